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
  /** Kind of network, which says what reads the files: a key of `networkKinds` in lib/network/kinds.ts. */
  kind: z.string().min(1),
  /** How many of the last token ids the network sees, if that is fixed. Told to people; no code reads it. */
  window: z.int().positive().optional(),
  /** Candidates of a rhymed line, where the network is too large for the usual number. */
  candidates: z.int().positive().optional(),
  /** What training measured on held-out poems. */
  metrics: z.record(z.string(), z.unknown()).default({}),
  /** What the network was trained on, and how. */
  training: z.record(z.string(), z.unknown()).default({}),
});

/** The shape of `manifest.json`. Unknown keys are kept, so that a newer manifest can say more. */
export const manifestSchema = z.looseObject({
  name: z.string().min(1).default('neural-poet'),
  version: z.string().min(1),
  /** Date of publication, ISO 8601. */
  created: z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })]),
  licence: z.string().min(1),
  models: z.record(z.string(), modelEntry),
  tokenizer: fileSet,
  /** Words whose ё is restored. */
  yo: fileSet.optional(),
  /** Names that are written with a capital. */
  names: fileSet.optional(),
  /** Stress and frequency of words. */
  lexicon: fileSet.optional(),
  /** Hashes of the corpus's lines, which no poem may repeat. */
  lines: fileSet.optional(),
  /** Hashes of words that the corpus has and the lexicon lacks. */
  words: fileSet.optional(),
  /** Hashes of pairs of words that stand side by side in the corpus. */
  pairs: fileSet.optional(),
  /** Vectors of words: which of them stand in the same poems. */
  vectors: fileSet.optional(),
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
  // zod would compile a checker, which takes longer than it saves: a process reads one manifest or two.
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
