/**
 * A map that keeps what was used last and forgets the rest. It holds two generations: what is set or found moves to the
 * young one; when that is full, it becomes the old one, and the old one is dropped whole. So nothing is evicted entry by
 * entry, and a look-up costs one or two of a `Map`'s (the scheme of Dominic Tarr's hashlru).
 */
export class BoundedCache<K, V extends NonNullable<unknown>> {
  /** What a generation may hold. */
  readonly #half: number;
  readonly #sizeOf: (value: V) => number;
  #young = new Map<K, V>();
  #old = new Map<K, V>();
  /** Size of the young generation. */
  #size = 0;

  /**
   * @param most size of all entries together; the most recent ones, up to half of it, are never forgotten.
   * @param sizeOf size of an entry, at most half of `most`; 1 if absent.
   */
  constructor(most: number, sizeOf: (value: V) => number = () => 1) {
    this.#half = most / 2;
    this.#sizeOf = sizeOf;
  }

  /** The value of a key; undefined where it was never set, or is forgotten. */
  get(key: K): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: K, value: V): void {
    const before = this.#young.get(key);
    const size = this.#sizeOf(value) - (before === undefined ? 0 : this.#sizeOf(before));
    if (this.#size + size > this.#half && this.#young.size > 0) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#size = this.#sizeOf(value);
    } else this.#size += size;
    this.#young.set(key, value);
  }

  /** Forgets a key. */
  delete(key: K): void {
    const young = this.#young.get(key);
    if (young !== undefined) this.#size -= this.#sizeOf(young);
    this.#young.delete(key);
    this.#old.delete(key);
  }
}
