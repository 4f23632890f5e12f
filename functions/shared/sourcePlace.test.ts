import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sourcePlace } from './sourcePlace.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'source-place-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('names the place in the sources', async () => {
  const source = join(folder, 'thrower.ts');
  const bundle = join(folder, 'thrower.js');
  await writeFile(
    source,
    'const one: number = 1;\n// A line left out.\nif (one) throw new TypeError("no");\n',
  );
  await build({ entryPoints: [source], outfile: bundle, minify: true, sourcemap: true });
  const column = (await readFile(bundle, 'utf8')).indexOf('new TypeError') + 1;
  expect(sourcePlace(`at Fr.#t (${bundle}:1:${column})`)).toBe('at Fr.#t (thrower.ts:3:16)');
});

it.each([
  'at async Promise.all (index 0)',
  'at /nowhere/index.js:1:2',
  'at node:internal/process/task_queues:104:5',
])('leaves %j as it is', (frame) => expect(sourcePlace(frame)).toBe(frame));

it('leaves a place as it is where the map is broken', async () => {
  const path = join(folder, 'broken.js');
  await writeFile(`${path}.map`, '{"version":3,');
  expect(sourcePlace(`at Fr.#t (${path}:1:2)`)).toBe(`at Fr.#t (${path}:1:2)`);
});
