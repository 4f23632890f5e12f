import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { type FauxqsServer, startFauxqs } from 'fauxqs';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** An S3 server on this machine with one empty bucket. */
export async function startS3(bucket: string): Promise<FauxqsServer> {
  const server = await startFauxqs({ port: 0, logger: false });
  server.createBucket(bucket);
  return server;
}

/** Size of a part of an upload, in bytes: the server accepts no larger one, and S3 no smaller one but the last. */
const pieceBytes = 5 * 2 ** 20;

/** Puts the files of a folder into a bucket, under a prefix. */
export async function uploadFolder(endpoint: string, bucket: string, prefix: string, folder: string) {
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  for (const name of await readdir(folder)) {
    await upload(client, { Bucket: bucket, Key: `${prefix}/${name}` }, await readFile(join(folder, name)));
  }
  client.destroy();
}

async function upload(client: S3Client, place: { Bucket: string; Key: string }, body: Buffer): Promise<void> {
  if (body.length <= pieceBytes) {
    await client.send(new PutObjectCommand({ ...place, Body: body }));
    return;
  }
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(place));
  const Parts: CompletedPart[] = [];
  for (let from = 0; from < body.length; from += pieceBytes) {
    const PartNumber = Parts.length + 1;
    const Body = body.subarray(from, from + pieceBytes);
    const { ETag } = await client.send(new UploadPartCommand({ ...place, UploadId, PartNumber, Body }));
    Parts.push({ PartNumber, ETag });
  }
  await client.send(new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts } }));
}
