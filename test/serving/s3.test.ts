import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FauxqsServer } from 'fauxqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { modelNamed } from '../../lib/artifacts/manifest.ts';
import { S3Store } from '../../lib/artifacts/s3Store.ts';
import { compose } from '../../lib/poet/compose.ts';
import { loadPoetFrom } from '../../lib/poet/load.ts';
import { type LocalServer, serveLocally } from '../../lib/service/localServer.ts';
import { lazyPoets, PoemService } from '../../lib/service/service.ts';
import { type Fault, FaultProxy } from './faultProxy.ts';
import { startS3, uploadFolder } from './s3Server.ts';
import { endAll, listening } from './startProcess.ts';
import { publishTiny } from './tinyArtifacts.ts';

vi.setConfig({ testTimeout: 30_000 });

const bucket = 'poet-models';
const prompt = 'Над крышей тихо тает свет';

let s3: FauxqsServer;
let proxy: FaultProxy;
let server: LocalServer;
let names: { network: string; other: string; tokenizer: string };
let logged: Record<string, unknown>[];

beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  s3 = await startS3(bucket);
  proxy = await FaultProxy.start(s3.address);
  names = await upload();
});
afterAll(async () => {
  await proxy.stop();
  await s3.stop();
  vi.unstubAllEnvs();
});

/** Publishes a tiny network into a folder, and the folder into the bucket. */
async function upload() {
  const folder = await mkdtemp(join(tmpdir(), 'artifacts-'));
  await publishTiny(folder);
  const manifest = await publishTiny(folder, 'verse');
  await uploadFolder(s3.address, bucket, 'models/v1', folder);
  await rm(folder, { recursive: true });
  const path = (files: readonly { path: string }[]) => files[0]?.path as string;
  return {
    network: path(modelNamed(manifest, 'classic').files),
    other: path(modelNamed(manifest, 'verse').files),
    tokenizer: path(manifest.tokenizer.files),
  };
}

async function serve(prefix = 'models/v1', bucketName = bucket) {
  const timeouts = { connect: 600, idle: 600, total: 3_000 };
  const store = new S3Store({
    bucket: bucketName,
    prefix,
    endpoint: proxy.url,
    region: 'us-east-1',
    timeouts,
  });
  logged = [];
  const service = new PoemService({
    poets: lazyPoets((name) => loadPoetFrom(store, name)),
    compose,
    version: '0.0.0',
    log: (event) => logged.push(event),
    measure: () => {},
  });
  server = await serveLocally(service, { port: 0 });
}

const ask = (url = `http://127.0.0.1:${server.port}`, request: object = { model: 'classic' }) =>
  fetch(`${url}/poem`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ prompt, ...request }),
  });

/** What a request for each file does: its fault, for the first `times` requests. */
function spoil(name: string, fault: Fault, times = Number.POSITIVE_INFINITY) {
  proxy.fault = (path, earlier) => (path.endsWith(`/${name}`) && earlier < times ? fault : 'none');
}

const requestsFor = (name: string) => proxy.seen.filter((path) => path.endsWith(`/${name}`)).length;

beforeEach(async () => {
  proxy.fault = () => 'none';
  proxy.seen.length = 0;
  await serve();
  return () => server.close();
});

