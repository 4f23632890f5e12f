import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { problemSchema } from '../../lib/api/problemSchema.ts';
import { poemResponseSchema } from '../../lib/api/responseSchema.ts';
import { type LocalServer, serveLocally } from '../../lib/service/localServer.ts';
import { TestPool } from '../../lib/service/pool/testThreads.ts';
import { endAll, listening } from './startProcess.ts';

// A busy machine takes its time for thirty poems.
vi.setConfig({ testTimeout: 120_000 });

const post = (url: string, body: object, signal?: AbortSignal) =>
  fetch(`${url}/poem`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });

describe('a server that many ask at once', () => {
  afterEach(endAll);
  const request = { prompt: 'Над крышей тихо тает свет', scheme: 'ABAB', seed: 7 };

  it('writes for all of them what it writes for one, and says how it is meanwhile', async () => {
    const { url } = await listening({ POET_THREADS: '2' });
    const write = async () => {
      const answer = await post(url, request);
      expect(answer.status).toBe(200);
      return poemResponseSchema.strict().parse(await answer.json()).poem;
    };
    const alone = await write();
    let isDone = false;
    const writing = Promise.all(Array.from({ length: 30 }, write)).finally(() => {
      isDone = true;
    });
    let healthy = 0;
    while (!isDone) {
      expect((await fetch(`${url}/health`)).status).toBe(200);
      healthy++;
      await delay(1);
    }
    expect(new Set(await writing)).toEqual(new Set([alone]));
    // A server that writes in the thread that answers says so once or twice a poem.
    expect(healthy).toBeGreaterThan(4 * 30);
  });

  it('lets only so many wait', async () => {
    const { url } = await listening({ POET_THREADS: '1', POET_QUEUE: '1' });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => post(url, { ...request, scheme: 'SONNET' })),
    );
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, 200, 503, 503, 503, 503]);
    const refused = answers.filter(({ status }) => status === 503);
    for (const answer of refused) {
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(problemSchema.strict().parse(await answer.json()).detail).toContain('Try again');
    }
  });
});

describe('a client that leaves', () => {
  let server: LocalServer;
  afterEach(() => server.close());

  it('makes room in the queue, and where poems are written', async () => {
    const pool = new TestPool({ threads: 1, mostWaiting: 1 });
    server = await serveLocally(pool.service, { port: 0 });
    const url = `http://localhost:${server.port}`;
    const leave = new AbortController();
    const leaving = (prompt: string) => post(url, { prompt }, leave.signal).catch(({ name }) => name);
    const writing = leaving('раз');
    await vi.waitFor(() => expect(pool.prompts).toEqual(['раз']));
    // One waits, and there is no room for the other, whichever comes first.
    const others = [leaving('два'), leaving('три')];
    expect(await Promise.race(others)).toMatchObject({ status: 503 });

    leave.abort();
    expect(await Promise.all([writing, ...others])).toEqual(
      expect.arrayContaining(['AbortError', 'AbortError']),
    );
    await vi.waitFor(() => expect(pool.prompts).toEqual([]));
    const last = post(url, { prompt: 'четыре' });
    await vi.waitFor(() => expect(pool.prompts).toEqual(['четыре']));
    pool.threads[0]?.finish();
    expect((await last).status).toBe(200);
    expect(pool.log).toBe('');
  });
});
