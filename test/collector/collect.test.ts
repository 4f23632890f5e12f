import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { command } from '../cli/command.ts';
import { startCollector, storedPoems } from './collector.ts';
import { poemAt, type Site, type SiteOptions, startSite } from './site.ts';

const DAYS = ['2018-07-22', '2018-07-23'] as const;
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const poems = { '2018-07-22': [1, 2, 4, ...numbers(120, 140)], '2018-07-23': numbers(3, 25) };
const paths = Object.entries(poems).flatMap(([day, all]) =>
  all.map((number) => `/${day.replaceAll('-', '/')}/${number}`),
);

let dir: string;
let site: Site;
let out: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'collect-'));
  out = join(dir, 'corpus.sqlite');
});
afterEach(async () => {
  await site.close();
  await rm(dir, { recursive: true, force: true });
});

const collect = async (options: Partial<SiteOptions> = {}, args: string[] = []) => {
  site = await startSite({ poems, ...options });
  return startCollector(site, out, DAYS, ['--top', '300', ...args]).ended;
};
const collectAgain = (args: string[] = []) =>
  startCollector(site, out, DAYS, ['--top', '300', ...args]).ended;

/** Every poem of the site is in the store once, as it was written. */
function expectAll(): void {
  const stored = storedPoems(out);
  expect(stored.map(({ source }) => source).sort()).toEqual([...paths].sort());
  for (const { source, text, title, author, date } of stored) {
    expect({ text, title, author }).toEqual(poemAt(source));
    expect(source.startsWith(`/${date.replaceAll('-', '/')}/`)).toBe(true);
  }
}

