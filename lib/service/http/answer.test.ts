import { beforeEach, describe, expect, it } from 'vitest';
import { problemSchema } from '../../api/problemSchema.ts';
import { healthSchema, poemResponseSchema } from '../../api/responseSchema.ts';
import { MissingArtifactError } from '../../artifacts/errors.ts';
import { TestService } from '../testService.ts';
import { httpHandler } from './httpHandler.ts';
import type { HttpResponse } from './message.ts';

const prompt = 'Над крышей тихо тает свет';

let world: TestService;
let answer: ReturnType<typeof httpHandler>;
beforeEach(() => {
  world = new TestService();
  answer = httpHandler(world.service);
});

function send(
  method: string,
  target: string,
  body: string | Uint8Array = '',
  headers: Record<string, string> = {},
) {
  const [path = '', query = ''] = target.split('?');
  return answer({ method, path, query, headers, body: Buffer.from(body) });
}

const post = (body: unknown, type = 'application/json', headers: Record<string, string> = {}) =>
  send(
    'POST',
    '/poem',
    typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    { 'Content-Type': type, ...headers },
  );

function problemOf({ status, headers, body }: HttpResponse) {
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const problem = problemSchema.strict().parse(JSON.parse(body as string));
  expect(problem.status).toBe(status);
  return problem;
}

describe('POST /poem', () => {
  it('answers with the poem', async () => {
    const { status, headers, body } = await post({ prompt, preset: 'tender', seed: 3 });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    const poem = poemResponseSchema.strict().parse(JSON.parse(body as string));
    expect(poem).toMatchObject({ seed: 3, preset: 'tender' });
    expect(poem.lines[0]).toBe(prompt);
  });

  it.each(['Application/JSON; Charset="UTF-8"', 'application/vnd.poem+json'])(
    'accepts the content type %j',
    async (type) => {
      expect((await post({ prompt }, type)).status).toBe(200);
    },
  );

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=windows-1251', ''])(
    'refuses the content type %j',
    async (type) => {
      expect(problemOf(await post({ prompt }, type)).status).toBe(415);
    },
  );

  it.each(['', '{', 'prompt', '{"prompt": "раз'])('refuses %j, which is not JSON', async (body) => {
    const problem = problemOf(await post(body));
    expect(problem.status).toBe(400);
    expect(problem.detail).toContain('not JSON');
    expect(world.log).toBe('');
  });

  it('refuses bytes that are not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"prompt":"'), Buffer.from([0xcf, 0xee]), Buffer.from('"}')]);
    expect(problemOf(await post(bytes)).detail).toContain('UTF-8');
  });

  it('names the field that is out of range', async () => {
    const problem = problemOf(await post({ prompt, sampling: { chaosRate: 2 } }));
    expect(problem).toMatchObject({ status: 400, field: 'sampling.chaosRate' });
    expect(problem.detail).toContain('0 to 1');
  });

  it('counts a body in bytes', async () => {
    const padded = (bytes: number) => {
      const body = JSON.stringify({ prompt });
      return body + ' '.repeat(bytes - Buffer.byteLength(body));
    };
    expect((await post(padded(8192))).status).toBe(200);
    expect(problemOf(await post(padded(8193))).status).toBe(413);
    expect(problemOf(await post({ prompt: 'я'.repeat(4100) })).status).toBe(413);
  });

  it('says when to try again while the network cannot be loaded', async () => {
    world.failures = [new MissingArtifactError('classic.onnx', 's3://bucket')];
    const response = await post({ prompt });
    expect(problemOf(response).status).toBe(503);
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('answers nobody who has left, and logs nothing of it', async () => {
    const leave = new AbortController();
    world.composing = () => leave.abort(new Error('gone'));
    const body = Buffer.from(JSON.stringify({ prompt }));
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', path: '/poem', query: '', headers, body, signal: leave.signal };
    expect(await answer(request)).toEqual({ status: 499, headers: {} });
    expect(world.log).toBe('');
  });

  it('answers 500 without internals', async () => {
    world.composing = () => {
      throw new TypeError(`cannot encode ${prompt}`);
    };
    const problem = problemOf(await post({ prompt }));
    expect(problem.status).toBe(500);
    expect(JSON.stringify(problem)).not.toMatch(/encode|TypeError/);
  });
});

