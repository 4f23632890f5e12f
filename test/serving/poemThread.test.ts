import { afterEach, expect, it, vi } from 'vitest';
import { poemResponseSchema } from '../../lib/api/responseSchema.ts';
import { PoemWorker } from '../../lib/service/pool/poemThread.ts';
import { inRequest, withRequestIds } from '../../lib/service/requestContext.ts';

// A thread loads a network first, which a busy machine delays.
vi.setConfig({ testTimeout: 60_000 });
afterEach(() => vi.unstubAllEnvs());

const prompt = 'Над крышей тихо тает свет';
const request = { prompt, scheme: 'ABAB', seed: 7 };

it('writes one poem after another, and stops one that nobody waits for', async () => {
  const thread = new PoemWorker(() => {});
  const poem = poemResponseSchema.strict().parse((await thread.write({ body: request })).poem);
  expect(poem.lines).toHaveLength(4);
  const leave = new AbortController();
  const long = thread.write({ body: { prompt, lines: 40 } }, leave.signal);
  leave.abort(new Error('gone'));
  // A thread that went on would answer with the poem.
  await expect(long).rejects.toThrow('gone');
  const drawn = await thread.write({ body: request, format: 'svg' });
  expect(drawn.poem.poem).toBe(poem.poem);
  expect(new TextDecoder().decode(drawn.picture)).toContain(`<desc>${poem.poem}</desc>`);
  await expect(thread.write({ body: { prompt: '' } })).rejects.toMatchObject({
    status: 400,
    details: { field: 'prompt' },
  });
});

it('passes on problems and what it logs', async () => {
  vi.stubEnv('MODEL_DIR', 'no-such-folder');
  const events: unknown[] = [];
  const thread = new PoemWorker(withRequestIds((event) => events.push(event)));
  const write = () => thread.write({ body: request });
  await expect(inRequest('abc', write)).rejects.toMatchObject({
    status: 503,
    headers: { 'retry-after': '5' },
  });
  expect(events).toMatchObject([{ requestId: 'abc', message: 'network not loaded', file: 'manifest.json' }]);
  expect(thread.isAlive).toBe(true);
});
