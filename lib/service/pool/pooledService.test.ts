import { beforeEach, expect, it } from 'vitest';
import { Problem } from '../../api/problem.ts';
import { TestPool } from './testThreads.ts';

let pool: TestPool;
beforeEach(() => {
  pool = new TestPool({ threads: 2, mostWaiting: 1 });
});

const write = (prompt: string, signal?: AbortSignal) => pool.service.writePoem({ prompt }, signal);
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('starts a thread only where the others are busy', async () => {
  const first = write('раз');
  await settle();
  pool.threads[0]?.finish();
  expect((await first).lines[0]).toBe('раз');
  void write('два');
  await settle();
  expect(pool.threads).toHaveLength(1);
  void write('три');
  void write('четыре');
  await settle();
  expect(pool.prompts).toEqual(['два', 'три']);
  pool.threads[1]?.finish();
  await settle();
  expect(pool.prompts).toEqual(['два', 'четыре']);
});

it('says when to try again if too many wait', async () => {
  for (const prompt of ['раз', 'два', 'три']) void write(prompt);
  const problem = await write('четыре').catch((error: unknown) => error);
  expect(problem).toMatchObject({
    status: 503,
    headers: { 'retry-after': expect.stringMatching(/^[1-9]\d?$/u) },
  });
  expect(pool.log).toBe('');
});

it('refuses a faulty request at once, however many wait', async () => {
  for (const prompt of ['раз', 'два', 'три']) void write(prompt);
  expect(await pool.service.answer({ prompt: '' })).toMatchObject({ status: 400, field: 'prompt' });
});

it('takes a request that is given up out of the queue, or stops it', async () => {
  for (const prompt of ['раз', 'два']) void write(prompt).catch(() => {});
  const leave = new AbortController();
  const waiting = write('три', leave.signal);
  leave.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  const stop = new AbortController();
  const next = write('четыре', stop.signal);
  pool.threads[0]?.finish();
  await settle();
  expect(pool.prompts).toContain('четыре');
  stop.abort(new Error('gone too'));
  await expect(next).rejects.toThrow('gone too');
  expect(pool.log).toBe('');
  void write('пять');
  await settle();
  expect(pool.prompts).toContain('пять');
});

it('passes on what a thread throws, and starts another for one that has ended', async () => {
  const refused = write('раз');
  await settle();
  pool.threads[0]?.fail(new Problem(503, { detail: 'no network' }, { 'retry-after': '5' }));
  await expect(refused).rejects.toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  const failed = pool.service.answer({ prompt: 'два' });
  await settle();
  (pool.threads[0] as { isAlive: boolean }).isAlive = false;
  pool.threads[0]?.fail(new RangeError('out of memory'));
  expect(await failed).toMatchObject({ status: 500 });
  expect(pool.log).toContain('RangeError');
  void write('три');
  await settle();
  expect(pool.threads).toHaveLength(2);
  expect(pool.prompts).toEqual(['три']);
});

it('has a thread draw the poem that it writes', async () => {
  const drawn = pool.service.drawPoem({ prompt: 'раз' }, 'svg');
  await settle();
  pool.threads[0]?.finish();
  const { poem, picture } = await drawn;
  expect(poem.lines[0]).toBe('раз');
  expect(new TextDecoder().decode(picture)).toBe('svg');
});

it('names in its health the networks that have written', async () => {
  expect(pool.service.health()).toEqual({ status: 'ok', version: '1.2.3', loaded: false, models: [] });
  const poem = write('раз');
  await settle();
  pool.threads[0]?.finish();
  await poem;
  const model = { name: 'verse', version: '9.9.9' };
  expect(pool.service.health()).toMatchObject({ loaded: true, model, models: [model] });
});
