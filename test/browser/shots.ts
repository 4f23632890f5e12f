import { Stage } from './stage.ts';

/* Takes the pictures of the page that the documentation shows: `npm run page:shots`. */

const poem = { line: 'Над крышей тихо тает свет', seed: '7' };
const wide = { width: 1200, height: 760 };
const shots = [
  { name: 'page', options: { viewport: wide }, query: poem },
  { name: 'page-making', options: { viewport: wide, colorScheme: 'dark' }, query: { ...poem, making: '1' } },
  {
    name: 'page-phone',
    options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
    query: { ...poem, stresses: '1' },
  },
] as const;

const stage = await Stage.open();
for (const { name, options, query } of shots) {
  const visitor = await stage.visitor({ reducedMotion: 'reduce', ...options });
  await visitor.awaitPoem(() => visitor.page.goto(stage.address(query)));
  const path = `docs/images/${name}.png`;
  await visitor.page.screenshot({ path });
  console.log(path);
  await visitor.leave();
}
await stage.close();
