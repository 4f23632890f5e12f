import { beforeEach, expect, it } from 'vitest';
import { BoundedQueue, QueueFullError } from './boundedQueue.ts';

let queue: BoundedQueue;
let started: string[];
/** Ends a task. */
let ends: Map<string, () => void>;
beforeEach(() => {
  [queue, started, ends] = [new BoundedQueue(2, 2), [], new Map()];
});

const run = (name: string, signal?: AbortSignal) =>
  queue.run(async () => {
    started.push(name);
    await new Promise<void>((resolve) => ends.set(name, resolve));
    return name;
  }, signal);
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('runs so many at once, and the others in the order in which they came', async () => {
  const tasks = ['a', 'b', 'c', 'd'].map((name) => run(name));
  await settle();
  expect(started).toEqual(['a', 'b']);
  expect(queue.waiting).toBe(2);
  ends.get('b')?.();
  await settle();
  expect(started).toEqual(['a', 'b', 'c']);
  ends.get('a')?.();
  await settle();
  for (const name of ['c', 'd']) ends.get(name)?.();
  expect(await Promise.all(tasks)).toEqual(['a', 'b', 'c', 'd']);
  expect(started).toEqual(['a', 'b', 'c', 'd']);
});

it('refuses what finds no place, and takes the next when there is one again', async () => {
  for (const name of ['a', 'b', 'c', 'd']) void run(name);
  await expect(run('e')).rejects.toThrow(QueueFullError);
  ends.get('a')?.();
  await settle();
  void run('f');
  await settle();
  expect(queue.waiting).toBe(2);
  expect(started).toEqual(['a', 'b', 'c']);
});

it('gives the place of a task that fails to the next', async () => {
  const failing = queue.run(() => Promise.reject(new RangeError('no')));
  await expect(failing).rejects.toThrow(RangeError);
  for (const name of ['a', 'b']) void run(name);
  await settle();
  expect(started).toEqual(['a', 'b']);
});

it('lets go of a task that waits when its signal is aborted', async () => {
  const leave = new AbortController();
  for (const name of ['a', 'b']) void run(name);
  const left = run('c', leave.signal);
  void run('d');
  leave.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  expect(queue.waiting).toBe(1);
  ends.get('a')?.();
  await settle();
  expect(started).toEqual(['a', 'b', 'd']);
  await expect(run('e', leave.signal)).rejects.toThrow('gone');
});

it('does not touch a task that runs', async () => {
  const leave = new AbortController();
  const task = run('a', leave.signal);
  await settle();
  leave.abort();
  ends.get('a')?.();
  expect(await task).toBe('a');
});
