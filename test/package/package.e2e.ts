import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../cli/command.ts';
import { Folder } from './folder.ts';
import { nodesToTry } from './nodes.ts';

const line = 'Над крышей тихо тает свет';
const poemArgs = [line, '--seed', '7', '--budget-ms', '10000', '--json'];
const nodes = await nodesToTry();
let tarball: string;
let expected: string;

beforeAll(async () => {
  const destination = await mkdtemp(join(tmpdir(), 'neural-poet-tarball-'));
  await promisify(execFile)('npm', ['pack', '--pack-destination', destination]);
  tarball = join(destination, (await readdir(destination))[0] as string);
  expected = poemOf((await command('poem', poemArgs)).stdout);
});
afterAll(() => rm(join(tarball, '..'), { recursive: true, force: true }));

describe.each(nodes)('the package in an empty folder on $name', (node) => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await Folder.create(node);
    const { code, stderr } = await folder.npm('install', '--no-audit', '--no-fund', tarball);
    expect(stderr).not.toMatch(/error/iu);
    expect(code).toBe(0);
  });
  afterAll(() => folder.remove());

  it('installs what serving needs, and no install script', async () => {
    const lock = await readFile(join(folder.path, 'node_modules', '.package-lock.json'), 'utf8');
    const packages = Object.entries(
      (JSON.parse(lock) as { packages: Record<string, { hasInstallScript?: boolean }> }).packages,
    );
    expect(packages.length).toBeLessThan(40);
    expect(packages.filter(([path]) => /@aws-|cdk|cheerio|onnxruntime-node/u.test(path))).toEqual([]);
    expect(packages.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
  });

  it('writes by command the poem that the sources write', async () => {
    const { stdout } = await folder.npm('exec', '--', 'neural-poet', ...poemArgs);
    expect(poemOf(stdout)).toBe(expected);
  });

  it('has the other commands, and the exit codes', async () => {
    const run = (...args: string[]) => folder.run('node', 'node_modules/neural-poet/dist/cli.js', ...args);
    expect((await run('--help')).stdout).toMatch(/poem .*scan .*rhymes .*serve .*bot /su);
    expect((await run('rhymes', 'любовь', '--count', '3')).stdout).toMatch(/кровь +exact/u);
    expect(await run('poem')).toMatchObject({ code: 2, stdout: '' });
    expect(await run(line, '--picture', 'poem.png')).toMatchObject({ code: 0, stderr: '' });
    expect((await readFile(join(folder.path, 'poem.png'))).toString('latin1', 1, 4)).toBe('PNG');
    const full = await folder.run('sh', '-c', 'node node_modules/neural-poet/dist/cli.js -V > /dev/full');
    expect(full).toMatchObject({ code: 1, stderr: expect.stringMatching(/^error: .*ENOSPC.*\n$/u) });
    const bot = await run('bot');
    expect(bot).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('TELEGRAM_BOT_TOKEN') });
  });

  it('says what to install for artifacts in S3', async () => {
    const poem = ['node_modules/neural-poet/dist/cli.js', line];
    const { code, stderr } = await folder.runWith({ MODEL_BUCKET: 'bucket' }, 'node', ...poem);
    expect(stderr).toContain('npm install @aws-sdk/client-s3');
    expect(code).toBe(1);
  });

  it('runs the example of the library', async () => {
    await copyFile('examples/library.mjs', join(folder.path, 'library.mjs'));
    const { code, stdout, stderr } = await folder.run('node', 'library.mjs', line);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Над крышей тихо тает свет\n.+\n.+\n.+\n\niamb-4, ABBA, seed 7\n/u);
    expect(stdout).toMatch(/Над кры́шей.*0 to 1: 1\.00.*вновь/su);
    expect(await folder.run('node', 'library.mjs', ' ')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^prompt prompt must be text/u),
    });
  });

  it('runs the example in the documentation of loadPoet', async () => {
    const types = await readFile(
      join(folder.path, 'node_modules', 'neural-poet', 'dist', 'types', 'lib', 'library', 'index.d.ts'),
      'utf8',
    );
    const [, example = ''] = types.match(/@example\n \* ```ts\n(.*?) \* ```/su) ?? [];
    await writeFile(join(folder.path, 'example.mjs'), example.replaceAll(/^ \* ?/gmu, ''));
    const { code, stdout } = await folder.run('node', 'example.mjs');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Над крышей тихо тает свет\n.+\n.+\n.+ \d+\n$/u);
  });

  it('has types that a strict program compiles with, without those of Node', async () => {
    const program = `
      import { ArtifactError, loadPoet, type NeuralPoet, type Poem, Problem, type WriteRequest } from 'neural-poet';
      const poet: NeuralPoet = await loadPoet({ artifacts: 'folder' });
      const request: WriteRequest = { prompt: 'Снег', form: 'rhymed', scheme: 'ABBA', sampling: { topK: 3 }, seed: 1 };
      const { poem, lines, stressed }: Poem = await poet.write(request);
      export const texts: (string | undefined)[] = [poem, ...lines, stressed, poet.scan(poem).markup];
      export const words: string[] = poet.rhymes('любовь', 1).map(({ word }) => word);
      export const fieldOf = (error: unknown) =>
        error instanceof Problem ? error.details.field : error instanceof ArtifactError ? error.path : undefined;
      // @ts-expect-error There is no such form.
      await poet.write({ prompt: 'Снег', form: 'ode' });
    `;
    await writeFile(join(folder.path, 'program.mts'), program);
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', ''];
    const tsc = join(process.cwd(), 'node_modules', 'typescript', 'bin', 'tsc');
    expect(await folder.run(process.execPath, tsc, ...options, 'program.mts')).toMatchObject({
      code: 0,
      stdout: '',
    });
  });

  it('serves the example of an HTTP client', async () => {
    const address = await folder.serve();
    const page = await fetch(address);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('<h1>');
    const client = join(process.cwd(), 'examples', 'http-client.mjs');
    const ask = (text: string) => folder.run('node', client, text, address);
    expect((await ask(line)).stdout).toMatch(
      /^Над крышей тихо тает свет\n(.+\n){3}\nThe same again: "seed": \d+\n$/u,
    );
    expect(await ask(' ')).toMatchObject({ code: 1, stderr: expect.stringContaining('Bad Request: prompt') });
  });
});

function poemOf(stdout: string): string {
  return (JSON.parse(stdout) as { poem: string }).poem;
}
