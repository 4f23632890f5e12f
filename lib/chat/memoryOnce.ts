import { BoundedCache } from '../shared/boundedCache.ts';
import type { Once } from './once.ts';

/** Remembers the work of this process. */
export class MemoryOnce implements Once {
  readonly #works: BoundedCache<string, Promise<void>>;

  /** @param most how many of the latest keys it surely remembers; it may remember twice as many. */
  constructor(most = 10_000) {
    this.#works = new BoundedCache(2 * most);
  }

  async run(key: string, work: () => Promise<void>): Promise<'done' | 'later'> {
    let running = this.#works.get(key);
    if (running === undefined) {
      running = work();
      this.#works.set(key, running);
      running.catch(() => this.#works.delete(key));
    }
    await running;
    return 'done';
  }
}
