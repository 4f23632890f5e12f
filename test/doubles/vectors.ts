import { readFile } from 'node:fs/promises';
import { WordVectors } from '../../lib/vectors/wordVectors.ts';

/** The published word vectors. */
export async function loadVectors(): Promise<WordVectors> {
  return WordVectors.fromBytes(await readFile('model-artifacts/vectors.bin'));
}
