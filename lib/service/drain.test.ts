import { describe, expect, it } from 'vitest';
import { Drain } from './drain.ts';

describe('Drain', () => {
  it('ends at once where nothing is under way', async () => {
    const drain = new Drain();
    await drain.during(async () => {});
    expect(drain.isDraining).toBe(false);
    await drain.drain();
    expect(drain.isDraining).toBe(true);
  });

  it('ends with the last that is under way, even if it fails', async () => {
    const drain = new Drain();
    const ends: string[] = [];
    const [first, second] = ['first', 'second'].map((name) => {
      let end = () => {};
      const work = drain.during(async () => {
        await new Promise<void>((resolve) => {
          end = resolve;
        });
        ends.push(name);
        if (name === 'second') throw new Error(name);
      });
      return { work, end: () => end() };
    });
    const drained = drain.drain().then(() => ends.push('drained'));
    first?.end();
    await first?.work;
    expect(ends).toEqual(['first']);
    second?.end();
    await expect(second?.work).rejects.toThrow('second');
    await drained;
    expect(ends).toEqual(['first', 'second', 'drained']);
  });
});
