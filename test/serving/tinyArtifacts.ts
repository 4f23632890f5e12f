import { readFile } from 'node:fs/promises';
import type { Manifest } from '../../lib/artifacts/manifest.ts';
import { publish } from '../../lib/artifacts/publish.ts';
import { Tokenizer } from '../../lib/tokenizer/tokenizer.ts';
import { tinyNetwork } from './tinyNetwork.ts';

/** Publishes a network of random weights and the tokenizer of the fixtures into a folder. */
export async function publishTiny(folder: string): Promise<Manifest> {
  const tokenizer = await readFile('test/fixtures/tiny/tokenizer.json');
  return publish(folder, {
    model: 'classic',
    kind: 'classic',
    onnx: tinyNetwork(Tokenizer.fromJson(String(tokenizer)).vocabularySize),
    tokenizer,
    window: 20,
    metrics: {},
    training: {},
    version: '1.2.3',
    licence: 'MIT',
    created: '2026-01-02',
  });
}
