/** An array of small whole numbers as 64-bit ones, which is filled without making a BigInt of each. */
export class Int64s {
  #values = new BigInt64Array(0);
  #halves = new Int32Array(0);

  /** Makes room for so many numbers; those in it may be lost. */
  reserve(length: number): void {
    if (this.#values.length >= length) return;
    this.#values = new BigInt64Array(length);
    this.#halves = new Int32Array(this.#values.buffer);
  }

  /** The first numbers, as long as no more are reserved. */
  first(length: number): BigInt64Array {
    return this.#values.subarray(0, length);
  }

  /** @param value 0 to 2^31 - 1. */
  set(at: number, value: number): void {
    // Processors that ONNX Runtime runs on put the low half first.
    this.#halves[2 * at] = value;
  }
}
