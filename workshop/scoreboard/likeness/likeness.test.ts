import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isHeldOut } from '../../corpus/split.ts';
import { auc } from './auc.ts';
import { readCorpusWords } from './corpusWords.ts';
import { corpusFigures, type Figures, likenessOf } from './likeness.ts';
import { measureGroups } from './measureGroups.ts';
import { readCorpusLines } from './nearLines.ts';
import { pythonFigures } from './python.ts';
import { likenessTable } from './table.ts';

let dir: string;
let corpus: string;
const common = 'Снег идёт давно';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'likeness-'));
  corpus = join(dir, 'corpus.jsonl');
  const letters = [...'абвгдежзиклмнопрст'];
  const texts = letters.map((letter) => `${common}\n${letter}-${letter} тихо`);
  const learnt = texts.filter((text) => !isHeldOut(text)).slice(0, 3);
  const held = texts.filter(isHeldOut);
  const twice = 'Дождь идёт давно\nДождь идёт давно';
  const rows = [...learnt, ...held.map((text) => `${text} и редкость`), twice].map((text) => ({ text }));
  await writeFile(corpus, rows.map((row) => JSON.stringify(row)).join('\n'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const script = async (text: string) => {
  const file = join(dir, `python-${text.length}`);
  await writeFile(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  return file;
};
const figures = (subject: number, stock: number): Figures => ({
  subject,
  stock,
  rare: 0,
  near: 0,
  repeated: Number.NaN,
  errors: 0,
});

describe('words of the corpus', () => {
  it('measures stock 3-grams and rare words of the lines behind the prompt', async () => {
    const read = { words: await readCorpusWords([corpus]), lines: await readCorpusLines([corpus]) };
    const measured = corpusFigures(
      { lines: ['редкость редкость редкость', 'Снег идёт давно, тихо', 'дождь идёт давно'], given: 1 },
      read,
    );
    // «снег идёт давно» stands in three poems; «дождь идёт давно» twice, but in one.
    expect(measured).toEqual({ stock: 1 / 3, rare: 0, near: 0 });
    expect(corpusFigures({ lines: ['небывалый снег'], given: 0 }, read)).toEqual({
      stock: Number.NaN,
      rare: 0.5,
      near: Number.NaN,
    });
  });
});

describe('auc', () => {
  it('is the share of pairs whose first is higher, equal ones half', () => {
    expect(auc([3, 4], [1, 2])).toBe(1);
    expect(auc([1, 2], [3, 4])).toBe(0);
    expect(auc([1, 3], [1, 2])).toBe((0.5 + 0 + 1 + 1) / 4);
    expect(auc([], [1])).toBeNaN();
  });
});

describe('likenessOf', () => {
  it('takes means of what was measured, and turns the area where people have less', () => {
    const { means, auc: areas } = likenessOf(
      [figures(0, 0.2), figures(Number.NaN, 0.4)],
      [figures(0.1, 0.1), figures(-0.1, 0.3)],
    );
    expect(means).toMatchObject({ subject: 0, stock: expect.closeTo(0.3), rare: 0, repeated: Number.NaN });
    expect(areas).toMatchObject({ subject: 0.5, stock: 0.75, rare: 0.5, repeated: Number.NaN });
  });
});

describe('pythonFigures', () => {
  const groups = [[{ lines: ['снег'], given: 0 }]];

  it('reads what the script prints', async () => {
    const python = await script(
      `cat >/dev/null; echo '{"groups":[[{"subject":null,"repeated":0.5,"errors":0}]]}'`,
    );
    expect(await pythonFigures(groups, python)).toEqual([
      [{ subject: Number.NaN, repeated: 0.5, errors: 0 }],
    ]);
  });

  it('says what to install', async () => {
    await expect(pythonFigures(groups, join(dir, 'none'))).rejects.toThrow('install Python');
    await expect(pythonFigures(groups, await script('exit 3'))).rejects.toThrow(
      'lacks packages; pip install -r training/measures/requirements.txt',
    );
    await expect(pythonFigures(groups, await script('exit 1'))).rejects.toThrow('exit code 1');
  });
});

describe('measureGroups', () => {
  const ours = { who: 'ours', poems: [{ lines: ['Прежняя', common], given: 1 }] };
  const people = { who: 'people', poems: [{ lines: ['Прежняя', 'иная совсем строка'], given: 1 }] };

  it('shows dashes and warns where it can’t measure', async () => {
    const warn = vi.fn();
    const rows = await measureGroups([ours], undefined, {
      python: await script('exit 3'),
      reading: { warn },
    });
    expect(warn).toHaveBeenCalledTimes(2);
    expect(likenessTable(rows).split('\n').at(-1)).toBe('| ours | 1 | — | — | — | — | — | — |');
  });

  it('puts people first and the area behind the others’ figures', async () => {
    const python = await script(
      'cat >/dev/null; one=\'[{"subject":0.1,"repeated":0.5,"errors":0.02}]\'; ' +
        'echo "{\\"groups\\":[$one,$one]}"',
    );
    const rows = await measureGroups([ours], people, {
      corpus: [corpus],
      python,
      reading: { warn: expect.unreachable },
    });
    expect(likenessTable(rows).split('\n').slice(2)).toEqual([
      '| people | 1 | 0.100 | 0.0 % | 100.0 % | — | 50.0 % | 2.0 |',
      '| ours | 1 | 0.100 (0.50) | 100.0 % (1.00) | 0.0 % (1.00) | — | 50.0 % (0.50) | 2.0 (0.50) |',
    ]);
  });
});
