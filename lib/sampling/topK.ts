/**
 * Finds the k largest logits: a heap holds the k largest so far with the least of them at its root, so that most of the
 * vocabulary costs one comparison. It keeps its memory between calls.
 */
export class TopK {
  readonly #heap: Int32Array;
  #size = 0;

  /** @param capacity the largest k that will be asked for. */
  constructor(capacity: number) {
    this.#heap = new Int32Array(capacity);
  }

  /**
   * @param logits one row of the vocabulary.
   * @param k how many to find; fewer are returned if fewer are allowed.
   * @param allowed for each token, 1 if it may be chosen, else 0.
   * @returns token ids of the pool, in no particular order; overwritten by the next call.
   */
  select(logits: Float32Array, k: number, allowed: Uint8Array): Int32Array {
    const heap = this.#heap;
    const limit = Math.min(k, heap.length);
    this.#size = 0;
    let least = Number.NEGATIVE_INFINITY;
    for (let token = 0; token < logits.length; token++) {
      const logit = logits[token] as number;
      if (allowed[token] === 0 || (this.#size === limit && logit <= least)) continue;
      if (this.#size < limit) {
        heap[this.#size] = token;
        this.#rise(this.#size++, logits);
      } else {
        heap[0] = token;
        this.#sink(logits);
      }
      least = logits[heap[0] as number] as number;
    }
    return heap.subarray(0, this.#size);
  }

  #rise(from: number, logits: Float32Array): void {
    const heap = this.#heap;
    let child = from;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (this.#at(parent, logits) <= this.#at(child, logits)) return;
      const token = heap[parent] as number;
      heap[parent] = heap[child] as number;
      heap[child] = token;
      child = parent;
    }
  }

  #sink(logits: Float32Array): void {
    const heap = this.#heap;
    let parent = 0;
    for (;;) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < this.#size && this.#at(child, logits) < this.#at(least, logits)) least = child;
      }
      if (least === parent) return;
      const token = heap[parent] as number;
      heap[parent] = heap[least] as number;
      heap[least] = token;
      parent = least;
    }
  }

  #at(position: number, logits: Float32Array): number {
    return logits[this.#heap[position] as number] as number;
  }
}

/** The likeliest allowed token, of equals the first; -1 if no token is allowed. */
export function argmax(logits: Float32Array, allowed: Uint8Array): number {
  let best = -1;
  let bestLogit = Number.NEGATIVE_INFINITY;
  for (let token = 0; token < logits.length; token++) {
    const logit = logits[token] as number;
    if (logit > bestLogit && allowed[token] === 1) {
      best = token;
      bestLogit = logit;
    }
  }
  return best;
}
