import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { problemSchema } from '../../lib/api/problemSchema.ts';
import { poemResponseSchema } from '../../lib/api/responseSchema.ts';
import { TestService } from '../../lib/service/testService.ts';
import type { HttpEvent } from '../shared/httpEvent.ts';
import { createHandler } from './handler.ts';

const prompt = 'Над крышей тихо тает свет';

let handler: ReturnType<typeof createHandler>;
beforeEach(() => {
  handler = createHandler(new TestService().service);
});

describe('an HTTP event', () => {
  async function post(body: string, rest: Partial<HttpEvent> = {}, stage = '$default') {
    const result = await handler({
      rawPath: '/poem',
      headers: { 'content-type': 'application/json' },
      body,
      requestContext: { stage, http: { method: 'POST' } },
      ...rest,
    });
    return result as APIGatewayProxyStructuredResultV2;
  }
  const body = JSON.stringify({ prompt });

  it('is answered with an HTTP response', async () => {
    const result = await post(body);
    expect(result).toMatchObject({
      statusCode: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
    expect(poemResponseSchema.strict().parse(JSON.parse(result.body as string)).lines[0]).toBe(prompt);
    expect(Object.keys(result).toSorted()).toEqual(['body', 'headers', 'statusCode']);
  });

  it('may have its body in base64, whose bytes are those decoded', async () => {
    const encoded = (text: string) => Buffer.from(text).toString('base64');
    const padded = body + ' '.repeat(8192 - Buffer.byteLength(body));
    expect((await post(encoded(padded), { isBase64Encoded: true })).statusCode).toBe(200);
    expect((await post(encoded(`${padded} `), { isBase64Encoded: true })).statusCode).toBe(413);
  });

  it('may have its path behind the name of its stage', async () => {
    const rawPath = '/dev/poem';
    expect((await post(body, { rawPath }, 'dev')).statusCode).toBe(200);
    expect((await post(body, { rawPath }, 'other')).statusCode).toBe(404);
  });

  it('may lack headers, body and stage', async () => {
    const event = { rawPath: '/health', requestContext: { http: { method: 'GET' } } };
    expect(await handler(event as never)).toMatchObject({ statusCode: 200 });
    expect(await handler({ ...event, rawPath: '/poem' } as never)).toMatchObject({ statusCode: 400 });
  });

  it('may ask by its query', async () => {
    const rawQueryString = String(new URLSearchParams({ line: prompt, seed: '3' }));
    const result = await post('', { rawQueryString, requestContext: { http: { method: 'GET' } } });
    expect(JSON.parse(result.body as string)).toMatchObject({
      lines: expect.arrayContaining([prompt]),
      seed: 3,
    });
  });

  it('is answered with bytes in base64, and with TLS for the time to come', async () => {
    const event = { rawPath: '/openapi.json', requestContext: { http: { method: 'GET' } } };
    const headers = { 'accept-encoding': 'gzip' };
    const [plain, zipped] = [await post('', event), await post('', { ...event, headers })];
    expect(zipped).toMatchObject({ isBase64Encoded: true, headers: { 'content-encoding': 'gzip' } });
    expect(gunzipSync(Buffer.from(zipped.body as string, 'base64')).toString()).toBe(plain.body);
    for (const { headers: own } of [plain, zipped, await post('{')])
      expect(own?.['strict-transport-security']).toMatch(/^max-age=\d{8}/u);
  });
});

describe('a direct invocation', () => {
  it('is answered with the poem', async () => {
    const answer = await handler({ prompt, preset: 'poet', seed: 1 });
    expect(poemResponseSchema.strict().parse(answer)).toMatchObject({ seed: 1, preset: 'poet' });
  });

  it.each([{}, { prompt, requestContext: {} }, null, 'text', 3])(
    'with %j is answered with problem details',
    async (event) => {
      expect(problemSchema.strict().parse(await handler(event as never))).toMatchObject({ status: 400 });
    },
  );
});