describe('other routes and methods', () => {
  it('says how it is', async () => {
    const { status, body } = await send('GET', '/health');
    expect(status).toBe(200);
    expect(healthSchema.strict().parse(JSON.parse(body as string))).toEqual(world.service.health());
  });

  it('serves its description', async () => {
    const { headers, body } = await send('GET', '/openapi.json');
    expect(JSON.parse(body as string)).toMatchObject({ openapi: '3.1.1', info: { version: '1.2.3' } });
    expect(headers['content-type']).toMatch(/^application\/json/);
  });

  it('answers HEAD like GET, without the body', async () => {
    const [get, head] = [await send('GET', '/health'), await send('HEAD', '/health')];
    expect(head.body).toBeUndefined();
    expect(head.headers).toEqual({ ...get.headers, 'content-length': String(get.body?.length) });
  });

  it.each([
    ['DELETE', '/poem', 'GET, HEAD, POST, OPTIONS'],
    ['PUT', '/poem/', 'GET, HEAD, POST, OPTIONS'],
    ['POST', '/health', 'GET, HEAD, OPTIONS'],
  ])('refuses %s %s and names what is allowed', async (method, path, allow) => {
    const response = await send(method, path);
    expect(response.status).toBe(405);
    expect(response.headers['allow']).toBe(allow);
    expect(problemOf(response).detail).toContain(allow);
  });

  it('answers OPTIONS', async () => {
    const { status, headers, body } = await send('OPTIONS', '/poem');
    expect(status).toBe(204);
    expect(headers['allow']).toBe('GET, HEAD, POST, OPTIONS');
    expect(body).toBeUndefined();
  });

  it.each(['/poem/', '/health/', '/openapi.json/'])('takes the slash at the end of %s', async (path) => {
    const answers = await Promise.all([
      send('GET', `${path}?line=а`),
      send('GET', `${path.slice(0, -1)}?line=а`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it.each(['/poems', '/poem//', '/poem/x', '//', '/toString', '/__proto__'])(
    'has nothing at %s',
    async (path) => {
      expect(problemOf(await send('GET', path))).toMatchObject({ status: 404, title: 'Not Found' });
    },
  );

  it.each([
    ['GET', '/health'],
    ['GET', '/nothing'],
    ['DELETE', '/poem'],
    ['OPTIONS', '/poem'],
    ['POST', '/poem'],
    ['GET', '/openapi.json'],
  ])('answers %s %s with headers that keep it from harm', async (method, path) => {
    expect((await send(method, path)).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
  });
});

describe('GET /poem', () => {
  const link = `/poem?${new URLSearchParams({ line: prompt, preset: 'tender', seed: '3' })}`;

  it('writes what POST writes for the same fields', async () => {
    const [got, posted] = [await send('GET', link), await post({ prompt, preset: 'tender', seed: 3 })];
    const poems = [got, posted].map(({ body }) =>
      poemResponseSchema.strict().parse(JSON.parse(body as string)),
    );
    expect(got.status).toBe(200);
    expect({ ...poems[0], timing: 0 }).toEqual({ ...poems[1], timing: 0 });
  });

  it('may be stored where the seed is given, and only there', async () => {
    const storage = async (method: string, target: string) =>
      (await send(method, target)).headers['cache-control'];
    expect(await storage('GET', link)).toBe('public, max-age=3600');
    expect(await storage('GET', '/poem?line=а')).toBe('no-store');
    expect(await storage('GET', '/poem?line=а&seed=x')).toBe('no-store');
    expect((await post({ prompt, seed: 3 })).headers['cache-control']).toBe('no-store');
  });

  it('names a parameter as the link names it', async () => {
    expect(problemOf(await send('GET', '/poem'))).toMatchObject({ status: 400, field: 'line' });
    expect(problemOf(await send('GET', '/poem?line=а&sampling.topK=0')).detail).toMatch(
      /^sampling\.topK must be/,
    );
  });
});

describe('Idempotency-Key', () => {
  const key = { 'Idempotency-Key': '8e03978e-40d5-43dd-bc93-6894a57f9324' };
  const seedOf = ({ body }: HttpResponse) => (JSON.parse(body as string) as { seed: number }).seed;

  it('gives a request that is sent again the same seed, in any process', async () => {
    const first = await post({ prompt }, 'application/json', key);
    answer = httpHandler(new TestService().service);
    expect(seedOf(await post({ prompt }, 'application/json', key))).toBe(seedOf(first));
    expect(seedOf(await send('GET', '/poem?line=а', '', key))).toBe(seedOf(first));
    expect(seedOf(await post({ prompt }, 'application/json', { 'idempotency-key': 'x' }))).not.toBe(
      seedOf(first),
    );
    expect(seedOf(await post({ prompt, seed: 7 }, 'application/json', key))).toBe(7);
  });

  it('is refused where it is none', async () => {
    const response = await post({ prompt }, 'application/json', { 'idempotency-key': '' });
    expect(problemOf(response)).toMatchObject({ status: 400, field: 'idempotency-key' });
  });
});
