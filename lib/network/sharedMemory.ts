/** Memory that several states use. The last one that lets go of it frees it; what nobody frees is garbage collected. */
export abstract class SharedMemory {
  #users = 1;

  /** Counts one more user. */
  share(): this {
    this.#users++;
    return this;
  }

  letGo(): void {
    this.#users--;
    if (this.#users === 0) this.free();
  }

  protected abstract free(): void;
}
