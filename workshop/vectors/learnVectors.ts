import { runPython } from '../python/runPython.ts';
import type { VectorsToPack } from './packVectors.ts';
import type { Passage } from './texts.ts';

const LEARN = {
  script: 'training/vectors/learn.py',
  requirements: 'training/vectors/requirements.txt',
};

/**
 * Learns word vectors by `training/vectors`.
 * @param python the interpreter.
 * @throws PythonMissingError; Error if the script fails.
 */
export async function learnVectors(passages: AsyncIterable<Passage>, python: string): Promise<VectorsToPack> {
  const { vectors, ...rest } = JSON.parse(await runPython(LEARN, python, rowsOf(passages)));
  return { ...rest, vectors: Int8Array.from(vectors) };
}

/** A row each: the kind and the words. */
async function* rowsOf(passages: AsyncIterable<Passage>): AsyncGenerator<string> {
  for await (const { kind, words } of passages) yield `${kind} ${words.join(' ')}\n`;
}
