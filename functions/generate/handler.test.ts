import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { problemSchema } from '../../lib/api/problem.ts';
import { healthSchema, poemResponseSchema } from '../../lib/api/response.ts';
import { MissingArtifactError } from '../../lib/artifacts/errors.ts';
import type { ComposeRequest, Poet } from '../../lib/poet/compose.ts';
import { defaultForm, formAndModel, type ModelName } from '../../lib/poet/models.ts';
import { createHandler } from './handler.ts';
import { lazyPoets } from './service.ts';

const prompt = 'Над крышей тихо тает свет';
const usual = formAndModel({}).model;

let logged: string;
let loads: ModelName[];
let failures: unknown[];
let asked: ComposeRequest[];
let measured: [string, number][];
let composing: () => void;
const makeHandler = () =>
  createHandler({
    poets: lazyPoets(async (name) => {
      loads.push(name);
      if (failures.length > 0) throw failures.shift();
      return { name, version: '9.9.9' } as Poet;
    }),
    compose: async ({ name, version }, request) => {
      composing();
      asked.push(request);
      const lines = [request.prompt, 'вторая', 'третья', 'четвёртая'];
      const { preset, seed = 5, form = 'rhymed', scheme } = request;
      const model = { name, version };
      const ofRhymed =
        form === 'free'
          ? {}
          : {
              opening: 'line' as const,
              scheme: scheme ?? 'ABAB',
              meter: 'iamb-4',
              stressed: 'да́',
              score: -3,
            };
      return { poem: lines.join('\n'), lines, form, ...ofRhymed, seed, preset, model, tokens: 9 };
    },
    version: '1.2.3',
    log: (event) => {
      logged += `${JSON.stringify(event)}\n`;
    },
    measure: (name, value) => measured.push([name, value]),
  });
let handler: ReturnType<typeof makeHandler>;
beforeEach(() => {
  [logged, loads, failures, asked, measured, composing] = ['', [], [], [], [], () => {}];
  handler = makeHandler();
});

interface Sent {
  body?: string;
  type?: string;
  base64?: boolean;
  stage?: string;
}

function send(
  method: string,
  rawPath: string,
  { body, type, base64 = false, stage = '$default' }: Sent = {},
) {
  const headers = type === undefined ? {} : { 'content-type': type };
  return handler({
    rawPath,
    headers,
    body,
    isBase64Encoded: base64,
    requestContext: { stage, http: { method } },
  });
}

const post = (body: unknown, sent: Sent = {}) =>
  send('POST', '/poem', {
    type: 'application/json',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...sent,
  });

function problemOf(result: APIGatewayProxyStructuredResultV2) {
  expect(result.headers?.['content-type']).toBe('application/problem+json; charset=utf-8');
  const problem = problemSchema.strict().parse(JSON.parse(result.body as string));
  expect(problem.status).toBe(result.statusCode);
  return problem;
}

