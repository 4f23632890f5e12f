/** Numbers that are kept at the most; what is given back beyond them is left to the garbage collector. */
const MOST = 2 ** 21;
/** An array is used for shorter ones down to this share of its length. */
const LEAST_USE = 0.5;

/**
 * Float arrays that are used again and again. A poem needs tens of megabytes of short-lived ones, which the garbage
 * collector would let lie for seconds: to a server that is memory it pays for.
 */
export class BufferPool {
  /** Whole arrays, the shortest first. */
  readonly #free: Float32Array[] = [];
  #kept = 0;

  /** An array of this length with anything in it, from the shortest one that has room. */
  take(length: number): Float32Array {
    const at = this.#free.findIndex((array) => array.length >= length);
    const array = this.#free[at];
    if (!array || length < LEAST_USE * array.length) return new Float32Array(length);
    this.#free.splice(at, 1);
    this.#kept -= array.length;
    return array.subarray(0, length);
  }

  /** Gives an array of {@link take} back: nobody may use it any more. */
  give(array: Float32Array): void {
    const whole = new Float32Array(array.buffer);
    if (this.#kept + whole.length > MOST) return;
    this.#kept += whole.length;
    const at = this.#free.findIndex(({ length }) => length >= whole.length);
    this.#free.splice(at < 0 ? this.#free.length : at, 0, whole);
  }
}
