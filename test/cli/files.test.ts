import { globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CollectionStore } from '../../workshop/corpus/collect/store.ts';
import { startSite } from '../collector/site.ts';
import { runInShell } from './command.ts';

const verse = 'test/fixtures/tiny/verse.jsonl';
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'files-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Runs a command that may write no more than 1,024 bytes to a file; DIR is the test's folder. */
const onFullDisk = (line: string, blocks = 1) =>
  runInShell(`cli/maintain/${line.replaceAll('DIR', dir)}`.split(' '), `ulimit -f ${blocks}; run`);

it('is written by no command but through writeWhole()', () => {
  for (const file of globSync('cli/**/*.ts'))
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/\b(?:writeFile|createWriteStream)\(/u);
});

describe('a file for which the disk has no room', () => {
  it.each([
    ['corpus-prose', `corpus-prose.ts --in DIR/prose.jsonl --out DIR/out/prose.jsonl`, 'prose.jsonl'],
    [
      'corpus-encode',
      `corpus-encode.ts --in ${verse} --out DIR/out --tokenizer test/fixtures/tiny/tokenizer.json`,
      'train.bin',
    ],
    ['cost', 'cost.ts --out DIR/out/COST.md', 'COST.md'],
  ])('is not there, and the command says so: %s', async (_, line, name) => {
    await mkdir(join(dir, 'out'));
    const page = '<!-- cost:start -->\n<!-- cost:end -->\n';
    await writeFile(join(dir, 'out', 'COST.md'), page);
    const prose = Array.from({ length: 100 }, () => ({
      text: 'На дворе растёт трава, а на траве лежат дрова. '.repeat(9),
    }));
    await writeFile(join(dir, 'prose.jsonl'), prose.map((row) => JSON.stringify(row)).join('\n'));
    const { code, stdout, stderr } = await onFullDisk(line);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^error: .* EFBIG: file too large, write\n$/u);
    expect(stderr).toContain(name);
    expect(await readdir(join(dir, 'out'))).toEqual(['COST.md']);
    expect(await readFile(join(dir, 'out', 'COST.md'), 'utf8')).toBe(page);
  });

  it('is no store of the collector either', async () => {
    const site = await startSite({ poems: { '2018-07-23': Array.from({ length: 100 }, (_, at) => at + 1) } });
    const out = join(dir, 'corpus.sqlite');
    const line = `corpus-collect.ts --base ${site.base} --from 2018-07-23 --to 2018-07-23 --top 100 --delay 0 --contact x@example.org --out ${out}`;
    try {
      const { code, stderr } = await onFullDisk(line, 100);
      expect(code).toBe(1);
      expect(stderr).toMatch(/\nerror: .*corpus\.sqlite can't be written: .*\n$/u);
      expect((await runInShell(`cli/maintain/${line}`.split(' '), 'run')).code).toBe(0);
      const store = new CollectionStore(out, { readOnly: true });
      expect(store.count()).toBe(100);
      store.close();
    } finally {
      await site.close();
    }
  });
});

it.each([
  ['corpus-export', 'corpus-export.ts --in DIR/corpus.sqlite --out /dev/full'],
  ['openings', 'openings.ts --lines DIR/lines.jsonl --poems /dev/full'],
])('a device without room is not replaced by a file: %s', async (_, line) => {
  const store = new CollectionStore(join(dir, 'corpus.sqlite'));
  store.commitPage(
    '2018-07-23',
    '/2018/07/23/1',
    { title: '', author: '', text: 'Снег' },
    store.walk('2018-07-23', 1),
  );
  store.close();
  await writeFile(
    join(dir, 'lines.jsonl'),
    JSON.stringify({ line: 'Над крышей тихо тает свет', meter: 'iamb-4', kind: 'usual' }),
  );
  const { code, stdout, stderr } = await runInShell(
    `cli/maintain/${line.replaceAll('DIR', dir)}`.split(' '),
    'run',
  );
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe("error: /dev/full can't be written: ENOSPC: no space left on device, write\n");
});
