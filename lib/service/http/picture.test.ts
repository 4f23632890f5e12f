import { beforeEach, describe, expect, it } from 'vitest';
import { problemSchema } from '../../api/problemSchema.ts';
import { poemResponseSchema } from '../../api/responseSchema.ts';
import { TestService } from '../testService.ts';
import { httpHandler } from './httpHandler.ts';

const prompt = 'Над крышей тихо тает свет';

let world: TestService;
beforeEach(() => {
  world = new TestService();
});

const send = (method: string, accept: string | undefined, query = '', body: object = { prompt }) =>
  httpHandler(world.service)({
    method,
    path: '/poem',
    query,
    headers: { 'content-type': 'application/json', ...(accept === undefined ? {} : { accept }) },
    body: Buffer.from(JSON.stringify(body)),
  });
const link = new URLSearchParams({ line: prompt, seed: '3' }).toString();

describe('a poem as what is accepted', () => {
  it.each([
    [undefined, 'application/json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'application/json; charset=utf-8'],
    ['image/png', 'image/png'],
    ['image/png;q=0.5, image/svg+xml', 'image/svg+xml'],
    ['application/json;q=0.1, image/*', 'image/svg+xml'],
    ['image/svg+xml;q=0, image/*;q=0.2', 'image/png'],
  ])('%s: %s', async (accept, type) => {
    for (const answer of [await send('GET', accept, link), await send('POST', accept)]) {
      expect(answer).toMatchObject({ status: 200, headers: { 'content-type': type, vary: 'accept' } });
    }
  });

  it.each(['text/html', 'image/jpeg', 'image/png;q=0', ''])(
    '%j: nothing, and nothing is written',
    async (accept) => {
      for (const answer of [await send('GET', accept, link), await send('POST', accept)]) {
        expect(answer.headers).toMatchObject({
          'content-type': 'application/problem+json; charset=utf-8',
          vary: 'accept',
        });
        const problem = problemSchema.strict().parse(JSON.parse(answer.body as string));
        expect(problem).toMatchObject({ status: 406, title: 'Not Acceptable' });
        expect(problem.detail).toContain('application/json, image/svg+xml, image/png');
      }
      expect(world.asked).toEqual([]);
    },
  );
});

describe('a picture', () => {
  it('is of the poem that JSON has, with the person’s line marked', async () => {
    const svg = Buffer.from((await send('GET', 'image/svg+xml', link)).body as Uint8Array).toString();
    const { body } = await send('GET', 'application/json', link);
    const { poem } = poemResponseSchema.parse(JSON.parse(body as string));
    expect(svg).toContain(`<desc>${poem}</desc>`);
    const inks = Array.from(svg.matchAll(/<g fill="(#\w+)"/gu), ([, ink]) => ink);
    expect(inks.filter((ink) => ink === inks[0])).toHaveLength(1);
  });

  it('is bytes', async () => {
    const { body } = await send('POST', 'image/png');
    expect(Buffer.from(body as Uint8Array).toString('latin1', 0, 4)).toBe('\x89PNG');
  });

  it('may be stored where the poem may', async () => {
    const storage = async (method: string, query: string) =>
      (await send(method, 'image/svg+xml', query)).headers['cache-control'];
    expect(await storage('GET', link)).toBe('public, max-age=3600');
    expect(await storage('GET', 'line=а')).toBe('no-store');
    expect(await storage('POST', '')).toBe('no-store');
  });

  it('has a HEAD without it', async () => {
    const [get, head] = [await send('GET', 'image/png', link), await send('HEAD', 'image/png', link)];
    expect(head).toEqual({
      status: 200,
      headers: { ...get.headers, 'content-length': String(get.body?.length) },
    });
  });

  it('is not drawn of a faulty request: the answer is problem details', async () => {
    for (const answer of [await send('GET', 'image/png'), await send('POST', 'image/png', '', {})]) {
      expect(answer).toMatchObject({
        status: 400,
        headers: { 'content-type': 'application/problem+json; charset=utf-8' },
      });
    }
  });
});
