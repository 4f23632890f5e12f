import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compiledPath } from '../lib/service/compiledBundle.ts';
import { publishTiny } from '../test/serving/tinyArtifacts.ts';
import { bundleBreaker, bundleGenerate, bundleSite, bundleWebhook } from './bundle.ts';

const MEGABYTE = 1e6;
let generate: string;
let breaker: string;
let site: string;
let webhook: string;
let artifacts: string;
beforeAll(async () => {
  artifacts = await mkdtemp(join(tmpdir(), 'infra-'));
  await publishTiny(artifacts);
  [generate, site, webhook, breaker] = await Promise.all([
    bundleGenerate('x86_64', artifacts),
    bundleSite(),
    bundleWebhook(),
    bundleBreaker(),
  ]);
});
afterAll(() =>
  Promise.all([generate, site, webhook, breaker, artifacts].map((folder) => rm(folder, { recursive: true }))),
);

/** The files of a folder, those in folders below too. */
const paths = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** Bytes of the folder's files as a zip holds them, without its lists of names. */
const zipped = async (folder: string) => {
  const deflate = promisify(deflateRaw) as (bytes: Uint8Array) => Promise<Buffer>;
  let bytes = 0;
  for (const path of await paths(folder)) bytes += (await deflate(await readFile(path))).length;
  return bytes;
};

/** Where an ELF file says for which processor it is, and what it says. */
const MACHINE = { offset: 18, x86_64: 62, arm64: 183 };

it.each(['x86_64', 'arm64'] as const)(
  'generate carries the native files of %s alone, and fits',
  async (name) => {
    const folder = name === 'x86_64' ? generate : await bundleGenerate(name, artifacts);
    const compiled = name === 'x86_64' ? [basename(compiledPath('generate.js'))] : [];
    expect((await readdir(folder)).sort()).toEqual([
      'generate.js',
      ...compiled,
      'generate.js.map',
      'index.mjs',
      'libonnxruntime.so.1',
      'manifest.json',
      'node_modules',
      'onnxruntime_binding.node',
      'openapi.js',
      'openapi.js.map',
      'package.json',
      'page.js',
      'page.js.map',
      'picture.js',
      'picture.js.map',
    ]);
    for (const file of ['libonnxruntime.so.1', 'onnxruntime_binding.node']) {
      expect((await readFile(join(folder, file))).readUInt16LE(MACHINE.offset)).toBe(MACHINE[name]);
    }
    const sizes = await Promise.all((await paths(folder)).map(async (path) => (await stat(path)).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60 * MEGABYTE);
    expect(await zipped(folder)).toBeLessThan(25 * MEGABYTE);
    if (folder !== generate) await rm(folder, { recursive: true });
  },
);

it('the site is code alone, without a network’s', async () => {
  expect((await readdir(site)).sort()).toEqual([
    'index.js',
    'index.js.map',
    'openapi.js',
    'openapi.js.map',
    'package.json',
    'page.js',
    'page.js.map',
  ]);
  const code = await readFile(join(site, 'index.js'), 'utf8');
  expect(code.includes('onnxruntime_binding')).toBe(false);
  expect(await zipped(site)).toBeLessThan(3 * MEGABYTE);
});

it('the webhook and the breaker are code alone, and fit', async () => {
  for (const folder of [webhook, breaker]) {
    expect((await readdir(folder)).sort()).toEqual(['index.js', 'index.js.map', 'package.json']);
    expect(await zipped(folder)).toBeLessThan(3 * MEGABYTE);
  }
});

/** What the function answers in a folder of its own: nothing of the project's node_modules is within its reach. */
async function answerTo(event: object, folder = generate): Promise<Record<string, unknown>> {
  const entry = folder === generate ? './index.mjs' : './index.js';
  const script = `import('${entry}').then(({ handler }) => handler(${JSON.stringify(event)})).then((answer) => console.log(JSON.stringify(answer)))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], {
    cwd: folder,
    env: { ...process.env, MODEL_DIR: artifacts, NODE_PATH: '' },
  });
  return JSON.parse(stdout) as Record<string, unknown>;
}

it('generate has its artifacts with it where it is told to', async () => {
  const folder = await bundleGenerate('x86_64', artifacts, 'asset');
  const script = `import('./index.mjs').then(({ handler }) => handler({ prompt: 'Снег', model: 'classic' })).then((answer) => console.log(answer.model.version))`;
  const env = { PATH: process.env['PATH'] };
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: folder, env });
  expect(stdout.trim()).toBe('1.2.3');
  await rm(folder, { recursive: true });
});

it('generate takes the code that was compiled of it, and runs without it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'infra-'));
  await cp(generate, folder, { recursive: true });
  const module = JSON.stringify(join(import.meta.dirname, '../lib/service/compiledBundle.ts'));
  const flags = JSON.stringify(join(import.meta.dirname, '../lib/service/v8Flags.ts'));
  const script = `const { setFlagsOfBundles } = await import(${flags});
    setFlagsOfBundles();
    const { runBundle } = await import(${module});
    console.log(runBundle(process.cwd() + '/generate.js').isCompiled)`;
  // As Lambda starts Node with 3,008 MB.
  const memory = ['--expose-gc', '--max-semi-space-size=150', '--max-old-space-size=2708'];
  const run = async () => {
    const node = [...memory, '--input-type=module', '-e', script];
    return (await promisify(execFile)(process.execPath, node, { cwd: folder })).stdout.trim();
  };
  expect(await run()).toBe('true');
  await writeFile(join(folder, basename(compiledPath('generate.js'))), 'of another V8');
  expect(await run()).toBe('false');
  await rm(join(folder, basename(compiledPath('generate.js'))));
  expect(await run()).toBe('false');
  await rm(folder, { recursive: true });
});

it('generate writes a poem by itself', async () => {
  const answer = await answerTo({ prompt: 'Над крышей тихо тает свет', model: 'classic', seed: 1 });
  const { lines, model } = answer as { lines: string[]; model: object };
  expect(lines[0]).toBe('Над крышей тихо тает свет');
  expect(lines.length).toBeGreaterThanOrEqual(4);
  expect(model).toEqual({ name: 'classic', version: '1.2.3' });
});

it('generate draws a poem by itself', async () => {
  const answer = await answerTo({
    rawPath: '/poem',
    rawQueryString: String(new URLSearchParams({ line: 'Над крышей', model: 'classic' })),
    headers: { accept: 'image/png' },
    requestContext: { http: { method: 'GET' } },
  });
  expect(answer).toMatchObject({
    statusCode: 200,
    headers: { 'content-type': 'image/png' },
    isBase64Encoded: true,
  });
  expect(Buffer.from(answer['body'] as string, 'base64').toString('latin1', 1, 4)).toBe('PNG');
});

it.each(['/', '/docs'])('the site has the page %s with it', async (rawPath) => {
  const answer = await answerTo({ rawPath, requestContext: { http: { method: 'GET' } } }, site);
  expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect(answer['body']).toMatch(/<style>.*<\/html>\s*$/su);
});
