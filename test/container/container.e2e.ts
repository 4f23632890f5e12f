import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeReadOnly, removeReadOnly } from './readOnly.ts';
import { replay, type Stage } from './replay.ts';

let work: string;
let image: Stage;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'container-'));
  image = await replay('.', work);
  await makeReadOnly(work);
});
afterAll(() => removeReadOnly(work));

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** Runs a command of the image as its user, where the tests may change it. */
function runIn(
  { root, workdir, environment, user = '' }: Stage,
  command: string[],
  more: NodeJS.ProcessEnv = {},
) {
  const [program = '', ...args] = command;
  const [uid, gid] = user.split(':').map(Number);
  const child = spawn(program, args, {
    cwd: join(root, workdir),
    env: { PATH: `${join(root, 'usr/local/bin')}:/usr/bin:/bin`, ...environment, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(process.getuid?.() === 0 ? { uid, gid } : {}),
  });
  running.push(child);
  return child;
}

async function ended(child: ReturnType<typeof runIn>) {
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code: code as number, stdout, stderr };
}

async function listening() {
  const child = runIn(image, [...image.entrypoint, ...image.command], { PORT: '0' });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = line.match(/http:\/\/[\d.a-z]+:(\d+)/u) ?? [];
    if (port) return { child, port };
  }
  throw new Error(`it ended: ${await text(child.stderr)}`);
}

describe('the image', () => {
  it('has what it needs and no more', async () => {
    const app = join(image.root, image.workdir);
    expect((await readdir(app)).sort()).toEqual(
      ['LICENSE', 'NOTICE', 'dist', 'model-artifacts', 'node_modules', 'package.json'].sort(),
    );
    const packages = await readdir(join(app, 'node_modules'));
    expect(packages).toContain('zod');
    expect(packages).not.toContain('typescript');
    const systems = await readdir(join(app, 'dist/onnxruntime-node/bin'), { recursive: true });
    expect(systems.filter((path) => path.endsWith('.node'))).toEqual([
      join('napi-v6', 'linux', process.arch, 'onnxruntime_binding.node'),
    ]);
  });

  it('serves as a user who can write nowhere, tells how it is, and stops at a signal', async () => {
    const { child, port } = await listening();
    const poem = `http://127.0.0.1:${port}/poem?${new URLSearchParams({ line: 'Над крышей тихо тает свет' })}`;
    expect((await fetch(poem)).status).toBe(200);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/u);
    const picture = await fetch(poem, { headers: { accept: 'image/png' } });
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect((await ended(runIn(image, image.healthcheck, { PORT: port }))).code).toBe(0);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect((await ended(runIn(image, image.healthcheck, { PORT: port }))).code).not.toBe(0);
  });

  it('starts no bot without a token', async () => {
    const compose = await readFile('compose.yaml', 'utf8');
    const script = /command:\n\s+- \|\n((?: {8}.*\n)+)/u.exec(compose)?.[1]?.replaceAll('$$', '$') ?? '';
    expect(script).toContain('exec node dist/cli.js bot');
    const without = await ended(runIn(image, ['sh', '-c', script]));
    expect(without).toEqual({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('TELEGRAM_BOT_TOKEN is not set'),
    });
    // The bot itself starts with one, and says what is wrong with this.
    const faulty = await ended(runIn(image, ['sh', '-c', script], { TELEGRAM_BOT_TOKEN: 'x' }));
    expect(faulty.stderr).toContain('TELEGRAM_BOT_TOKEN is not of the form');
    expect(faulty.code).toBe(2);
  });
});
