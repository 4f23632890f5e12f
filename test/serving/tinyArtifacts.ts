import { readFile } from 'node:fs/promises';
import type { Manifest } from '../../lib/artifacts/manifest.ts';
import type { ModelName } from '../../lib/poet/models.ts';
import { publish } from '../../workshop/artifacts/publish.ts';

/**
 * Publishes the tiny network of the fixtures and its tokenizer into a folder.
 *
 * @param model its name in the manifest. Whatever it is, the network writes free verse only.
 */
export async function publishTiny(folder: string, model: ModelName = 'classic'): Promise<Manifest> {
  return publish(folder, {
    model,
    kind: 'classic',
    onnx: await readFile('test/fixtures/tiny/tiny.onnx'),
    tokenizer: await readFile('test/fixtures/tiny/tokenizer.json'),
    window: 20,
    metrics: {},
    training: {},
    version: '1.2.3',
    licence: 'MIT',
    created: '2026-01-02',
  });
}
