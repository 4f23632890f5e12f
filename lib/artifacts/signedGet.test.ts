import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect } from './s3Client.ts';
import { canSign, connectSigned } from './signedGet.ts';

const timeouts = { connect: 500, idle: 500, total: 2_000 };
const environment = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI',
  AWS_SESSION_TOKEN: 'token-1',
  AWS_REGION: 'eu-central-1',
};

let server: Server;
let seen: { url: string; headers: IncomingHttpHeaders }[];
let respond: (response: ServerResponse) => void;
let options: { bucket: string; endpoint: string };
beforeEach(async () => {
  seen = [];
  respond = (response) => response.end('a network');
  server = createServer(({ url = '', headers }, response) => {
    seen.push({ url, headers });
    respond(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  options = { bucket: 'b', endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

const signal = () => AbortSignal.timeout(timeouts.total);

describe('a signed request', () => {
  it('asks for an object, or a range of it, with the credentials of the moment', async () => {
    const own = { ...environment };
    const getObject = await connectSigned(options, timeouts, own);
    const whole = await getObject('v 1/t.json', signal());
    expect(whole.length).toBe(9);
    expect(String(await buffer(whole.body))).toBe('a network');
    own.AWS_ACCESS_KEY_ID = 'AKIDNEXT';
    own.AWS_SESSION_TOKEN = 'token-2';
    await buffer((await getObject('n.onnx', signal(), { first: 4, last: 7 })).body);
    expect(seen).toMatchObject([
      { url: '/b/v%201/t.json', headers: { 'x-amz-security-token': 'token-1' } },
      { url: '/b/n.onnx', headers: { 'x-amz-security-token': 'token-2', range: 'bytes=4-7' } },
    ]);
    const [first, second] = seen.map(({ headers }) => headers.authorization);
    const form =
      /^AWS4-HMAC-SHA256 Credential=(\w+)\/\d{8}\/eu-central-1\/s3\/aws4_request, .*Signature=[0-9a-f]{64}$/u;
    expect(first?.match(form)?.[1]).toBe('AKIDEXAMPLE');
    expect(second?.match(form)?.[1]).toBe('AKIDNEXT');
  });

  it('is sent again where the server fails for a moment, and not where it refuses', async () => {
    const getObject = await connectSigned(options, timeouts, environment);
    const statuses = [503, 429, 200];
    respond = (response) => response.writeHead(statuses.shift() ?? 500).end('<Code>SlowDown</Code>');
    await getObject('x', signal());
    expect(seen).toHaveLength(3);
    respond = (response) => response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>');
    await expect(getObject('x', signal())).rejects.toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(seen).toHaveLength(4);
    respond = (response) => response.writeHead(500).end();
    await expect(getObject('x', signal())).rejects.toMatchObject({ name: 'UnknownError' });
    expect(seen).toHaveLength(7);
  });

  it('is given up where nothing comes, before the answer or within it', async () => {
    const getObject = await connectSigned(options, { ...timeouts, idle: 50 }, environment);
    respond = (response) => response.writeHead(200, { 'content-length': '9' }).write('a');
    const { body } = await getObject('x', signal());
    await expect(buffer(body)).rejects.toMatchObject({ name: 'TimeoutError' });
    respond = () => {};
    await expect(getObject('x', signal())).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(getObject('x', AbortSignal.timeout(20))).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('is not given up for what came while the thread was busy', async () => {
    const getObject = await connectSigned(options, { ...timeouts, idle: 50 }, environment);
    respond = (response) => {
      response.writeHead(200, { 'content-length': '2' }).write('a');
      setTimeout(() => response.end('b'), 20);
    };
    const { body } = await getObject('x', signal());
    const chunks = body[Symbol.asyncIterator]();
    await chunks.next();
    for (const started = performance.now(); performance.now() - started < 200; );
    const { value } = await chunks.next();
    expect(String(value)).toBe('b');
  });
});

it.each([
  [environment, undefined, true],
  [{ ...environment, AWS_REGION: '' }, undefined, false],
  [{ ...environment, AWS_REGION: '' }, 'us-east-1', true],
  [{ ...environment, AWS_PROFILE: 'me' }, undefined, false],
  [{ AWS_REGION: 'eu-central-1' }, undefined, false],
])('signing with %j in the region %j: %j', (variables, region, expected) => {
  expect(canSign(variables, { bucket: 'b', ...(region ? { region } : {}) })).toBe(expected);
});

it('the SDK, where credentials lie elsewhere, gives the same', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  const getObject = connect({ ...options, region: 'eu-central-1' }, timeouts);
  const { body, length } = await getObject('n.onnx', signal(), { first: 4, last: 7 });
  expect([length, String(await buffer(body))]).toEqual([9, 'a network']);
  expect(seen).toMatchObject([{ url: '/b/n.onnx?x-id=GetObject', headers: { range: 'bytes=4-7' } }]);
});
