import * as z from 'zod';
import { InvalidManifestError } from './errors.ts';
import { isSafePath } from './store.ts';

/** Name of the manifest in its store. */
export const manifestPath = 'manifest.json';

const fileEntry = z.object({
  path: z.string().refine(isSafePath, { error: 'must be a relative path that stays inside the store' }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be a SHA-256 in lower-case hex' }),
  bytes: z.int().positive(),
});

const fileSet = z.looseObject({ files: z.array(fileEntry).min(1) });

const modelEntry = fileSet.extend({
  /** Which class of lib/model reads the files. */
  kind: z.string().min(1),
  /** How many of the last token ids the network sees, where it sees a fixed number. */
  window: z.int().positive().optional(),
  /** What training measured on held-out poems. */
  metrics: z.record(z.string(), z.unknown()).default({}),
  /** What the network was trained on, and how. */
  training: z.record(z.string(), z.unknown()).default({}),
});

/** The shape of `manifest.json`. Unknown keys are kept: later kinds of model say more about themselves. */
export const manifestSchema = z.looseObject({
  name: z.string().min(1).default('neural-poet'),
  version: z.string().min(1),
  /** Date of publication, ISO 8601. */
  created: z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })]),
  licence: z.string().min(1),
  models: z.record(z.string(), modelEntry),
  tokenizer: fileSet,
  /** Words that get their ё back. */
  yo: fileSet.optional(),
  lexicon: fileSet.optional(),
  /** Hashes of the corpus's lines, which are not to be repeated. */
  lines: fileSet.optional(),
  /** Hashes of words that the corpus attests beside the lexicon. */
  words: fileSet.optional(),
  /** Hashes of the words that people put side by side. */
  pairs: fileSet.optional(),
});

export type FileEntry = z.infer<typeof fileEntry>;
export type ModelEntry = z.infer<typeof modelEntry>;
export type Manifest = z.infer<typeof manifestSchema>;

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
  // A process reads one manifest or two: compiling a checker would take longer.
  const result = manifestSchema.safeParse(json, { jitless: true });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') || 'the document';
  throw new InvalidManifestError(manifestPath, `${field}: ${issue?.message}`, result.error);
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