describe('POST /poem', () => {
  it('answers with the poem and its timing', async () => {
    const result = await post({
      prompt: ` ${prompt} `,
      preset: 'tender',
      lines: 8,
      seed: 3,
      sampling: { topK: 4 },
    });
    expect(result.statusCode).toBe(200);
    expect(result.headers?.['content-type']).toBe('application/json; charset=utf-8');
    const poem = poemResponseSchema.strict().parse(JSON.parse(result.body as string));
    expect(poem).toMatchObject({ seed: 3, preset: 'tender', model: { name: usual, version: '9.9.9' } });
    expect(poem.lines[0]).toBe(prompt);
    expect(asked).toEqual([
      { prompt, form: defaultForm, preset: 'tender', lines: 8, seed: 3, sampling: { topK: 4 } },
    ]);
  });

  it('hands on what rhymed verse is asked for with, and answers what is said of it', async () => {
    const form = { form: 'rhymed', scheme: 'ABBA', meter: 'iamb-4', clausulae: 'fm', budgetMs: 100 };
    const result = await post({ prompt, model: 'verse', profanity: true, ...form });
    expect(asked).toEqual([{ prompt, preset: 'poet', profanity: true, ...form }]);
    const poem = poemResponseSchema.strict().parse(JSON.parse(result.body as string));
    expect(poem).toMatchObject({
      form: 'rhymed',
      opening: 'line',
      scheme: 'ABBA',
      meter: 'iamb-4',
      score: -3,
    });
  });

  it('says nothing of rhyme with free verse', async () => {
    const result = await post({ prompt, model: 'classic' });
    const poem = poemResponseSchema.strict().parse(JSON.parse(result.body as string));
    expect(poem).toMatchObject({ form: 'free', model: { name: 'classic' } });
    for (const field of ['opening', 'scheme', 'meter', 'stressed', 'score'])
      expect(poem).not.toHaveProperty(field);
  });

  it('loads each network when it is first asked for', async () => {
    await post({ prompt, model: 'classic' });
    expect(loads).toEqual(['classic']);
    await post({ prompt, model: 'verse' });
    await post({ prompt, model: 'classic' });
    expect(loads).toEqual(['classic', 'verse']);
    expect(measured.filter(([name]) => name === 'LoadTime')).toHaveLength(2);
  });

  it('loads the network once', async () => {
    await Promise.all([post({ prompt }), post({ prompt })]);
    await post({ prompt });
    expect(loads).toEqual([usual]);
  });

  it('measures the load once, and every poem', async () => {
    await post({ prompt });
    await post({ prompt });
    await post({});
    const names = measured.map(([name]) => name);
    expect(names).toEqual(['LoadTime', 'ComposeTime', 'Tokens', 'ComposeTime', 'Tokens']);
    expect(measured.filter(([name]) => name === 'Tokens')).toEqual(Array(2).fill(['Tokens', 9]));
  });

  it.each([
    ['a base64 body', { base64: true, body: Buffer.from(JSON.stringify({ prompt })).toString('base64') }],
    ['a charset', { type: 'Application/JSON; Charset="UTF-8"' }],
    ['another JSON type', { type: 'application/vnd.poem+json' }],
  ])('takes %s', async (_what, sent) => {
    expect((await post({ prompt }, sent)).statusCode).toBe(200);
  });

  it('takes a path behind its stage', async () => {
    const sent = { type: 'application/json', body: JSON.stringify({ prompt }), stage: 'dev' };
    expect((await send('POST', '/dev/poem', sent)).statusCode).toBe(200);
    expect((await send('POST', '/other/poem', sent)).statusCode).toBe(404);
  });

  it.each(['', '{', 'prompt', '{"prompt": "раз'])('refuses %j, which is not JSON', async (body) => {
    const problem = problemOf(await post(body));
    expect(problem.status).toBe(400);
    expect(problem.detail).toContain('not JSON');
  });

  it('refuses bytes that are not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"prompt":"'), Buffer.from([0xcf, 0xee]), Buffer.from('"}')]);
    expect(problemOf(await post(bytes.toString('base64'), { base64: true })).detail).toContain('UTF-8');
  });

  it('names the field that is out of range', async () => {
    const problem = problemOf(await post({ prompt, sampling: { chaosRate: 2 } }));
    expect(problem).toMatchObject({ status: 400, field: 'sampling.chaosRate' });
    expect(problem.detail).toContain('0 to 1');
    expect(loads).toEqual([]);
  });

  it('measures a body in decoded bytes', async () => {
    const padded = (bytes: number) => {
      const body = JSON.stringify({ prompt });
      return body + ' '.repeat(bytes - Buffer.byteLength(body));
    };
    expect((await post(padded(8192))).statusCode).toBe(200);
    expect((await post(Buffer.from(padded(8192)).toString('base64'), { base64: true })).statusCode).toBe(200);
    expect(problemOf(await post(padded(8193))).status).toBe(413);
    expect(problemOf(await post(JSON.stringify({ prompt: 'я'.repeat(4100) }))).status).toBe(413);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=windows-1251', ''])(
    'refuses the content type %j',
    async (type) => {
      expect(problemOf(await post({ prompt }, { type })).status).toBe(415);
    },
  );
});

