import {
  type ArtifactError,
  MissingArtifactError,
  StoreUnavailableError,
  TruncatedArtifactError,
} from './errors.ts';
import type { ByteRange, GetObject, S3ClientOptions, S3Timeouts } from './getObject.ts';
import { canSign, connectSigned } from './signedGet.ts';
import { type ArtifactStore, assertSafePath } from './store.ts';

export interface S3StoreOptions extends S3ClientOptions {
  /** Key prefix, without a slash at either end; empty for the bucket's root. */
  readonly prefix: string;
  readonly timeouts?: S3Timeouts;
}

const defaultTimeouts: S3Timeouts = { connect: 2_000, idle: 5_000, total: 12_000 };
/** Attempts at a body that breaks off, which no client retries: it is handed over before it has arrived. */
const bodyAttempts = 3;
/** Bytes that one request asks for at most: a connection to S3 has its limit, and a network comes in several. */
const pieceBytes = 4 * 2 ** 20;

/** Artifacts in an S3 bucket. The client is made by the first read. */
export class S3Store implements ArtifactStore {
  readonly #options: S3StoreOptions;
  #getObject: Promise<GetObject> | undefined;

  constructor(options: S3StoreOptions) {
    this.#options = options;
  }

  async read(path: string, bytes = 0): Promise<Uint8Array> {
    assertSafePath(path);
    const { prefix, timeouts = defaultTimeouts } = this.#options;
    const key = prefix === '' ? path : `${prefix}/${path}`;
    const deadline = AbortSignal.timeout(timeouts.total);
    if (bytes <= pieceBytes) return this.#readPiece({ path, key, deadline, into: Buffer.allocUnsafe(bytes) });
    const whole = Buffer.allocUnsafe(bytes);
    const pieces: Promise<Uint8Array>[] = [];
    for (let first = 0; first < bytes; first += pieceBytes) {
      const range = { first, last: Math.min(bytes, first + pieceBytes) - 1 };
      const into = whole.subarray(first, range.last + 1);
      pieces.push(this.#readPiece({ path, key, deadline, into, range }));
    }
    const lengths = (await Promise.all(pieces)).map(({ length }) => length);
    const length = lengths.reduce((sum, own) => sum + own, 0);
    if (length !== bytes) throw new TruncatedArtifactError(path, bytes, length);
    return whole;
  }

  async #readPiece({ path, key, deadline, into, range }: Piece): Promise<Uint8Array> {
    const { bucket, prefix, timeouts = defaultTimeouts } = this.#options;
    const where = prefix === '' ? `s3://${bucket}` : `s3://${bucket}/${prefix}`;
    for (let attempt = 1; ; attempt++) {
      let received: Received;
      let length: number | undefined;
      try {
        this.#getObject ??= this.#connect(timeouts);
        const object = await (await this.#getObject)(key, deadline, range);
        length = object.length;
        received = await collect(
          object.body,
          into.length >= (length ?? 0) ? into : Buffer.allocUnsafe(length ?? 0),
        );
      } catch (error) {
        throw asArtifactError(path, where, error);
      }
      if (!('cause' in received)) return received.bytes;
      if (attempt === bodyAttempts || deadline.aborted) throw brokenBody(path, where, length, received);
    }
  }

  async #connect(timeouts: S3Timeouts): Promise<GetObject> {
    if (canSign(process.env, this.#options)) return connectSigned(this.#options, timeouts, process.env);
    const { connect } = await import('./s3Client.ts');
    return connect(this.#options, timeouts);
  }
}

interface Piece {
  readonly path: string;
  readonly key: string;
  readonly deadline: AbortSignal;
  /** Filled while the rest is on its way: joining the pieces of a network afterwards would take its time. */
  readonly into: Buffer;
  /** All of it, without one. */
  readonly range?: ByteRange;
}

type Received = { bytes: Uint8Array } | { length: number; cause: unknown };

/** Reads a body to its end; where it breaks off, says how much came. */
async function collect(body: AsyncIterable<Uint8Array>, room: Buffer): Promise<Received> {
  let bytes = room;
  let length = 0;
  try {
    for await (const chunk of body) {
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
  length: number | undefined,
  received: { length: number; cause: unknown },
): ArtifactError {
  const timedOut = ['TimeoutError', 'AbortError'].includes((received.cause as Error).name);
  if (timedOut || length === undefined) return asArtifactError(path, where, received.cause);
  return new TruncatedArtifactError(path, length, received.length, received.cause);
}

function asArtifactError(path: string, where: string, error: unknown): ArtifactError {
  // Users of the npm package install the client themselves.
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') {
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
