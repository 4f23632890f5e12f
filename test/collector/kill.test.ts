import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startCollector, storedPoems } from './collector.ts';
import { poemAt, startSite } from './site.ts';

const PAGES = Number(process.env['SOAK_PAGES'] ?? 300);
const KILLS = Number(process.env['SOAK_KILLS'] ?? 5);

it(`loses nothing and finds nothing twice over ${PAGES} pages and ${KILLS} kills`, async () => {
  const days = ['2018-07-23', '2018-07-22'];
  const perDay = Array.from({ length: PAGES / days.length }, (_, at) => at + 1);
  const site = await startSite({ poems: Object.fromEntries(days.map((day) => [day, perDay])) });
  const dir = await mkdtemp(join(tmpdir(), 'kill-'));
  const out = join(dir, 'corpus.sqlite');
  const start = () => startCollector(site, out, ['2018-07-22', '2018-07-23'], ['--top', String(PAGES)]);
  try {
    for (let kill = 1; kill <= KILLS; kill++) {
      const run = start();
      // Killed at a page that no two runs share, a moment after it was asked for.
      const at = Math.floor((kill * PAGES) / (KILLS + 1)) + 3;
      while (site.asked.length < at && run.process.exitCode === null)
        await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
      run.process.kill('SIGKILL');
      expect((await run.ended).signal).toBe('SIGKILL');
    }
    expect((await start().ended).code).toBe(0);
    const stored = storedPoems(out);
    const expected = days.flatMap((day) => perDay.map((number) => `/${day.replaceAll('-', '/')}/${number}`));
    expect(stored.map(({ source }) => source).sort()).toEqual(expected.sort());
    for (const { source, text } of stored) expect(text).toBe(poemAt(source).text);
    // A page is asked for again only if it was under way when the process was killed.
    const pages = site.asked.filter((path) => path !== '/robots.txt');
    expect(pages.length - new Set(pages).size).toBeLessThanOrEqual(KILLS);
  } finally {
    await site.close();
    await rm(dir, { recursive: true, force: true });
  }
}, 600_000);
