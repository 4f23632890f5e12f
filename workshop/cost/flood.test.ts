import { expect, it } from 'vitest';
import measured from '../../docs/cost.json' with { type: 'json' };
import { type FloodLimits, floodBill } from './flood.ts';

const limits: FloodLimits = {
  poems: 20,
  pages: 0,
  apiCopies: 10,
  botCopies: 0,
  architecture: 'x86_64',
  memory: 2048,
  webhookMemory: 1024,
  siteMemory: 512,
};
const SECONDS = 30 * 24 * 3600;
const GB_SECOND = 0.000_016_666_7;

it('without weights, all copies write all month', () => {
  const { api } = floodBill(limits, measured);
  const time = 10 * 2 * SECONDS * GB_SECOND;
  // A request of the API costs $1.20 a million, and then its logs, its traces and what it sends.
  const requests = 20 * SECONDS * 1e-6;
  expect(api).toBeGreaterThan(time + 1.2 * requests);
  expect(api).toBeLessThan(time + 3 * requests);
});

it('with weights, they write as many lines as they may, however many are asked for', () => {
  const weighed = (poems: number) => floodBill({ ...limits, poems, linesPerSecond: 8 }, measured).api;
  const line = measured.costliestLineMs / 1000;
  const time = 8 * line * 2 * SECONDS * GB_SECOND;
  expect(weighed(1)).toBeGreaterThan(time);
  // A request that is refused costs little: less than a fifth of a poem.
  expect((weighed(11) - weighed(1)) / 10).toBeLessThan(time / 5);
  expect(weighed(1e6)).toBeGreaterThan(floodBill(limits, measured).api);
});

it('a daily budget bounds API and bot each', () => {
  const flood = { ...limits, pages: 10, botCopies: 5 };
  const [free, bound] = [floodBill(flood, measured), floodBill({ ...flood, dailyBudget: 0.5 }, measured)];
  expect(bound.api + bound.pages).toBeCloseTo(15, 9);
  expect(bound.bot).toBe(15);
  expect(free.bot).toBeGreaterThan(15);
  expect(bound.fixed).toBe(free.fixed);
  expect(floodBill({ ...flood, dailyBudget: 1e6 }, measured)).toEqual(free);
});
