import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import {
  type ArtifactError,
  MissingArtifactError,
  StoreUnavailableError,
  TruncatedArtifactError,
} from './errors.ts';
import type { GetObject, S3ClientOptions, S3Timeouts } from './s3Client.ts';
import { type ArtifactStore, assertSafePath } from './store.ts';

export interface S3StoreOptions extends S3ClientOptions {
  /** Key prefix, without a slash at either end; empty for the bucket's root. */
  readonly prefix: string;
  readonly timeouts?: S3Timeouts;
}

const defaultTimeouts: S3Timeouts = { connect: 2_000, idle: 5_000, total: 12_000 };
/** Attempts at a body that breaks off, which the SDK hands over before it has arrived and so never retries. */
const bodyAttempts = 3;

/** Artifacts in an S3 bucket. The SDK is imported by the first read. */
export class S3Store implements ArtifactStore {
  readonly #options: S3StoreOptions;
  #getObject: Promise<GetObject> | undefined;

  constructor(options: S3StoreOptions) {
    this.#options = options;
  }

  async read(path: string): Promise<Uint8Array> {
    assertSafePath(path);
    const { bucket, prefix, timeouts = defaultTimeouts } = this.#options;
    const where = prefix === '' ? `s3://${bucket}` : `s3://${bucket}/${prefix}`;
    const key = prefix === '' ? path : `${prefix}/${path}`;
    const deadline = AbortSignal.timeout(timeouts.total);
    for (let attempt = 1; ; attempt++) {
      let response: GetObjectCommandOutput;
      try {
        this.#getObject ??= this.#connect(timeouts);
        const getObject = await this.#getObject;
        response = await getObject(key, deadline);
      } catch (error) {
        throw asArtifactError(path, where, error);
      }
      const received = await collect(response);
      if (!('cause' in received)) return received.bytes;
      if (attempt === bodyAttempts || deadline.aborted) throw brokenBody(path, where, response, received);
    }
  }

  async #connect(timeouts: S3Timeouts): Promise<GetObject> {
    const { connect } = await import('./s3Client.ts');
    return connect(this.#options, timeouts);
  }
}

type Received = { bytes: Uint8Array } | { length: number; cause: unknown };

/** Reads a body to its end; where it breaks off, says how much came. */
async function collect({ Body, ContentLength = 0 }: GetObjectCommandOutput): Promise<Received> {
  // Filled while the rest is on its way: joining the pieces of a network afterwards would take its time.
  let bytes = Buffer.allocUnsafe(ContentLength);
  let length = 0;
  try {
    for await (const chunk of Body as unknown as AsyncIterable<Uint8Array>) {
      if (length + chunk.length > bytes.length) bytes = Buffer.concat([bytes.subarray(0, length), chunk]);
      else bytes.set(chunk, length);
      length += chunk.length;
    }
  } catch (cause) {
    return { length, cause };
  }
  return { bytes: bytes.subarray(0, length) };
}

function brokenBody(
  path: string,
  where: string,
  response: GetObjectCommandOutput,
  received: { length: number; cause: unknown },
): ArtifactError {
  const timedOut = ['TimeoutError', 'AbortError'].includes((received.cause as Error).name);
  if (timedOut || response.ContentLength === undefined) return asArtifactError(path, where, received.cause);
  return new TruncatedArtifactError(path, response.ContentLength, received.length, received.cause);
}

function asArtifactError(path: string, where: string, error: unknown): ArtifactError {
  // Users of the npm package install the client themselves.
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ERR_MODULE_NOT_FOUND') {
    const advice = 'The S3 client is not installed: npm install @aws-sdk/client-s3.';
    return new StoreUnavailableError(path, where, advice, error);
  }
  const name = error instanceof Error ? error.name : '';
  switch (name) {
    case 'NoSuchKey':
    case 'NotFound':
      return new MissingArtifactError(path, where, error);
    case 'NoSuchBucket':
      return new StoreUnavailableError(path, where, 'There is no such bucket: correct MODEL_BUCKET.', error);
    case 'AccessDenied':
    case 'Forbidden':
      return new StoreUnavailableError(
        path,
        where,
        'Access was denied: allow s3:GetObject on it, and s3:ListBucket so that a missing file can be told from a forbidden one.',
        error,
      );
    case 'CredentialsProviderError':
      return new StoreUnavailableError(
        path,
        where,
        'There are no AWS credentials: give the process a role or keys.',
        error,
      );
    case 'TimeoutError':
    case 'AbortError':
      return new StoreUnavailableError(path, where, 'The store did not answer in time; try again.', error);
    default:
      return new StoreUnavailableError(
        path,
        where,
        `The store failed (${name || 'unknown error'}); try again.`,
        error,
      );
  }
}
