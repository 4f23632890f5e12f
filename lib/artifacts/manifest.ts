import { InvalidManifestError } from './errors.ts';
import { isSafePath } from './store.ts';

/** Name of the manifest in its store. */
export const manifestPath = 'manifest.json';

export interface FileEntry {
  /** Relative to the root of the store. */
  readonly path: string;
  /** In lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface FileSet {
  readonly files: readonly FileEntry[];
}

export interface ModelEntry extends FileSet {
  /** Kind of network, which says what reads the files: a key of `networkKinds` in lib/network/kinds.ts. */
  readonly kind: string;
  /** How many of the last token ids the network sees, if that is fixed. Told to people; no code reads it. */
  readonly window?: number;
  /** Candidates of a rhymed line, where the network is too large for the usual number. */
  readonly candidates?: number;
  /** What training measured on held-out poems. */
  readonly metrics: Readonly<Record<string, unknown>>;
  /** What the network was trained on, and how. */
  readonly training: Readonly<Record<string, unknown>>;
}

/** The parts that all networks share; each may be absent. */
export const partNames = ['yo', 'names', 'lexicon', 'lines', 'words', 'pairs', 'vectors', 'grammar'] as const;

/**
 * Words whose ё is restored; names that are written with a capital; stress and frequency of words; hashes of the
 * corpus's lines, which no poem may repeat, of words that the corpus has and the lexicon lacks, and of pairs of words
 * that stand side by side in the corpus; vectors of words, which say which of them stand in the same poems; how common word
 * forms may be read, and what verbs govern.
 */
type Parts = { readonly [Name in (typeof partNames)[number]]?: FileSet };

/** `manifest.json`. Unknown keys are kept, so that a newer manifest can say more. */
export interface Manifest extends Parts {
  readonly name: string;
  readonly version: string;
  /** Date of publication, ISO 8601. */
  readonly created: string;
  readonly licence: string;
  readonly models: Readonly<Record<string, ModelEntry>>;
  readonly tokenizer: FileSet;
}

/**
 * Reads a manifest from its bytes.
 *
 * @throws InvalidManifestError with the first thing that is wrong.
 */
export function parseManifest(bytes: Uint8Array): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new InvalidManifestError(manifestPath, 'it is not JSON in UTF-8', error);
  }
  return asManifest(json);
}

/**
 * A value as a manifest, what is left out filled in.
 *
 * @throws InvalidManifestError with the first thing that is wrong.
 */
export function asManifest(value: unknown): Manifest {
  const manifest: Json = { name: 'neural-poet', ...objectAt('the document', value) };
  for (const field of ['name', 'version', 'licence']) expectText(field, manifest[field]);
  const { created } = manifest;
  expect('created', 'an ISO 8601 date', typeof created === 'string' && isoDate.test(created));
  const models = Object.entries(objectAt('models', manifest['models']));
  manifest['models'] = Object.fromEntries(
    models.map(([name, model]) => [name, asModel(`models.${name}`, model)]),
  );
  expectFiles('tokenizer', manifest['tokenizer']);
  for (const part of partNames) if (manifest[part] !== undefined) expectFiles(part, manifest[part]);
  return manifest as unknown as Manifest;
}

type Json = Record<string, unknown>;

const isoDate = /^\d{4}-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d(?::[0-6]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** @param what it must be, behind "must be". */
function expect(field: string, what: string, isSo: boolean): void {
  if (!isSo) throw new InvalidManifestError(manifestPath, `${field}: must be ${what}`);
}

function expectText(field: string, value: unknown): void {
  expect(field, 'text that is not empty', typeof value === 'string' && value !== '');
}

function expectCount(field: string, value: unknown): void {
  expect(field, 'a whole number above 0', Number.isSafeInteger(value) && (value as number) > 0);
}

function objectAt(field: string, value: unknown): Json {
  expect(field, 'an object', typeof value === 'object' && value !== null && !Array.isArray(value));
  return value as Json;
}

function asModel(field: string, value: unknown): Json {
  const model: Json = { metrics: {}, training: {}, ...objectAt(field, value) };
  expectText(`${field}.kind`, model['kind']);
  for (const name of ['window', 'candidates'])
    if (model[name] !== undefined) expectCount(`${field}.${name}`, model[name]);
  for (const name of ['metrics', 'training']) objectAt(`${field}.${name}`, model[name]);
  expectFiles(field, model);
  return model;
}

function expectFiles(field: string, value: unknown): void {
  const { files } = objectAt(field, value);
  expect(`${field}.files`, 'a list with a file', Array.isArray(files) && files.length > 0);
  for (const [at, entry] of (files as unknown[]).entries()) {
    const place = `${field}.files.${at}`;
    const { path, sha256, bytes } = objectAt(place, entry);
    const isInside = typeof path === 'string' && isSafePath(path);
    expect(`${place}.path`, 'a relative path that stays inside the store', isInside);
    const isHash = typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256);
    expect(`${place}.sha256`, 'a SHA-256 in lower-case hex', isHash);
    expectCount(`${place}.bytes`, bytes);
  }
}

/**
 * A model of the manifest.
 *
 * @throws InvalidManifestError that lists the models there are.
 */
export function modelNamed(manifest: Manifest, name: string): ModelEntry {
  const model = Object.hasOwn(manifest.models, name) ? manifest.models[name] : undefined;
  if (model !== undefined) return model;
  const known = Object.keys(manifest.models).join(', ') || 'none';
  throw new InvalidManifestError(manifestPath, `it has no model "${name}" (it has: ${known})`);
}
