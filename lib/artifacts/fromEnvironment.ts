import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FolderStore } from './folderStore.ts';
import { KnownManifest, manifestBeside } from './knownManifest.ts';
import { S3Store } from './s3Store.ts';
import type { ArtifactStore } from './store.ts';

const folderName = 'model-artifacts';

/** The variables read here; an empty one counts as unset. */
export interface StoreEnvironment {
  readonly MODEL_BUCKET?: string | undefined;
  readonly MODEL_PREFIX?: string | undefined;
  readonly MODEL_DIR?: string | undefined;
  readonly AWS_ENDPOINT_URL_S3?: string | undefined;
  readonly AWS_ENDPOINT_URL?: string | undefined;
  readonly AWS_REGION?: string | undefined;
  readonly AWS_DEFAULT_REGION?: string | undefined;
}

/**
 * The store that the environment names: the bucket `MODEL_BUCKET` under `MODEL_PREFIX` where that is set, else the
 * folder `MODEL_DIR`, else the `model-artifacts/` of this package or bundle. `AWS_ENDPOINT_URL_S3` (or
 * `AWS_ENDPOINT_URL`) points to an S3-compatible server, whose buckets are then named in the path.
 */
export function storeFromEnvironment(environment: StoreEnvironment = process.env): ArtifactStore {
  const bucket = environment.MODEL_BUCKET;
  if (!bucket) return new FolderStore(environment.MODEL_DIR || findFolder());
  const prefix = (environment.MODEL_PREFIX ?? '').replace(/^\/+|\/+$/g, '');
  const store = new S3Store({ bucket, prefix, ...placeOf(environment) });
  const manifest = manifestBeside(ownFolder(), prefix);
  return manifest ? new KnownManifest(store, manifest) : store;
}

function placeOf(environment: StoreEnvironment): { endpoint?: string; region?: string } {
  const endpoint = environment.AWS_ENDPOINT_URL_S3 || environment.AWS_ENDPOINT_URL;
  if (!endpoint) return {};
  // Other servers than AWS seldom have regions, but signing needs one.
  const region = environment.AWS_REGION || environment.AWS_DEFAULT_REGION || 'us-east-1';
  return { endpoint, region };
}

/** The folder of this file. A bundle in CommonJS has no import.meta.dirname; Lambda's working directory is the bundle's. */
function ownFolder(): string {
  return import.meta.dirname ?? process.cwd();
}

/** The nearest `model-artifacts/` at or above this file: two levels up in the repository, beside it in a bundle. */
function findFolder(): string {
  let directory = ownFolder();
  for (;;) {
    const candidate = join(directory, folderName);
    if (existsSync(candidate)) return candidate;
    const parent = dirname(directory);
    if (parent === directory) return join(process.cwd(), folderName);
    directory = parent;
  }
}
