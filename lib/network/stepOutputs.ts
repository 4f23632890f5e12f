import { Tensor } from 'onnxruntime-node';
import { type MemoryParts, partOf } from './memoryParts.ts';

/** Where a step writes what the next one may overwrite. */
export interface Outputs {
  /** [batch, vocabulary]. */
  readonly logits: Float32Array;
  /** Keys and values of the step's tokens, of each part [batch, heads, width]. */
  readonly entries: Float32Array;
  /** The same, as the network's outputs. */
  readonly tensors: Readonly<Record<string, Tensor>>;
}

/** The same memory for the outputs of every step, whatever its batch. */
export class StepOutputs {
  readonly #memory: MemoryParts;
  readonly #vocabularySize: number;
  #most = 0;
  #logits = new Float32Array(0);
  #entries = new Float32Array(0);
  readonly #ofBatch = new Map<number, Outputs>();

  constructor(memory: MemoryParts, vocabularySize: number) {
    [this.#memory, this.#vocabularySize] = [memory, vocabularySize];
  }

  of(batch: number): Outputs {
    if (batch > this.#most) this.#reserve(batch);
    const known = this.#ofBatch.get(batch);
    if (known) return known;
    const logits = this.#logits.subarray(0, batch * this.#vocabularySize);
    const entries = this.#entries.subarray(0, batch * this.#memory.tokenSize);
    const tensors: Record<string, Tensor> = {
      logits: new Tensor('float32', logits, [batch, this.#vocabularySize]),
    };
    for (const part of this.#memory.parts) {
      const own = partOf(entries, part, batch);
      tensors[`entry_${part.name}`] = new Tensor('float32', own, [batch, part.heads, 1, part.width]);
    }
    const outputs = { logits, entries, tensors };
    this.#ofBatch.set(batch, outputs);
    return outputs;
  }

  #reserve(batch: number): void {
    this.#most = batch;
    this.#logits = new Float32Array(batch * this.#vocabularySize);
    this.#entries = new Float32Array(batch * this.#memory.tokenSize);
    this.#ofBatch.clear();
  }
}
