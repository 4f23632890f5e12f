import type { Once } from './once.ts';

/** Remembers the work of this process. */
export class MemoryOnce implements Once {
  readonly #works = new Map<string, Promise<void>>();
  readonly #most: number;

  /** @param most keys that are remembered, the latest ones. */
  constructor(most = 10_000) {
    this.#most = most;
  }

  async run(key: string, work: () => Promise<void>): Promise<'done' | 'later'> {
    let running = this.#works.get(key);
    if (running === undefined) {
      running = work();
      this.#works.set(key, running);
      running.catch(() => this.#works.delete(key));
      const [oldest] = this.#works.keys();
      if (this.#works.size > this.#most && oldest !== undefined) this.#works.delete(oldest);
    }
    await running;
    return 'done';
  }
}
