import { afterEach, describe, expect, it } from 'vitest';
import { at, type Rehearsal, rehearse } from './rehearsal.ts';

let rehearsal: Rehearsal;
afterEach(() => rehearsal.site.close());

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const NOON = Date.UTC(2026, 0, 1, 12);
/** A site whose second page is refused once. */
const refusing = async (retryAfter: string) => {
  const fault = { kind: 'status', status: 429, retryAfter, times: 1 } as const;
  rehearsal = await rehearse({ poems: [1, 2], faults: { [at(2)]: fault } });
  return rehearsal;
};
const dateIn = (milliseconds: number) => new Date(NOON + milliseconds).toUTCString();

describe('the pauses of a collection', () => {
  it.each([
    ['seconds', '90', 90 * SECOND],
    ['a fraction of seconds', '1.5', 1.5 * SECOND],
    ['a date', dateIn(90 * SECOND), 90 * SECOND],
    ['an hour', '3600', HOUR],
    ['a date in an hour', dateIn(HOUR), HOUR],
  ])('are as long as a Retry-After of %s', async (_, header, pause) => {
    const { run, site, times } = await refusing(header);
    expect((await run()).done).toBe(true);
    expect(site.asked).toEqual(['/robots.txt', at(2), at(2), at(1)]);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBe(pause);
  });

  it('are of its own length for a Retry-After that makes no sense', async () => {
    const { run, times } = await refusing('-1');
    await run();
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThan(0);
  });

  it.each([
    ['seconds', '3601', 3601 * SECOND, '2026-01-01 13:00:01 UTC'],
    ['a date', dateIn(48 * HOUR), 48 * HOUR, '2026-01-03 12:00:00 UTC'],
  ])('end the run if they are longer than an hour, by %s', async (_, header, pause, time) => {
    const { run, site, times, clock, store } = await refusing(header);
    await expect(run()).rejects.toThrow(`${site.base} asks for no request before ${time}. Run the same`);
    expect(site.asked).toEqual(['/robots.txt', at(2)]);
    // A run that comes too early asks for nothing…
    clock.time += pause - HOUR - 1;
    await expect(run()).rejects.toThrow(time);
    expect(site.asked).toHaveLength(2);
    // … and one that comes an hour early waits.
    clock.time += SECOND;
    expect((await run()).done).toBe(true);
    expect(site.asked.slice(2)).toEqual(['/robots.txt', at(2), at(1)]);
    expect(times[2]).toBe(NOON + pause);
    expect(store.count()).toBe(2);
  });

  it('hold for the next run if this one is stopped', async () => {
    const { run, site, times, clock } = await refusing('600');
    const stop = new AbortController();
    clock.onSleep = () => stop.abort();
    expect((await run(stop.signal)).done).toBe(false);
    expect(site.asked).toEqual(['/robots.txt', at(2)]);
    clock.onSleep = () => {};
    expect((await run()).done).toBe(true);
    expect(times[2]).toBe(NOON + 600 * SECOND);
  });

  it('are as long as a Crawl-delay', async () => {
    rehearsal = await rehearse({ poems: [1, 2, 3], robots: 'User-agent: *\nCrawl-delay: 20' });
    expect((await rehearsal.run()).done).toBe(true);
    const [first = 0] = rehearsal.times;
    expect(rehearsal.times.map((time) => time - first)).toEqual([0, 20, 40, 60].map((s) => s * SECOND));
  });

  it('are made after the last failed try too, before the next page', async () => {
    const fault = { kind: 'status', status: 500, times: 1 } as const;
    rehearsal = await rehearse({ poems: [1, 2], faults: { [at(2)]: fault } }, { tries: 1, backoff: 800 });
    await rehearsal.run();
    expect(rehearsal.site.asked).toEqual(['/robots.txt', at(2), at(1), at(2)]);
    const [, failed = 0, next = 0] = rehearsal.times;
    // Three quarters of the pause at the least.
    expect(next - failed).toBeGreaterThanOrEqual(600);
  });
});
