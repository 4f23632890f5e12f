import { describe, expect, it } from 'vitest';
import { billOf, coldShareOf, type Measured, type Usage } from './cost.ts';
import { inDollars, tableOf } from './page.ts';

const measured: Measured = {
  composeMs: 50,
  costliestLineMs: 20,
  coldMs: 400,
  webhookMs: 10,
  webhookColdMs: 300,
  telegramMs: 100,
  answerBytes: 1000,
  logBytes: 1000,
  accessLogBytes: 500,
  artifactMb: 20,
  artifactFiles: 5,
};
const usage: Usage = {
  channel: 'api',
  poems: 10_000_000,
  architecture: 'x86_64',
  memory: 2048,
  webhookMemory: 1024,
};
const bill = (changes: Partial<Usage> = {}) => billOf({ ...usage, ...changes }, measured);
const dollars = (what: string, changes: Partial<Usage> = {}) =>
  bill(changes).find((item) => item.what === what)?.dollars;
const sum = (changes: Partial<Usage> = {}) => bill(changes).reduce((total, item) => total + item.dollars, 0);

describe('the bill', () => {
  it('equals a month calculated by hand from the price lists', () => {
    // 99 poems in a hundred take 50 ms, and one, with the start before it, 400 ms, on 2 GB.
    expect(dollars('Lambda, time')).toBeCloseTo(10e6 * 0.0535 * 2 * 0.000_016_666_7, 6);
    expect(dollars('Lambda, requests')).toBeCloseTo(2, 6);
    expect(dollars('API Gateway')).toBeCloseTo(10, 6);
    expect(dollars('Data sent')).toBeCloseTo(0.9, 6);
    expect(dollars('Logs')).toBeCloseTo(15 * 0.53, 6);
    // A request a second of 2,592,000 seconds, and a twentieth of the rest.
    expect(dollars('X-Ray')).toBeCloseTo((2_592_000 + 0.05 * 7_408_000) * 5e-6, 6);
    expect(dollars('DynamoDB')).toBe(0);
  });

  it('includes the time that the webhook waits', () => {
    const poem = 0.0535;
    // 1 GB has 1024/1769 of a processor.
    const webhook = poem + 0.1 + (0.01 * 1769) / 1024 + 0.003;
    expect(dollars('Lambda, time', { channel: 'telegram' })).toBeCloseTo(
      10e6 * (poem * 2 + webhook) * 0.000_016_666_7,
      6,
    );
    expect(dollars('Lambda, requests', { channel: 'telegram' })).toBeCloseTo(4, 6);
    expect(dollars('DynamoDB', { channel: 'telegram' })).toBeCloseTo(12.5, 6);
  });

  it('counts the poem of a start once: one start alone is what a start takes', () => {
    expect(dollars('Lambda, time', { poems: 1 })).toBeCloseTo(0.4 * 2 * 0.000_016_666_7, 8);
  });

  it('grows with the poems, and is lower on arm64', () => {
    expect(sum({ poems: 1000 })).toBeLessThan(sum({ poems: 2000 }));
    expect(sum({ architecture: 'arm64' })).toBeLessThan(sum());
  });

  it('is between zero and the full amount after the free part', () => {
    for (const item of [...bill({ poems: 1 }), ...bill()]) {
      expect(item.afterFree).toBeGreaterThanOrEqual(0);
      expect(item.afterFree).toBeLessThanOrEqual(item.dollars);
    }
  });
});

it('nearly all of a few requests start a container, nearly none of many', () => {
  expect(coldShareOf(1)).toBeGreaterThan(0.99);
  expect(coldShareOf(10_000)).toBeCloseTo(Math.exp(-10_000 / 8640), 6);
  expect(coldShareOf(1e9)).toBe(0.01);
});

it.each([
  [0, '–'],
  [0.004, '< $0.01'],
  [0.006, '$0.01'],
  [1234.5, '$1,234.50'],
])('%d is written as %s', (amount, text) => {
  expect(inDollars(amount)).toBe(text);
});

it('a table has a column for each bill, and a row for each item and sum', () => {
  const table = tableOf([1000, 1_000_000].map((poems) => ({ poems, items: bill({ poems }) })));
  const rows = table.split('\n').map((row) => row.split(' | ').length);
  expect(new Set(rows)).toEqual(new Set([3]));
  expect(rows).toHaveLength(bill().length + 4);
  expect(table).toContain('1,000,000 poems');
});
