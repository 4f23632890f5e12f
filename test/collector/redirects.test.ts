import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCollector, storedPoems } from './collector.ts';
import { at, type Rehearsal, rehearse } from './rehearsal.ts';
import { type Site, startSite } from './site.ts';

const to = (location: string, times = Number.POSITIVE_INFINITY) =>
  ({ kind: 'redirect', location, times }) as const;

/** Another host, which must never be asked for anything. */
let elsewhere: Site;
beforeEach(async () => {
  elsewhere = await startSite({ poems: { '2018-07-23': [1, 2, 3] } });
});
afterEach(async () => {
  await elsewhere.close();
  expect(elsewhere.asked).toEqual([]);
});

describe('a redirect', () => {
  let rehearsal: Rehearsal;
  afterEach(() => rehearsal.site.close());

  it('is followed on its own host, at the pace of the collection', async () => {
    const robots = 'User-agent: *\nCrawl-delay: 20';
    rehearsal = await rehearse({
      poems: [1, 2, 3],
      robots,
      faults: { [at(3)]: to('1'), [at(2)]: to('/gone') },
    });
    const { done, client } = await rehearsal.run();
    expect(done).toBe(true);
    expect(rehearsal.site.asked).toEqual(['/robots.txt', at(3), at(1), at(2), '/gone', at(1)]);
    const [first = 0] = rehearsal.times;
    expect(rehearsal.times.map((time) => time - first)).toEqual(
      [0, 20, 40, 60, 80, 100].map((s) => s * 1000),
    );
    expect(rehearsal.store.count()).toBe(2);
    expect(client.requests).toBe(6);
    expect(client.redirects.size).toBe(0);
  });

  it('is not followed to another host: the page is asked for once more, then left out', async () => {
    rehearsal = await rehearse({ poems: [1, 2, 3], faults: { [at(2)]: to(elsewhere.base + at(2)) } });
    const { done, client } = await rehearsal.run();
    expect(done).toBe(true);
    expect(rehearsal.site.asked).toEqual(['/robots.txt', at(3), at(2), at(1), at(2)]);
    expect(client.redirects).toEqual(new Map([[at(2), 'otherHost']]));
    expect(rehearsal.store.broken()).toEqual([at(2)]);
    expect(rehearsal.store.count()).toBe(2);
  });

  it('is not followed to a page that robots.txt forbids, on the way either', async () => {
    const robots = 'User-agent: *\nDisallow: /login';
    const faults = { [at(3)]: to('/login?from=3'), [at(2)]: to('/moved'), '/moved': to('/login') };
    rehearsal = await rehearse({ poems: [1, 2, 3], robots, faults });
    const { done, client } = await rehearsal.run();
    expect(done).toBe(true);
    expect(rehearsal.site.asked).not.toContainEqual(expect.stringContaining('login'));
    expect([...client.redirects]).toEqual([
      [at(3), 'forbidden'],
      [at(2), 'forbidden'],
    ]);
    expect(rehearsal.store.broken()).toEqual([at(2), at(3)]);
  });

  it('is read as any other answer once it leads nowhere else', async () => {
    rehearsal = await rehearse({ poems: [1, 2], faults: { [at(2)]: to(elsewhere.base, 1) } });
    expect((await rehearsal.run()).done).toBe(true);
    expect(rehearsal.store.count()).toBe(2);
    expect(rehearsal.store.broken()).toEqual([]);
  });

  it.each([
    ['a circle', at(2)],
    ['no address', 'http://['],
  ])('fails if it leads to %s', async (_, location) => {
    rehearsal = await rehearse({ poems: [1, 2], faults: { [at(2)]: to(location) } });
    expect((await rehearsal.run()).done).toBe(false);
    expect(rehearsal.store.failed('2018-07-23')).toEqual([at(2)]);
    expect(rehearsal.store.count()).toBe(1);
  });

  it('ends the run if every page has it', async () => {
    const faults = Object.fromEntries([4, 3, 2, 1].map((number) => [at(number), to(elsewhere.base)]));
    rehearsal = await rehearse({ poems: [1, 2, 3, 4], faults });
    await expect(rehearsal.run()).rejects.toThrow(
      `3 pages in a row failed, the last being ${at(2)}: it redirects to ${elsewhere.base}/, on another host`,
    );
    expect(rehearsal.store.broken()).toEqual([]);
  });

  it('of robots.txt is followed on its own host only', async () => {
    const faults = { '/robots.txt': to('/rules.txt'), '/rules.txt': to(`${elsewhere.base}/robots.txt`) };
    rehearsal = await rehearse({ poems: [1], faults });
    await expect(rehearsal.run()).rejects.toThrow(
      `/robots.txt: it redirects to ${elsewhere.base}/robots.txt, on another host; nothing more is asked of`,
    );
    expect(rehearsal.site.asked).toEqual(['/robots.txt', '/rules.txt']);
  });
});

it('corpus:collect counts and tells the redirects that it did not follow', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'redirects-'));
  const out = join(dir, 'corpus.sqlite');
  const site = await startSite({
    poems: { '2018-07-23': [1, 2, 3, 4, 5, 6] },
    robots: 'User-agent: *\nDisallow: /login',
    faults: { [at(2)]: to(elsewhere.base), [at(4)]: to('/login'), [at(6)]: to('/login') },
  });
  try {
    const { code, stdout, stderr } = await startCollector(
      site,
      out,
      ['2018-07-23', '2018-07-23'],
      ['--top', '6', '--json'],
    ).ended;
    expect(code).toBe(0);
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) as string)).toMatchObject({
      done: true,
      poems: 3,
      broken: 3,
      notFollowed: { otherHost: 1, forbidden: 2 },
    });
    expect(stderr).toContain(
      'Redirects not followed: 1 to another host, 2 to pages that robots.txt forbids.',
    );
    expect(stderr).toContain(`left out: ${at(2)}, ${at(4)}, ${at(6)}`);
    expect(storedPoems(out)).toHaveLength(3);
  } finally {
    await site.close();
    await rm(dir, { recursive: true, force: true });
  }
});
