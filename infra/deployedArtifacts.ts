import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFile } from '../lib/artifacts/checksum.ts';
import { type FileEntry, type ModelEntry, manifestPath, parseManifest } from '../lib/artifacts/manifest.ts';
import { optimised } from '../lib/network/optimise.ts';

/**
 * Copies artifacts as they are deployed: with networks that ONNX Runtime has optimised, because each start would do it
 * again.
 * @param folder the artifacts, which stay as they are.
 * @returns the folder of the copy.
 */
export async function deployedArtifacts(folder: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'neural-poet-artifacts-'));
  await cp(folder, copy, { recursive: true });
  const manifest = parseManifest(await readFile(join(copy, manifestPath)));
  const optimise = async ({ path }: FileEntry) => {
    const bytes = await optimised(await readFile(join(copy, path)));
    await writeFile(join(copy, path), bytes);
    return describeFile(path, bytes);
  };
  const models: Record<string, ModelEntry> = {};
  for (const [name, model] of Object.entries(manifest.models))
    models[name] = { ...model, files: await Promise.all(model.files.map(optimise)) };
  await writeFile(join(copy, manifestPath), `${JSON.stringify({ ...manifest, models }, null, 2)}\n`);
  return copy;
}
