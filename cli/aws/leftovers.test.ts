import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { deleteStored } from './leftovers.ts';

/** A bucket with versions, over S3's protocol: what it holds, each as `key version`. */
let held: string[];
let isGone: boolean;
let s3: Server;
beforeEach(async () => {
  isGone = false;
  s3 = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://s3');
    const body = await text(request);
    const [status, answer] = answerTo(request.method ?? '', url, body);
    response.writeHead(status, { 'content-type': 'application/xml' }).end(answer);
  });
  await new Promise<void>((resolve) => s3.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${(s3.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(() => {
  vi.unstubAllEnvs();
  s3.close();
});

function answerTo(method: string, url: URL, body: string): [status: number, body: string] {
  if (isGone) return [404, '<Error><Code>NoSuchBucket</Code><Message>gone</Message></Error>'];
  if (url.searchParams.has('versions')) {
    // A page holds two.
    const members = held.slice(0, 2).map((own) => {
      const [key, version] = own.split(' ');
      const tag = key?.startsWith('deleted') ? 'DeleteMarker' : 'Version';
      return `<${tag}><Key>${key}</Key><VersionId>${version}</VersionId></${tag}>`;
    });
    return [200, `<ListVersionsResult>${members.join('')}</ListVersionsResult>`];
  }
  if (url.searchParams.has('delete')) {
    const named = [...body.matchAll(/<Key>(.*?)<\/Key><VersionId>(.*?)<\/VersionId>/gu)];
    held = held.filter((own) => !named.some(([, key, version]) => own === `${key} ${version}`));
    return [200, '<DeleteResult></DeleteResult>'];
  }
  if (method !== 'DELETE') return [400, ''];
  if (held.length > 0) return [409, '<Error><Code>BucketNotEmpty</Code><Message>held</Message></Error>'];
  isGone = true;
  return [204, ''];
}

it('deletes a bucket with all versions and marks of deletion', async () => {
  held = ['a 1', 'a 2', 'deleted/b 1', 'c 1', 'c 2'];
  await deleteStored({ buckets: ['artifacts'], tables: [] });
  expect([held, isGone]).toEqual([[], true]);
});

it('takes what is gone for deleted', async () => {
  isGone = true;
  await deleteStored({ buckets: ['artifacts'], tables: [] });
  expect(isGone).toBe(true);
});
