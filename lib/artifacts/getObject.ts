/** Time limits of a read, in milliseconds. */
export interface S3Timeouts {
  /** To open a connection. */
  readonly connect: number;
  /** Of silence: until the answer begins, and between two pieces of it. */
  readonly idle: number;
  /** Of one `read`, all attempts together. Manifest and files make two rounds, which must fit API Gateway's 30 s. */
  readonly total: number;
}

export interface S3ClientOptions {
  readonly bucket: string;
  /** An S3-compatible server instead of AWS; its buckets are then named in the path. */
  readonly endpoint?: string;
  readonly region?: string;
}

/** Bytes of an object, both ends included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** An object, or a range of it, that is still to be read. */
export interface S3Object {
  readonly body: AsyncIterable<Uint8Array>;
  /** Bytes of the body; undefined where the server doesn't say. */
  readonly length: number | undefined;
}

/**
 * Asks for an object of a bucket, again where that may help.
 *
 * @throws an error whose `name` is the code that S3 answered (`NoSuchKey`), `TimeoutError`, or another.
 */
export type GetObject = (key: string, signal: AbortSignal, range?: ByteRange) => Promise<S3Object>;

/** Attempts at getting an answer. */
export const requestAttempts = 3;

/** A range as its header says it. */
export function rangeHeader({ first, last }: ByteRange): string {
  return `bytes=${first}-${last}`;
}
