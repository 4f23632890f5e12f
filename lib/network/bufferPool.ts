/** Numbers that a pool keeps unless told otherwise: 8 MiB. */
const USUAL_MOST = 2 ** 21;
/** An array is lent as a shorter one down to this share of its length. */
const LEAST_USE = 0.5;

/**
 * Float arrays that are used again and again. A poem needs tens of megabytes of short-lived ones. The garbage collector
 * would leave them for seconds, and a server pays for that memory.
 */
export class BufferPool {
  /** Whole arrays, the shortest first. */
  readonly #free: Float32Array[] = [];
  #kept = 0;
  readonly #most: number;

  /** @param most numbers that are kept; arrays beyond them are left to the garbage collector. */
  constructor(most = USUAL_MOST) {
    this.#most = most;
  }

  /** An array of this length, from the shortest free one that has room; it holds any numbers. */
  take(length: number): Float32Array {
    const at = this.#free.findIndex((array) => array.length >= length);
    const array = this.#free[at];
    if (!array || length < LEAST_USE * array.length) return new Float32Array(length);
    this.#free.splice(at, 1);
    this.#kept -= array.length;
    return array.subarray(0, length);
  }

  /** Takes an array of {@link take} back: nobody may use it any more. */
  give(array: Float32Array): void {
    const whole = new Float32Array(array.buffer);
    if (this.#kept + whole.length > this.#most) return;
    this.#kept += whole.length;
    const at = this.#free.findIndex(({ length }) => length >= whole.length);
    this.#free.splice(at < 0 ? this.#free.length : at, 0, whole);
  }
}
