import { describe, expect, it, vi } from 'vitest';
import { MemoryOnce } from './memoryOnce.ts';

describe('MemoryOnce', () => {
  it('does a work once, also for those who ask while it is done', async () => {
    const once = new MemoryOnce();
    const work = vi.fn(async () => {});
    await Promise.all([once.run('a', work), once.run('a', work)]);
    await once.run('a', work);
    await once.run('b', work);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('does a work again that failed', async () => {
    const once = new MemoryOnce();
    const work = vi.fn(async () => {});
    work.mockRejectedValueOnce(new Error('no'));
    await expect(once.run('a', work)).rejects.toThrow('no');
    expect(await once.run('a', work)).toEqual({ result: undefined });
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('remembers the latest, and forgets the oldest', async () => {
    const once = new MemoryOnce(2);
    const work = vi.fn(async () => {});
    for (const key of ['a', 'b', 'c', 'd', 'e']) await once.run(key, work);
    for (const key of ['e', 'd']) await once.run(key, work);
    expect(work).toHaveBeenCalledTimes(5);
    await once.run('a', work);
    expect(work).toHaveBeenCalledTimes(6);
  });
});
