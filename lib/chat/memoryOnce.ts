import { BoundedCache } from '../shared/boundedCache.ts';
import type { Once } from './once.ts';

/** Remembers the work of this process. */
export class MemoryOnce implements Once {
  readonly #works: BoundedCache<string, Promise<unknown>>;

  /** @param most how many of the latest keys it surely remembers; it may remember twice as many. */
  constructor(most = 10_000) {
    this.#works = new BoundedCache(2 * most);
  }

  async run<T>(key: string, work: () => Promise<T>): Promise<{ readonly result: T }> {
    let running = this.#works.get(key) as Promise<T> | undefined;
    if (running === undefined) {
      running = work();
      this.#works.set(key, running);
      running.catch(() => this.#works.delete(key));
    }
    return { result: await running };
  }
}
