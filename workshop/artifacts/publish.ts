import { describeFile } from '../../lib/artifacts/checksum.ts';
import { InvalidManifestError, MissingArtifactError } from '../../lib/artifacts/errors.ts';
import { FolderStore } from '../../lib/artifacts/folderStore.ts';
import {
  asManifest,
  type FileEntry,
  type Manifest,
  manifestPath,
  parseManifest,
} from '../../lib/artifacts/manifest.ts';
import { replaceFiles } from './replaceFiles.ts';

/** A trained network, and what to say of it. */
export interface Publication {
  /** Name of the network in the manifest, e.g. `classic`. */
  readonly model: string;
  /** Kind of network, which says what reads it: a key of `networkKinds` in lib/network/kinds.ts. */
  readonly kind: string;
  readonly onnx: Uint8Array;
  /** Contents of the `tokenizer.json` that the network was trained with. */
  readonly tokenizer: Uint8Array;
  /** How many of the last token ids the network sees, if that is fixed. */
  readonly window?: number;
  /** Candidates of a rhymed line, where the network is too large for the usual number. */
  readonly candidates?: number;
  readonly metrics: Record<string, unknown>;
  readonly training: Record<string, unknown>;
  readonly version: string;
  readonly licence: string;
  /** Date of publication, ISO 8601. */
  readonly created: string;
}

/**
 * Puts a network (`NAME.onnx`) and its tokenizer (`tokenizer.json`) into a folder, and lists them in its manifest; what
 * else the manifest lists stays. The manifest is replaced last: until then a reader finds checksums that differ.
 *
 * @returns the new manifest.
 * @throws InvalidManifestError if the folder's manifest is broken, or if the folder has another network that was trained
 *   with another tokenizer.
 */
export async function publish(directory: string, publication: Publication): Promise<Manifest> {
  const { model, kind, window, candidates, metrics, training, version, licence, created } = publication;
  const previous = await readPrevious(directory);
  const onnx = describeFile(`${model}.onnx`, publication.onnx);
  const tokenizer = describeFile('tokenizer.json', publication.tokenizer);
  assertSameTokenizer(previous, model, tokenizer);

  const manifest = asManifest({
    ...previous,
    version,
    created,
    licence,
    models: {
      ...previous?.models,
      [model]: {
        kind,
        files: [onnx],
        ...(window === undefined ? {} : { window }),
        ...(candidates === undefined ? {} : { candidates }),
        metrics,
        training,
      },
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

/** Files that all networks share, by their names in the manifest. */
export const partFiles = {
  yo: 'yo.bin',
  names: 'names.txt.br',
  lexicon: 'lexicon.bin',
  lines: 'lines.bin',
  words: 'words.bin',
  pairs: 'pairs.bin',
  vectors: 'vectors.bin',
  grammar: 'grammar.bin',
} as const;

/**
 * Puts a file that all networks share into a folder, and lists it in its manifest.
 *
 * @returns the new manifest.
 * @throws MissingArtifactError if the folder has no manifest yet; InvalidManifestError if the manifest is broken.
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