describe('a network in S3', () => {
  it('is read at the first request, once, and kept', async () => {
    expect((await fetch(`http://127.0.0.1:${server.port}/health`)).status).toBe(200);
    expect(proxy.seen).toEqual([]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask()));
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(200));
    expect((await ask()).status).toBe(200);
    const path = (name: string) => `/${bucket}/models/v1/${name}`;
    expect(proxy.seen.toSorted()).toEqual(
      ['manifest.json', names.network, names.tokenizer].map(path).toSorted(),
    );
  });

  it('is read when it is asked for, and no other', async () => {
    expect((await ask()).status).toBe(200);
    expect(requestsFor(names.other)).toBe(0);
    const answer = await ask(undefined, { model: 'verse', form: 'free' });
    expect(await answer.json()).toMatchObject({ form: 'free', model: { name: 'verse' } });
    expect([requestsFor(names.network), requestsFor(names.other)]).toEqual([1, 1]);
  });

  it('is waited for when S3 is slow', async () => {
    proxy.fault = () => 'slow';
    expect((await ask()).status).toBe(200);
    expect(proxy.seen).toHaveLength(3);
  });

  it.each(['unavailable', 'reset', 'silent', 'cut', 'stall'] as const)(
    'is asked for again when S3 answers once with: %s',
    async (fault) => {
      spoil(names.network, fault, 1);
      expect((await ask()).status).toBe(200);
      expect(requestsFor(names.network)).toBe(2);
      expect(requestsFor('manifest.json')).toBe(1);
    },
  );

  const lasting = [
    ['unavailable', 'StoreUnavailableError'],
    ['reset', 'StoreUnavailableError'],
    ['silent', 'StoreUnavailableError'],
    ['stall', 'StoreUnavailableError'],
    ['cut', 'TruncatedArtifactError'],
    ['short', 'TruncatedArtifactError'],
    ['corrupt', 'ChecksumMismatchError'],
  ] as const;
  it.each(lasting)(
    'is not served from a lasting fault (%s: %s), and is from the next request after',
    async (fault, error) => {
      spoil(names.network, fault);
      const refused = await ask();
      expect(refused.status).toBe(503);
      expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.json()).toMatchObject({ status: 503, title: 'Service Unavailable' });
      expect(logged).toMatchObject([{ error, file: names.network }]);
      expect(requestsFor(names.network)).toBeLessThanOrEqual(3);

      proxy.fault = () => 'none';
      expect((await ask()).status).toBe(200);
    },
  );

  it('fails for all who wait for the same load, and is loaded anew by the next request', async () => {
    // The slow manifest gives all three time to come.
    proxy.fault = (path, earlier) => {
      if (earlier > 0) return 'none';
      return path.endsWith(names.tokenizer) ? 'corrupt' : 'slow';
    };
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map((answer) => answer.status)).toEqual([503, 503, 503]);
    expect(requestsFor(names.tokenizer)).toBe(1);
    expect((await ask()).status).toBe(200);
    expect(requestsFor(names.tokenizer)).toBe(2);
  });
});

describe('npm start with MODEL_BUCKET', () => {
  afterAll(endAll);

  it('takes the network from S3, where the environment says', async () => {
    spoil(names.network, 'reset', 1);
    const environment = { MODEL_BUCKET: bucket, MODEL_PREFIX: '/models/v1/', AWS_ENDPOINT_URL_S3: proxy.url };
    const { url } = await listening(environment);
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ loaded: false });
    expect(proxy.seen).toEqual([]);
    expect((await ask(url)).status).toBe(200);
    expect(proxy.seen).toHaveLength(4);
  });
});

describe('a server that is told to close', () => {
  it('answers what is under way, and takes no more', async () => {
    proxy.fault = () => 'slow';
    const pending = ask();
    await vi.waitFor(() => expect(proxy.seen).not.toEqual([]));
    const closed = server.close();
    const answer = await pending;
    expect(answer.status).toBe(200);
    expect(answer.headers.get('connection')).toBe('close');
    await answer.text();
    await closed;
    await expect(ask()).rejects.toThrow('fetch failed');
    await serve();
  });
});

describe('a wrong address', () => {
  it.each([
    [
      'a missing key',
      'models/v2',
      bucket,
      'MissingArtifactError',
      /manifest\.json is not in s3:\/\/poet-models\/models\/v2/,
    ],
    ['a missing bucket', 'models/v1', 'no-such-bucket', 'StoreUnavailableError', /no such bucket/],
  ])('%s is named in the log, not to the caller', async (_what, prefix, bucketName, error, detail) => {
    await server.close();
    await serve(prefix, bucketName);
    const answer = await ask();
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain('s3:');
    expect(logged).toMatchObject([{ error, file: 'manifest.json', detail: expect.stringMatching(detail) }]);
  });
});
