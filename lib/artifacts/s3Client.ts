import { GetObjectCommand, type GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';

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

/** Asks for an object; its body is still to be read. */
export type GetObject = (key: string, abortSignal: AbortSignal) => Promise<GetObjectCommandOutput>;

/** Attempts at getting an answer: the SDK's standard mode, with its exponential backoff. */
const requestAttempts = 3;

/** Makes a reader of a bucket. The SDK is imported with this file: a bundle keeps it apart until it is needed. */
export function connect({ bucket, endpoint, region }: S3ClientOptions, timeouts: S3Timeouts): GetObject {
  const client = new S3Client({
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(region === undefined ? {} : { region }),
    retryMode: 'standard',
    maxAttempts: requestAttempts,
    // The loader checks SHA-256 itself; the SDK's CRC32 in JavaScript would be a second, weaker pass.
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: timeouts.connect,
      requestTimeout: timeouts.idle,
      socketTimeout: timeouts.idle,
      throwOnRequestTimeout: true,
    },
  });
  return (key, abortSignal) =>
    client.send(new GetObjectCommand({ Bucket: bucket, Key: key }), { abortSignal });
}
