import { expect, it } from 'vitest';
import { siteHandler } from './siteHandler.ts';

const answer = siteHandler('1.2.3', () => {});
const ask = (method: string, target: string) => {
  const [path = '', query = ''] = target.split('?');
  return answer({ method, path, query, headers: {}, body: Buffer.alloc(0) });
};

it.each(['/', '/docs', '/openapi.json', '/health'])('answers GET %s', async (path) => {
  expect((await ask('GET', path)).status).toBe(200);
  expect((await ask('HEAD', `${path}/`.replace('//', '/'))).status).toBe(200);
});

it('holds no network', async () => {
  const { body } = await ask('GET', '/health');
  expect(JSON.parse(body as string)).toEqual({ status: 'ok', version: '1.2.3', loaded: false, models: [] });
});

it.each(['GET', 'POST', 'HEAD'])('sends %s /poem/ to where poems are written', async (method) => {
  const { status, headers } = await ask(method, '/poem/?line=a&seed=1');
  expect([status, headers['location']]).toEqual([308, '/poem?line=a&seed=1']);
});

it('refuses what there is not with problem details', async () => {
  expect(await ask('GET', '/nothing')).toMatchObject({ status: 404 });
  const refused = await ask('PUT', '/poem/');
  expect(refused).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST, OPTIONS' } });
  expect(refused.headers['content-type']).toContain('application/problem+json');
});
