import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  type GetObject,
  rangeHeader,
  requestAttempts,
  type S3ClientOptions,
  type S3Timeouts,
} from './getObject.ts';

/** Reads a bucket by the SDK, which finds credentials in all places where AWS keeps them, and takes its time to load. */
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
  return async (key, abortSignal, range) => {
    const ranged = range ? { Range: rangeHeader(range) } : {};
    const command = new GetObjectCommand({ Bucket: bucket, Key: key, ...ranged });
    const { Body, ContentLength } = await client.send(command, { abortSignal });
    return { body: Body as unknown as AsyncIterable<Uint8Array>, length: ContentLength };
  };
}
