import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KnownWords } from '../../lib/known/knownWords.ts';
import { LineFilter } from '../../lib/known/lineFilter.ts';
import { buildOriginality, type OriginalityFilters } from './buildOriginality.ts';
import { evaluateOriginality } from './evaluateOriginality.ts';
import { misspelledOf } from './misspellings.ts';

const lexicon = { has: (word: string) => ['снег', 'идёт', 'идет', 'над', 'домом', 'тихий'].includes(word) };
const poems = [
  { author: 'Первая', text: 'Тихий снег идёт над домом.\nСнегопадово сегодня' },
  { author: 'Вторая', text: 'Снегопадово в моём саду' },
  { author: 'Третья', text: 'Как снегопадово вокруг' },
];
let folder: string;
let files: string[];
let built: OriginalityFilters;
let words: KnownWords;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'originality-'));
  files = poems.map((_, at) => join(folder, `${at}.jsonl`));
  for (const [at, file] of files.entries()) await writeFile(file, `${JSON.stringify(poems[at])}\n`);
  const collected = join(folder, 'collected.jsonl');
  await writeFile(
    collected,
    `${JSON.stringify({ text: 'Снегопадово, когда\r\nночь стоит у нашего порога' })}\n`,
  );
  built = await buildOriginality(files, [collected], lexicon);
  words = KnownWords.fromBytes(built.words, lexicon);
});
afterAll(() => rm(folder, { recursive: true }));

describe('LineFilter', () => {
  it('has the lines of four words or more, whatever their letter case, ё and punctuation', () => {
    const filter = LineFilter.fromBytes(built.lines);
    expect(built.lineCount).toBe(3);
    for (const line of [
      'Тихий снег идёт над домом.',
      'тихий снег идет — над домом',
      'ТИХИЙ, снег! идёт над домом',
    ])
      expect(filter.has(line)).toBe(true);
    for (const line of ['снегопадово сегодня', 'тихий снег', 'домом над идёт снег тихий', ''])
      expect(filter.has(line)).toBe(false);
  });

  it('has the lines of poems that cleaning would drop', () => {
    expect(LineFilter.fromBytes(built.lines).has('Ночь стоит у нашего порога')).toBe(true);
  });
});

describe('KnownWords', () => {
  it('has the lexicon’s words, and those that several voices use', () => {
    for (const word of ['снег', 'идёт', 'снегопадово', 'я', 'в']) expect(words.isKnown(word)).toBe(true);
    for (const word of ['снегопадава', 'вокруг', 'ъ', '', 'snow', 'снег!'])
      expect(words.isKnown(word)).toBe(false);
  });

  it('has a hyphenated word by its parts', () => {
    expect(words.isKnown('тихий-снегопадово')).toBe(true);
    expect(words.isKnown('тихий-тухий')).toBe(false);
  });
});

describe('evaluateOriginality', () => {
  it('counts missed lines, false positives and unknown words', async () => {
    const result = await evaluateOriginality(files, LineFilter.fromBytes(built.lines), words);
    expect(result).toMatchObject({ lines: 2, missed: 0, newLines: 2, words: 14 });
    expect(result.unknownWords).toBeGreaterThan(0);
    expect(result.unknownWords).toBeLessThan(14);
  });
});

describe('misspelledOf', () => {
  it.each([
    ['малако', 'молако'],
    ['ветирок', 'ветерок'],
    ['лучь', 'луч'],
    ['длиный', 'длинный'],
  ])('%s may be a misspelling of %s', (word, other) => expect(misspelledOf(word)).toContain(other));
});
