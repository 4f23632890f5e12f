import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command } from '../cli/command.ts';
import { endAll, listening } from './startProcess.ts';
import { publishTiny } from './tinyArtifacts.ts';

let artifacts: string;
let home: string;
beforeAll(async () => {
  artifacts = await mkdtemp(join(tmpdir(), 'artifacts-'));
  home = await mkdtemp(join(tmpdir(), 'home-'));
  await publishTiny(artifacts);
});
afterAll(async () => {
  endAll();
  await Promise.all([artifacts, home].map((folder) => rm(folder, { recursive: true })));
});

const environment = () => ({ MODEL_DIR: artifacts, HOME: home, XDG_CACHE_HOME: join(home, '.cache') });

// Telemetry keeps an id of the machine and what it has to report in the user's cache.
it('the command keeps nothing to report', async () => {
  expect((await command('poem', ['Снег', '--model', 'classic'], environment())).code).toBe(0);
  expect(await readdir(home)).toEqual([]);
});

it('the threads of the server keep nothing to report', async () => {
  const { url } = await listening(environment());
  expect((await fetch(`${url}/poem?line=a&model=classic`)).status).toBe(200);
  expect(await readdir(home)).toEqual([]);
});
