/** Sees to it that a piece of work is done once, however often it is asked for. */
export interface Once {
  /**
   * Does the work unless it was done before, or is being done by another.
   *
   * @returns `later` if another is at it and did not finish in time: whether it will is not known.
   * @throws what the work throws; then it counts as not done.
   */
  run(key: string, work: () => Promise<void>): Promise<'done' | 'later'>;
}

/** Remembers the work of this process. */
export class OnceHere implements Once {
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
