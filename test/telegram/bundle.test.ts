import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { World, webhookSecret } from './world.ts';

let folder: string;
let inputs: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-'));
  const { metafile } = await build({
    entryPoints: ['functions/telegram-webhook/handler.ts'],
    outfile: join(folder, 'index.js'),
    bundle: true,
    minify: true,
    keepNames: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    metafile: true,
    logLevel: 'silent',
  });
  inputs = Object.keys(metafile.inputs);
});
afterAll(() => rm(folder, { recursive: true }));

it('the bundle, SDK included, is under 3 MB and holds no network', async () => {
  expect((await stat(join(folder, 'index.js'))).size).toBeLessThan(3_000_000);
  expect(
    inputs.filter((path) =>
      /onnxruntime|lib\/network\/(?!kinds)|lib\/poet\/(?!models|poem\.ts)|client-s3/.test(path),
    ),
  ).toEqual([]);
  expect(inputs.some((path) => path.includes('@aws-sdk/client-dynamodb'))).toBe(true);
});

it('the bundle answers by itself, with secrets from SSM', async () => {
  const world = await World.start();
  const message = world.api.say(7, 'Над крышей тихо тает свет');
  const event = {
    headers: { 'x-telegram-bot-api-secret-token': webhookSecret },
    body: JSON.stringify({ update_id: 1, message }),
  };
  await writeFile(
    join(folder, 'invoke.js'),
    `const { handler } = require('./index.js');
    handler(${JSON.stringify(event)}, { getRemainingTimeInMillis: () => 28000 }).then(async (result) => {
      console.log(JSON.stringify([result, await handler({ headers: {} })]));
      process.exit();
    });`,
  );
  const child = spawn(process.execPath, ['invoke.js'], {
    cwd: folder,
    env: { ...world.environment, PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  expect(JSON.parse(await text(child.stdout))).toEqual([{ statusCode: 200 }, { statusCode: 403 }]);
  expect(world.api.answers(7)).toHaveLength(1);
  await world.stop();
}, 30_000);
