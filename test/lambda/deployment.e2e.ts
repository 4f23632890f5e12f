import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { statementsOf, synthesise } from '../../infra/testStack.ts';
import type { PoemResponse } from '../../lib/api/response.ts';
import { publishTiny } from '../serving/tinyArtifacts.ts';
import { Cloud, prefix as old } from './cloud.ts';
import type { Container } from './container.ts';
import { runtimeClient } from './runtimeClient.ts';

const next = '1.2.4/4e5f6071';

let cloud: Cloud;
beforeAll(async () => {
  await runtimeClient();
  cloud = await Cloud.start();
});
afterAll(() => cloud.stop());

/** From now on S3 lets the functions read what the role of a deployed version grants. */
function deploy(prefix: string): void {
  const [reads] = statementsOf(synthesise({}, prefix), 'generate').filter(
    ({ Action }) => Action === 's3:GetObject',
  );
  const [, pattern] = JSON.stringify(reads?.Resource).match(/"\/([^"]*)"\]\]/u) as [string, string];
  const granted = new RegExp(`^/artifacts/${pattern.replaceAll('*', '.*')}$`, 'u');
  cloud.s3.fault = (path) => (granted.test(path) ? 'none' : 'denied');
}

/** A container of a version, that has written or not. */
async function container(prefix: string, isWarm: boolean): Promise<Container> {
  const started = await cloud.generate({ MODEL_PREFIX: prefix });
  if (isWarm) await write(started);
  return started;
}

const write = (from: Container) =>
  from.call<PoemResponse>({ prompt: 'Над крышей тихо тает свет', model: 'classic', seed: 3 });

it.each([
  ['a deployment', old, next],
  ['a rollback', next, old],
])('through %s, containers of both versions write, warm and cold', async (_name, before, after) => {
  const folder = await mkdtemp(join(tmpdir(), 'artifacts-'));
  await publishTiny(folder);
  for (const prefix of [before, after]) await cloud.upload(folder, prefix);
  await rm(folder, { recursive: true });
  deploy(before);
  const [warm, cold] = [await container(before, true), await container(before, false)];
  deploy(after);
  const containers = [warm, cold, await container(before, false), await container(after, false)];
  const lines = await Promise.all(containers.map(async (each) => (await write(each)).lines));
  expect(lines).toEqual(Array(4).fill(lines[0]));
  expect(lines[0]?.length).toBeGreaterThanOrEqual(4);
  const read = cloud.s3.seen.filter((path) => path.endsWith('manifest.json'));
  for (const prefix of [before, after]) expect(read).toContain(`/artifacts/${prefix}/manifest.json`);
  for (const each of containers) await cloud.end(each);
});

it('a container whose version is not granted would not write', async () => {
  cloud.s3.fault = () => 'denied';
  const refused = await container(old, false);
  expect(await write(refused)).toMatchObject({ status: 503 });
  expect(refused.log).toContain('StoreUnavailableError');
  await cloud.end(refused);
});
