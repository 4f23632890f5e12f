import type { InferenceSession } from 'onnxruntime-node';
import { ModelFormatError } from './session.ts';

/** Keys or values of one layer of attention. */
export interface Part {
  /** What its inputs and its output are called behind `prefix_`, `own_` and `entry_`. */
  readonly name: string;
  readonly heads: number;
  readonly width: number;
  /** Numbers that the parts before it have for each token. */
  readonly before: number;
}

/** What attention remembers of a token, in all layers. */
export interface MemoryParts {
  readonly parts: readonly Part[];
  /** Numbers of all parts for each token. */
  readonly tokenSize: number;
}

const PREFIX = 'prefix_';

/**
 * Reads the parts from a network's inputs `prefix_NAME` [heads, tokens, width].
 * @throws ModelFormatError where there are none, or one has no fixed width.
 */
export function memoryPartsOf(inputs: InferenceSession['inputMetadata']): MemoryParts {
  const parts: Part[] = [];
  let tokenSize = 0;
  for (const input of inputs) {
    if (!input.name.startsWith(PREFIX)) continue;
    const [heads, , width] = input.isTensor ? input.shape : [];
    if (typeof heads !== 'number' || typeof width !== 'number')
      throw new ModelFormatError(`"${input.name}" has no fixed width; export the network again`);
    parts.push({ name: input.name.slice(PREFIX.length), heads, width, before: tokenSize });
    tokenSize += heads * width;
  }
  if (parts.length === 0) throw new ModelFormatError('the network has no prefix; export it again');
  return { parts, tokenSize };
}

/** A view of one part in an array that holds all parts, one behind the other, of so many tokens. */
export function partOf(all: Float32Array, { before, heads, width }: Part, tokens: number): Float32Array {
  return all.subarray(before * tokens, (before + heads * width) * tokens);
}
