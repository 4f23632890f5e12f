/** As many tasks wait as may. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** Lets so many tasks run at once and so many wait for their turn, first come, first served. */
export class BoundedQueue {
  readonly #places: number;
  readonly #mostWaiting: number;
  #running = 0;
  /** Each starts the task of one that waits. */
  #waiting: (() => void)[] = [];

  /** @param places tasks that run at once. @param mostWaiting tasks that wait beside them, at most. */
  constructor(places: number, mostWaiting: number) {
    [this.#places, this.#mostWaiting] = [places, mostWaiting];
  }

  /** How many tasks wait for their turn. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Runs a task when its turn comes.
   *
   * @param signal takes the task out of the queue. Once it runs, ending it is its own affair.
   * @throws QueueFullError; the signal's reason; whatever the task throws.
   */
  async run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#turn(signal);
    try {
      return await task();
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  async #turn(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    if (this.#running >= this.#places) {
      if (this.#waiting.length >= this.#mostWaiting) throw new QueueFullError('too many tasks wait');
      await this.#wait(signal);
    } else this.#running++;
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const start = () => {
        signal?.removeEventListener('abort', leave);
        // The place is taken at once: whoever comes before this promise settles must not get it.
        this.#running++;
        resolve();
      };
      const leave = () => {
        this.#waiting = this.#waiting.filter((own) => own !== start);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(start);
    });
  }
}
