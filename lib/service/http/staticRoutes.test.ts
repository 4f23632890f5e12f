import { beforeEach, expect, it } from 'vitest';
import { TestService } from '../testService.ts';
import { httpHandler } from './httpHandler.ts';

let world: TestService;
let answer: ReturnType<typeof httpHandler>;
beforeEach(() => {
  world = new TestService();
  answer = httpHandler(world.service);
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  answer({ method, path, query: '', headers, body: Buffer.alloc(0) });

it.each([
  [undefined, 'ru'],
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['en-GB,en;q=0.9', 'en'],
  ['de', 'en'],
])('answers GET / to %j in %s', async (accepted, language) => {
  const { status, headers, body } = await get(
    '/',
    accepted === undefined ? {} : { 'Accept-Language': accepted },
  );
  expect(status).toBe(200);
  expect(body).toContain(`<html lang="${language}">`);
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    vary: 'accept-language, accept-encoding',
    'cache-control': 'no-cache',
    'content-security-policy': expect.stringContaining("connect-src 'self'"),
    'x-content-type-options': 'nosniff',
  });
});

it('does not take a page in one language for that in another', async () => {
  const [russian, english] = [await get('/'), await get('/', { 'accept-language': 'en' })];
  expect(english.headers['etag']).not.toBe(russian.headers['etag']);
  const known = { 'if-none-match': russian.headers['etag'] as string };
  expect((await get('/', known)).status).toBe(304);
  expect((await get('/', { ...known, 'accept-language': 'en' })).status).toBe(200);
});

it('has a page of documentation', async () => {
  const { headers, body } = await get('/docs');
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(body).toContain('Version 1.2.3');
});

it('loads no network for what is not a poem', async () => {
  for (const path of ['/', '/docs', '/docs/', '/health', '/openapi.json', '/nothing']) {
    await get(path);
    await get(path, {}, 'HEAD');
  }
  expect(world.loads).toEqual([]);
});
