import { describe, expect, it } from 'vitest';
import { lazy } from './lazy.ts';

describe('lazy', () => {
  it('shares one load, keeps its result, and loads anew after a failure', async () => {
    const outcomes = [Promise.reject(new Error('first')), Promise.resolve('second')];
    let loads = 0;
    const value = lazy(() => outcomes[loads++] as Promise<string>);
    const first = await Promise.allSettled([value.get(), value.get(), value.get()]);
    expect(first.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(loads).toBe(1);
    expect(value.current).toBeUndefined();
    expect(await Promise.all([value.get(), value.get()])).toEqual(['second', 'second']);
    expect(await value.get()).toBe('second');
    expect(value.current).toBe('second');
    expect(loads).toBe(2);
  });
});
