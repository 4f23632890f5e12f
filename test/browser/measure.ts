import { parseArgs } from 'node:util';
import axe from 'axe-core';
import { Stage } from './stage.ts';

/* Measures the page as a browser on this machine gets it: `npm run page:measure -- --json`. */

interface Timing {
  readonly encodedBodySize: number;
  readonly decodedBodySize: number;
  readonly domInteractive: number;
  readonly loadEventEnd: number;
}

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
const stage = await Stage.open();
const visitor = await stage.visitor();
const { page } = visitor;
// The first request has the page made.
await fetch(stage.address());
await page.goto(stage.address(), { waitUntil: 'load' });
const timing = JSON.parse(
  await page.evaluate<string>("JSON.stringify(performance.getEntriesByType('navigation')[0])"),
) as Timing;
await page.evaluate(axe.source);
const { violations } = await page.evaluate<{ violations: unknown[] }>('axe.run()');
const figures = {
  compressedBytes: timing.encodedBodySize,
  bytes: timing.decodedBodySize,
  requests: visitor.asked.length,
  interactiveMs: Math.round(timing.domInteractive),
  loadedMs: Math.round(timing.loadEventEnd),
  violations: violations.length,
};
console.log(
  values.json
    ? JSON.stringify(figures)
    : `${figures.compressedBytes} bytes compressed, ${figures.bytes} in all; ${figures.requests} request; interactive after ${figures.interactiveMs} ms, loaded after ${figures.loadedMs} ms; ${figures.violations} violations found by axe`,
);
await visitor.leave();
await stage.close();
