import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { TestService } from '../testService.ts';
import { httpHandler } from './httpHandler.ts';

let world: TestService;
beforeEach(() => {
  world = new TestService();
});

function get(headers: Record<string, string> = {}, method = 'GET', path = '/openapi.json') {
  return httpHandler(world.service)({ method, path, query: '', headers, body: Buffer.alloc(0) });
}

describe('what stays the same', () => {
  it('has a tag, and is not sent to those who have it', async () => {
    const { headers } = await get();
    expect(headers).toMatchObject({ etag: expect.stringMatching(/^"[\w-]+"$/), 'cache-control': 'no-cache' });
    const tag = headers['etag'] as string;
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get({ 'If-None-Match': known });
      expect(again).toMatchObject({ status: 304, headers: { etag: tag, vary: 'accept-encoding' } });
      expect(again.body).toBeUndefined();
    }
    expect((await get({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('is compressed for those who take it so', async () => {
    const [plain, zipped] = [await get(), await get({ 'Accept-Encoding': 'gzip, deflate, br' })];
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(zipped.body as Uint8Array).toString()).toBe(plain.body);
    expect(zipped.headers['etag']).not.toBe(plain.headers['etag']);
    for (const refused of ['identity', 'gzip;q=0'])
      expect((await get({ 'accept-encoding': refused })).body).toBe(plain.body);
  });

  it('has the same headers for HEAD', async () => {
    const head = await get({ 'accept-encoding': 'gzip' }, 'HEAD');
    const { headers, body } = await get({ 'accept-encoding': 'gzip' });
    expect(head.body).toBeUndefined();
    expect(head.headers).toEqual({ ...headers, 'content-length': String(body?.length) });
  });

  it('asks for no network', async () => {
    for (const path of ['/', '/docs', '/health', '/openapi.json']) await get({}, 'GET', path);
    expect(world.loads).toEqual([]);
  });
});
