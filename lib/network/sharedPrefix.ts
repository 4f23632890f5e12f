import { Tensor } from 'onnxruntime-node';
import type { BufferPool } from './bufferPool.ts';
import { type MemoryParts, partOf } from './memoryParts.ts';
import { SharedMemory } from './sharedMemory.ts';
import type { TokenStore } from './tokenStore.ts';

/** Tokens that a prefix has at most. Training's rows have as many, so that the network knows no greater distances. */
export const LONGEST = 256;
/** So many of its first tokens stay when it gets too long: the genre and the person's lines. */
export const PINNED = 64;
/** Room is made for a multiple of so many tokens, so that a freed prefix has room for a longer one. */
const ROOM = 64;

/** Keys and values of the text that many sequences go on from. It never changes; a longer one is another. */
export class SharedPrefix extends SharedMemory {
  /** Tokens in it. */
  readonly length: number;
  /** The network's inputs `prefix_NAME`. */
  readonly inputs: Readonly<Record<string, Tensor>>;
  readonly #memory: MemoryParts;
  readonly #pool: BufferPool;
  /** Of each part [heads, length, width]. */
  readonly #values: Float32Array;

  private constructor(memory: MemoryParts, pool: BufferPool, length: number, values: Float32Array) {
    super();
    this.length = length;
    [this.#memory, this.#pool, this.#values] = [memory, pool, values];
    const inputs: Record<string, Tensor> = {};
    for (const part of memory.parts) {
      const own = partOf(values, part, length);
      inputs[`prefix_${part.name}`] = new Tensor('float32', own, [part.heads, length, part.width]);
    }
    this.inputs = inputs;
  }

  static empty(memory: MemoryParts, pool: BufferPool): SharedPrefix {
    return new SharedPrefix(memory, pool, 0, new Float32Array(0));
  }

  /**
   * This prefix and more tokens behind it. Beyond {@link LONGEST} tokens the oldest ones behind the
   * first {@link PINNED} are left out.
   * @param slots of the tokens in the store, oldest first.
   */
  extended(store: TokenStore, slots: BigInt64Array): SharedPrefix {
    const whole = this.length + slots.length;
    const length = Math.min(whole, LONGEST);
    const dropped = whole - length;
    const values = this.#pool.take(Math.ceil(length / ROOM) * ROOM * this.#memory.tokenSize);
    const stored = store.values;
    for (const part of this.#memory.parts) {
      const { heads, width } = part;
      const to = partOf(values, part, length);
      const old = partOf(this.#values, part, this.length);
      const late = partOf(stored.all, part, stored.slots);
      for (let at = 0; at < length; at++) {
        const token = at < PINNED ? at : at + dropped;
        const isOld = token < this.length;
        const from = isOld ? token : Number(slots[token - this.length]) * heads;
        for (let head = 0; head < heads; head++) {
          const begin = (from + head * (isOld ? this.length : 1)) * width;
          const source = isOld ? old : late;
          const place = (head * length + at) * width;
          for (let i = 0; i < width; i++) to[place + i] = source[begin + i] as number;
        }
      }
    }
    return new SharedPrefix(this.#memory, this.#pool, length, values);
  }

  protected free(): void {
    this.#pool.give(this.#values);
  }
}
