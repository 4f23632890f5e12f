import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ask, poemOf } from './asking.ts';
import { Cloud } from './cloud.ts';
import { runtimeClient } from './runtimeClient.ts';

const prompt = 'Над крышей тихо тает свет';
const errors = {
  denied: 'StoreUnavailableError',
  corrupt: 'ChecksumMismatchError',
  short: 'TruncatedArtifactError',
  unavailable: 'StoreUnavailableError',
};
const network = /\/classic\.onnx$/u;

let cloud: Cloud;
beforeAll(async () => {
  await runtimeClient();
  cloud = await Cloud.start('model-artifacts');
});
afterAll(() => cloud.stop());
afterEach(() => {
  cloud.s3.fault = () => 'none';
});

it.each(['corrupt', 'short', 'unavailable', 'denied'] as const)(
  'answers 503 while its network is %s in S3, and writes as soon as it is not',
  async (fault) => {
    const container = await cloud.generate();
    cloud.s3.fault = (path) => (network.test(path) ? fault : 'none');
    const refused = await ask(container, { prompt });
    expect(refused.statusCode).toBe(503);
    expect(refused.body).not.toMatch(/onnx|artifacts|s3:/u);
    expect(container.records).toContainEqual(
      expect.objectContaining({
        level: 'ERROR',
        service: 'generate',
        file: 'classic.onnx',
        // Places in the sources, not in the bundle.
        at: expect.arrayContaining([expect.stringMatching(/\(lib\/artifacts\/\w+\.ts:\d+:\d+\)$/u)]),
      }),
    );
    expect(container.records).toContainEqual(
      expect.objectContaining({ service: 'generate', kind: errors[fault], Errors: 1 }),
    );
    cloud.s3.fault = () => 'none';
    poemOf(await ask(container, { prompt }));
    expect(container.log).not.toContain('крышей');
    await cloud.end(container);
  },
);

it.each(['slow', 'reset', 'cut', 'unavailable'] as const)(
  'writes the same where S3 is %s for a moment',
  async (fault) => {
    const container = await cloud.generate();
    const asked = new Set<string>();
    cloud.s3.fault = (path) => {
      const isFirst = !asked.has(path);
      asked.add(path);
      return isFirst ? fault : 'none';
    };
    const poem = poemOf(await ask(container, { prompt, seed: 7 }));
    cloud.s3.fault = () => 'none';
    expect(poemOf(await ask(container, { prompt, seed: 7 })).poem).toBe(poem.poem);
    expect([...asked].join()).toContain('classic.onnx');
    await cloud.end(container);
  },
);

it('answers 503 where the artifacts were never uploaded', async () => {
  const container = await cloud.generate({ MODEL_PREFIX: '9.9.9' });
  expect((await ask(container, { prompt })).statusCode).toBe(503);
  expect(container.log).toContain('MissingArtifactError');
  await cloud.end(container);
});
