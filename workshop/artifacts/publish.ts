import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeFile } from '../../lib/artifacts/checksum.ts';
import { InvalidManifestError, MissingArtifactError } from '../../lib/artifacts/errors.ts';
import { FolderStore } from '../../lib/artifacts/folderStore.ts';
import {
  type FileEntry,
  type Manifest,
  manifestPath,
  manifestSchema,
  parseManifest,
} from '../../lib/artifacts/manifest.ts';

/** One trained network with what belongs to it. */
export interface Publication {
  /** Name of the network in the manifest, e.g. `classic`. */
  readonly model: string;
  /** Which class of lib/model reads it. */
  readonly kind: string;
  readonly onnx: Uint8Array;
  /** Contents of the `tokenizer.json` that the network was trained with. */
  readonly tokenizer: Uint8Array;
  /** How many of the last token ids the network sees, if a fixed number. */
  readonly window?: number;
  readonly metrics: Record<string, unknown>;
  readonly training: Record<string, unknown>;
  readonly version: string;
  readonly licence: string;
  /** Date of publication, ISO 8601. */
  readonly created: string;
}

/**
 * Puts a network (`NAME.onnx`) and its tokenizer (`tokenizer.json`) into a folder and enters them in its manifest;
 * other entries stay. All is written beside its place first and then renamed, the manifest last: a failure leaves the
 * old state, and a reader in between meets a checksum that differs, never a part of a file.
 *
 * @returns the new manifest.
 * @throws InvalidManifestError if the folder's manifest is broken, or if the tokenizer would change under another
 *   network of the folder, which was trained on the old one's ids.
 */
export async function publish(directory: string, publication: Publication): Promise<Manifest> {
  const { model, kind, window, metrics, training, version, licence, created } = publication;
  const previous = await readPrevious(directory);
  const onnx = describeFile(`${model}.onnx`, publication.onnx);
  const tokenizer = describeFile('tokenizer.json', publication.tokenizer);
  assertSameTokenizer(previous, model, tokenizer);

  const manifest = manifestSchema.parse({
    ...previous,
    version,
    created,
    licence,
    models: {
      ...previous?.models,
      [model]: { kind, files: [onnx], ...(window === undefined ? {} : { window }), metrics, training },
    },
    tokenizer: { files: [tokenizer] },
  });
  await replaceFiles(directory, [
    [onnx.path, publication.onnx],
    [tokenizer.path, publication.tokenizer],
    [manifestPath, `${JSON.stringify(manifest, null, 2)}\n`],
  ]);
  return manifest;
}

/** What stands beside the networks, one file each. */
export const partFiles = {
  yo: 'yo.txt.br',
  lexicon: 'lexicon.bin',
  lines: 'lines.bin',
  words: 'words.bin',
  pairs: 'pairs.bin',
} as const;

/**
 * Puts a part that all networks share into a folder and enters it in its manifest.
 *
 * @returns the new manifest.
 * @throws MissingArtifactError if the folder has no manifest yet; InvalidManifestError if it is broken.
 */
export async function publishPart(
  directory: string,
  part: keyof typeof partFiles,
  contents: Uint8Array,
): Promise<Manifest> {
  const previous = parseManifest(await new FolderStore(directory).read(manifestPath));
  const entry = describeFile(partFiles[part], contents);
  const manifest: Manifest = { ...previous, [part]: { files: [entry] } };
  await replaceFiles(directory, [
    [entry.path, contents],
    [manifestPath, `${JSON.stringify(manifest, null, 2)}\n`],
  ]);
  return manifest;
}

async function readPrevious(directory: string): Promise<Manifest | undefined> {
  try {
    return parseManifest(await new FolderStore(directory).read(manifestPath));
  } catch (error) {
    if (error instanceof MissingArtifactError) return undefined;
    throw error;
  }
}

function assertSameTokenizer(previous: Manifest | undefined, model: string, tokenizer: FileEntry): void {
  const others = Object.keys(previous?.models ?? {}).filter((name) => name !== model);
  if (previous === undefined || others.length === 0) return;
  if (previous.tokenizer.files.some((file) => file.sha256 === tokenizer.sha256)) return;
  const problem = `its tokenizer is another than that of ${others.join(', ')}; train all networks of a folder on one tokenizer`;
  throw new InvalidManifestError(manifestPath, problem);
}

/** Writes all files beside their places, then renames them in the order given. */
async function replaceFiles(
  directory: string,
  files: [path: string, contents: Uint8Array | string][],
): Promise<void> {
  const moves = files.map(([path, contents]) => {
    const target = join(directory, path);
    return { target, temporary: `${target}.${process.pid}.tmp`, contents };
  });
  await mkdir(directory, { recursive: true });
  try {
    for (const { temporary, contents } of moves) await writeFile(temporary, contents);
    for (const { temporary, target } of moves) await rename(temporary, target);
  } finally {
    await Promise.all(moves.map(({ temporary }) => rm(temporary, { force: true })));
  }
}

/**
 * Reads a JSON object from a file of this machine.
 *
 * @throws Error that names the file, where it is missing or holds something else.
 */
export async function readJsonObject(path: string): Promise<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path} cannot be read as JSON: ${(cause as Error).message}`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${path} must hold a JSON object.`);
  }
  return value as Record<string, unknown>;
}
