/** Counts what is under way, and lets it end before all stops. */
export class Drain {
  #underWay = 0;
  #onEnd: (() => void) | undefined;
  #isDraining = false;

  /** Whether nothing new may begin. */
  get isDraining(): boolean {
    return this.#isDraining;
  }

  /** Does some work that is waited for. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#underWay++;
    try {
      return await work();
    } finally {
      this.#underWay--;
      this.#settle();
    }
  }

  /** From now on nothing new may begin. @returns when all that has begun is done. */
  drain(): Promise<void> {
    this.#isDraining = true;
    return new Promise((resolve) => {
      this.#onEnd = resolve;
      this.#settle();
    });
  }

  #settle(): void {
    if (this.#underWay === 0) this.#onEnd?.();
  }
}