describe('corpus:collect', () => {
  it('collects every poem, newest day first, one request at a time, none twice', async () => {
    const { code, stdout } = await collect({}, ['--contact', 'poet@example.org']);
    expect(code).toBe(0);
    expect(stdout).toContain(`${paths.length} poems in the store`);
    expectAll();
    expect(new Set(site.asked).size).toBe(site.asked.length);
    expect(site.busiest).toBe(1);
    expect(site.asked[0]).toBe('/robots.txt');
    expect(site.asked[1]).toBe('/2018/07/23/300');
    expect([...site.agents]).toEqual([
      expect.stringMatching(/^NeuralPoetCollector\/[\d.]+ \(\+poet@example\.org\)$/u),
    ]);
  });

  it('makes no request for a range that is done', async () => {
    await collect();
    const asked = site.asked.length;
    const { code, stdout } = await collectAgain(['--json']);
    expect(site.asked).toHaveLength(asked);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      event: 'end',
      done: true,
      poems: paths.length,
      requests: 0,
      broken: 0,
      notFollowed: { otherHost: 0, forbidden: 0 },
    });
  });

  it('gets over errors, interruptions, slow, endless and broken pages', async () => {
    const { code } = await collect({
      faults: {
        '/robots.txt': { kind: 'status', status: 503, times: 1 },
        '/2018/07/23/25': { kind: 'status', status: 500, times: 2 },
        '/2018/07/23/24': { kind: 'status', status: 429, retryAfter: '0', times: 2 },
        '/2018/07/23/23': { kind: 'truncated', times: 1 },
        '/2018/07/23/22': { kind: 'cut', times: 1 },
        '/2018/07/23/21': { kind: 'slow', times: 1 },
        '/2018/07/23/20': { kind: 'endless', times: 1 },
        '/2018/07/23/18': { kind: 'reset', times: 2 },
      },
    });
    expect(code).toBe(0);
    expectAll();
  });

  it('comes back at the end of the day to a page that could not be had, and at the next run if need be', async () => {
    const { code, stderr } = await collect({
      faults: { '/2018/07/23/20': { kind: 'status', status: 500, times: 7 } },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/The same command tries them again/u);
    expect(storedPoems(out)).toHaveLength(paths.length - 1);
    expect((await collectAgain()).code).toBe(0);
    expectAll();
  });

  it('leaves out pages that break off each time, says which, and asks for them no more', async () => {
    const broken = { kind: 'headless', times: Number.POSITIVE_INFINITY } as const;
    const { code, stderr } = await collect({
      faults: { '/2018/07/23/27': broken, '/2018/07/23/29': broken, '/2018/07/23/30': broken },
    });
    expect(stderr).toMatch(/3 pages break off or redirect .*left out: \/2018\/07\/23\/27, /u);
    expect(code).toBe(0);
    expectAll();
    const asked = site.asked.length;
    expect((await collectAgain()).code).toBe(0);
    expect(site.asked).toHaveLength(asked);
  });

  it('gives up on a dead site with a clear message, and goes on later', async () => {
    const faults = Object.fromEntries(
      [25, 24, 23].map((number) => [
        `/2018/07/23/${number}`,
        { kind: 'status', status: 500, times: 3 } as const,
      ]),
    );
    const { code, stderr } = await collect({ faults });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /error: 3 pages in a row failed, the last being \/2018\/07\/23\/25: the site answered 500 \(3 tries\)/u,
    );
    expect((await collectAgain()).code).toBe(0);
    expectAll();
  });

  it('obeys a robots.txt that forbids', async () => {
    const { code, stderr } = await collect({ robots: 'User-agent: *\nDisallow: /2018/' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/robots\.txt of .* forbids/u);
    expect(site.asked).toEqual(['/robots.txt']);
  });

  it('leaves a site alone whose Crawl-delay is longer than any run', async () => {
    const { code, stderr } = await collect({ robots: 'User-agent: *\nCrawl-delay: 3000000' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/robots\.txt of .* asks for 3000000 seconds/u);
    expect(site.asked).toEqual(['/robots.txt']);
  });

  it('finishes the page on Ctrl-C, says how to go on, and goes on', async () => {
    site = await startSite({ poems });
    const run = startCollector(site, out, DAYS, ['--top', '300', '--delay', '0.05']);
    while (site.asked.length < 40) await new Promise((resolve) => setTimeout(resolve, 5));
    run.process.kill('SIGINT');
    const { code, stderr } = await run.ended;
    expect(code).toBe(130);
    expect(stderr).toMatch(/The same command goes on from here/u);
    const asked = site.asked.length;
    await collectAgain();
    // robots.txt is read anew; no page is.
    expect(new Set(site.asked.slice(asked))).not.toContain(site.asked[asked - 1]);
    expectAll();
  });

  it.each([
    ['no date', ['--from', '2018-02-31'], /"2018-02-31" is not a day/u],
    ['no address', ['--base', 'stihi.ru'], /is no web address/u],
    ['no number of tries', ['--tries', '0'], /must be at least 1/u],
  ])('refuses %s', async (_, args, message) => {
    const { code, stderr } = await collect({}, args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(site.asked).toEqual([]);
  });

  it('refuses a store that is none', async () => {
    await writeFile(out, 'not a database, but long enough to be taken for a file of some kind');
    expect((await collect()).stderr).toMatch(/corpus\.sqlite is no collection that can be written/u);
  });

  it('exports what corpus:clean reads', async () => {
    await collect();
    const file = join(dir, 'poems.jsonl');
    expect((await command('corpus-export', ['--in', out, '--out', file])).stdout).toContain(
      `${paths.length} poems`,
    );
    const rows = (await readFile(file, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row) as Record<string, string>);
    expect(rows).toHaveLength(paths.length);
    expect(rows[0]).toMatchObject({
      kind: 'amateur',
      date: '2018-07-23',
      text: expect.stringContaining('Скрипит калитка'),
    });
    const cleaned = await command('corpus-clean', ['--in', file, '--out', join(dir, 'clean'), '--json']);
    expect(JSON.parse(cleaned.stdout)).toMatchObject({ files: [{ in: { poems: paths.length } }] });
    expect((await command('corpus-export', ['--in', join(dir, 'none.sqlite'), '--out', file])).code).toBe(1);
  });
});
