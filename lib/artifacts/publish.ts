import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { describeFile } from './checksum.ts';
import { InvalidManifestError, MissingArtifactError } from './errors.ts';
import { FolderStore } from './folderStore.ts';
import { type FileEntry, type Manifest, manifestPath, manifestSchema, parseManifest } from './manifest.ts';

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
 * Puts a network and its tokenizer into a folder and enters them in its manifest; other entries stay.
 *
 * Files carry the start of their SHA-256 in their names, so a reader of the old manifest still finds the old files
 * until the new manifest takes its place in one rename. Files that only the old manifest named are removed after.
 *
 * @returns the new manifest.
 * @throws InvalidManifestError if the folder's manifest is broken, or if the tokenizer would change under another
 *   network of the folder, which was trained on the old one's ids.
 */
export async function publish(directory: string, publication: Publication): Promise<Manifest> {
  const { model, kind, window, metrics, training, version, licence, created } = publication;
  const previous = await readPrevious(directory);
  const onnx = addressed(`${model}.onnx`, publication.onnx);
  const tokenizer = addressed('tokenizer.json', publication.tokenizer);
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
  await replaceFile(join(directory, onnx.path), publication.onnx);
  await replaceFile(join(directory, tokenizer.path), publication.tokenizer);
  await replaceFile(join(directory, manifestPath), `${JSON.stringify(manifest, null, 2)}\n`);

  const kept = pathsOf(manifest);
  const stale = previous === undefined ? [] : [...pathsOf(previous)].filter((path) => !kept.has(path));
  await Promise.all(stale.map((path) => rm(join(directory, path), { force: true })));
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

/** The entry of a file whose name tells its contents: `classic.onnx` becomes `classic-1f0c92ab.onnx`. */
function addressed(name: string, bytes: Uint8Array): FileEntry {
  const entry = describeFile(name, bytes);
  const extension = extname(name);
  return { ...entry, path: `${name.slice(0, -extension.length)}-${entry.sha256.slice(0, 8)}${extension}` };
}

function pathsOf(manifest: Manifest): Set<string> {
  const sets = [
    ...Object.values(manifest.models),
    manifest.tokenizer,
    ...(manifest.lexicon ? [manifest.lexicon] : []),
  ];
  return new Set(sets.flatMap((set) => set.files.map((file) => file.path)));
}

/** Writes beside the file and renames, so that a reader sees the old contents or the new, never a part. */
async function replaceFile(path: string, contents: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, contents);
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
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
