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
    expect(await once.run('a', work)).toBe('done');
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('forgets the oldest', async () => {
    const once = new MemoryOnce(2);
    const work = vi.fn(async () => {});
    for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await once.run(key, work);
    expect(work).toHaveBeenCalledTimes(4);
  });
});
