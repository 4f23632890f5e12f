import { Tensor } from 'onnxruntime-node';
import type { BufferPool } from './bufferPool.ts';
import { type MemoryParts, partOf } from './memoryParts.ts';
import { SharedMemory } from './sharedMemory.ts';

const LEAST_ROOM = 64;

/**
 * Keys and values of all tokens that sequences have read since they branched. Nothing is ever removed or moved to another
 * slot, so that sequences which have tokens in common share them: each knows its slots.
 */
export class TokenStore extends SharedMemory {
  readonly #memory: MemoryParts;
  readonly #pool: BufferPool;
  /** Of each part [room, heads, width]. */
  #values: Float32Array = new Float32Array(0);
  #room = 0;
  #count = 0;
  #inputs: Record<string, Tensor>;

  constructor(memory: MemoryParts, pool: BufferPool) {
    super();
    [this.#memory, this.#pool] = [memory, pool];
    this.#inputs = this.#viewed();
  }

  /** The network's inputs `own_NAME`: all slots, also those that hold nothing yet. */
  get inputs(): Readonly<Record<string, Tensor>> {
    return this.#inputs;
  }

  /**
   * Takes tokens up.
   * @param entries of each part [tokens, heads, width].
   * @returns the first one's slot; the others follow it.
   */
  append(entries: Float32Array, tokens: number): number {
    const first = this.#count;
    if (first + tokens > this.#room) this.#grow(first + tokens);
    for (const part of this.#memory.parts)
      partOf(this.#values, part, this.#room).set(
        partOf(entries, part, tokens),
        first * part.heads * part.width,
      );
    this.#count += tokens;
    return first;
  }

  /** Of each part [slots, heads, width]; valid until the next {@link TokenStore.append}. */
  get values(): { readonly all: Float32Array; readonly slots: number } {
    return { all: this.#values, slots: this.#room };
  }

  protected free(): void {
    this.#pool.give(this.#values);
  }

  #grow(least: number): void {
    const [before, roomBefore] = [this.#values, this.#room];
    this.#room = Math.max(LEAST_ROOM, 2 * roomBefore, least);
    this.#values = this.#pool.take(this.#room * this.#memory.tokenSize);
    for (const part of this.#memory.parts)
      partOf(this.#values, part, this.#room).set(partOf(before, part, roomBefore));
    this.#pool.give(before);
    this.#inputs = this.#viewed();
  }

  #viewed(): Record<string, Tensor> {
    const inputs: Record<string, Tensor> = {};
    for (const part of this.#memory.parts) {
      const values = partOf(this.#values, part, this.#room);
      inputs[`own_${part.name}`] = new Tensor('float32', values, [this.#room * part.heads, part.width]);
    }
    return inputs;
  }
}
