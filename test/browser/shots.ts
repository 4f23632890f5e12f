import { withPages } from './withPage.ts';

/* Takes the pictures of the page that the documentation shows: `npm run page:shots`. */

const query = `?line=${encodeURIComponent('Над крышей тихо тает свет')}&seed=7`;
const shots = [
  { name: 'page', options: { viewport: { width: 900, height: 860 }, colorScheme: 'light' }, isMaking: false },
  {
    name: 'page-making',
    options: { viewport: { width: 900, height: 860 }, colorScheme: 'dark' },
    isMaking: true,
  },
  {
    name: 'page-phone',
    options: { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
    isMaking: false,
  },
] as const;

await withPages(
  shots.map(({ options }) => options),
  async (page, address, at) => {
    const shot = shots[at];
    if (shot === undefined) return;
    await page.goto(address + query);
    await page.locator('#result').waitFor();
    if (shot.isMaking) await page.getByRole('button', { name: 'Как сделано' }).click();
    const path = `docs/images/${shot.name}.png`;
    await page.screenshot({ path });
    console.log(path);
  },
);
