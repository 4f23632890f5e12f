import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type FauxqsServer, startFauxqs } from 'fauxqs';

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** An S3 server of this machine with one empty bucket. */
export async function startS3(bucket: string): Promise<FauxqsServer> {
  const server = await startFauxqs({ port: 0, logger: false });
  server.createBucket(bucket);
  return server;
}

/** Puts the files of a folder into a bucket, under a prefix. */
export async function uploadFolder(endpoint: string, bucket: string, prefix: string, folder: string) {
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
  for (const name of await readdir(folder)) {
    const Body = await readFile(join(folder, name));
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: `${prefix}/${name}`, Body }));
  }
  client.destroy();
}
