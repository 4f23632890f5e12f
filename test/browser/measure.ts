import { parseArgs } from 'node:util';
import axe from 'axe-core';
import { withPages } from './withPage.ts';

/* Measures the page as a browser on this machine gets it: `npm run page:measure -- --json`. */

interface Timing {
  readonly encodedBodySize: number;
  readonly decodedBodySize: number;
  readonly domInteractive: number;
}
const NAVIGATION = "JSON.stringify(performance.getEntriesByType('navigation')[0])";

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });

await withPages([{}], async (page, address) => {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  await page.goto(address);
  const timing = JSON.parse(await page.evaluate<string>(NAVIGATION)) as Timing;
  const requests = urls.filter((url) => !url.startsWith('data:')).length;
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ violations: unknown[] }>('axe.run()');
  const figures = {
    compressed: timing.encodedBodySize,
    raw: timing.decodedBodySize,
    interactiveMs: Math.round(timing.domInteractive),
    requests,
    violations: violations.length,
  };
  console.log(
    values.json
      ? JSON.stringify(figures)
      : `${figures.compressed} bytes compressed, ${figures.raw} raw; ${requests} request; interactive after ${figures.interactiveMs} ms; ${figures.violations} violations found by axe`,
  );
});