describe('other routes and methods', () => {
  it('says how it is without loading anything', async () => {
    const before = await send('GET', '/health');
    expect(JSON.parse(before.body as string)).toEqual({
      status: 'ok',
      version: '1.2.3',
      loaded: false,
      models: [],
    });
    expect(loads).toEqual([]);
    const [classic, verse] = ['classic', 'verse'].map((name) => ({ name, version: '9.9.9' }));
    for (const [model, models] of [
      ['classic', [classic]],
      ['verse', [verse, classic]],
    ] as const) {
      await post({ prompt, model });
      const after = JSON.parse((await send('GET', '/health')).body as string);
      expect(healthSchema.strict().parse(after)).toMatchObject({ loaded: true, model: models[0], models });
    }
  });

  it('serves its description', async () => {
    const result = await send('GET', '/openapi.json');
    expect(JSON.parse(result.body as string)).toMatchObject({ openapi: '3.1.1', info: { version: '1.2.3' } });
    expect(result.headers?.['content-type']).toMatch(/^application\/json/);
  });

  it('answers HEAD like GET, without the body', async () => {
    const [get, head] = [await send('GET', '/health'), await send('HEAD', '/health')];
    expect(head.body).toBe('');
    expect(head.headers).toEqual({ ...get.headers, 'content-length': String(get.body?.length) });
  });

  it.each([
    ['GET', '/poem', 'POST, OPTIONS'],
    ['HEAD', '/poem', 'POST, OPTIONS'],
    ['DELETE', '/poem', 'POST, OPTIONS'],
    ['POST', '/health', 'GET, HEAD, OPTIONS'],
  ])('refuses %s %s and names what is allowed', async (method, path, allow) => {
    const result = await send(method, path);
    expect(result.statusCode).toBe(405);
    expect(result.headers?.['allow']).toBe(allow);
    if (method !== 'HEAD') expect(problemOf(result).detail).toContain(allow);
  });

  it('answers OPTIONS', async () => {
    expect(await send('OPTIONS', '/poem')).toEqual({ statusCode: 204, headers: { allow: 'POST, OPTIONS' } });
  });

  it.each(['/', '/poems', '/poem/', '/toString', '/__proto__'])('has nothing at %s', async (path) => {
    expect(problemOf(await send('GET', path))).toMatchObject({ status: 404, title: 'Not Found' });
  });
});

describe('direct invocation', () => {
  it('answers the request object with the response object', async () => {
    const answer = await handler({ prompt, preset: 'poet', seed: 1 });
    expect(poemResponseSchema.strict().parse(answer)).toMatchObject({ seed: 1, preset: 'poet' });
    expect(answer).not.toHaveProperty('status');
  });

  it.each([
    [{ prompt: '' }, 400, 'prompt'],
    [{}, 400, 'prompt'],
    [{ prompt, requestContext: {} }, 400, 'requestContext'],
  ])('answers %j with a problem object', async (event, status, field) => {
    expect(problemSchema.parse(await handler(event as never))).toMatchObject({ status, field });
  });

  it.each([null, 'text', 3])('answers the event %j with a problem object', async (event) => {
    expect(await handler(event as never)).toMatchObject({ status: 400 });
  });
});

describe('failures', () => {
  it('answers 503 while the network cannot be loaded, then loads it', async () => {
    failures = [new MissingArtifactError('classic.onnx', 's3://bucket'), new RangeError(prompt)];
    for (const name of ['MissingArtifactError', 'RangeError']) {
      const result = await post({ prompt });
      expect(problemOf(result).status).toBe(503);
      expect(Number(result.headers?.['retry-after'])).toBeGreaterThan(0);
      expect(result.body).not.toMatch(/onnx|bucket/);
      expect(logged).toContain(name);
    }
    expect(logged).toContain('classic.onnx');
    expect((await post({ prompt })).statusCode).toBe(200);
    expect(loads).toHaveLength(3);
  });

  it('answers 500 without internals, and logs no text of a person', async () => {
    composing = () => {
      throw new TypeError(`cannot encode ${prompt}\n    at many lines`);
    };
    const problem = problemOf(await post({ prompt }));
    expect(problem.status).toBe(500);
    expect(JSON.stringify(problem)).not.toMatch(/encode|TypeError|at /);
    expect(await handler({ prompt, preset: 'poet' })).toMatchObject({ status: 500 });
    expect(logged).toContain('TypeError');
    expect(logged).toContain('handler.test.ts');
    expect(logged).not.toMatch(/крышей|encode|many lines/);
  });

  it('logs nothing of a request that is refused', async () => {
    await post({ prompt, тайна: 1 });
    await post(`{"${prompt}`);
    expect(logged).toBe('');
  });
});
