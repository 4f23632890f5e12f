import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../lib/sampling/random.ts';
import { isHeldOut } from '../corpus/split.ts';
import { drawPeoplesPoems, PromptsError, readPeoplesPoems } from './peoplesPoems.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'poems-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const numbers = ['ноль', 'раз', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'];
const poemOf = (nth: number, lines = 9) =>
  Array.from({ length: lines }, (_, at) =>
    [...String(nth)].map((digit) => numbers[Number(digit)]).concat(`строка ${numbers[at]}`),
  )
    .map((words) => words.join(' '))
    .join('\n\n');
const write = async (name: string, poems: readonly object[]) => {
  const file = join(dir, name);
  await writeFile(file, poems.map((poem) => JSON.stringify(poem)).join('\n'));
  return file;
};

describe('readPeoplesPoems', () => {
  it('takes eight lines, and the file for the source where none is told', async () => {
    const file = await write('a.jsonl', [{ text: poemOf(1) }, { text: poemOf(2), source: 'etalon' }]);
    const poems = await readPeoplesPoems(file);
    expect(poems.map(({ source }) => source)).toEqual(['a', 'etalon']);
    expect(poems[0]?.lines).toHaveLength(8);
    expect(poems[0]?.lines[7]).toBe('раз строка семь');
  });

  it('refuses a short poem and an empty file', async () => {
    await expect(readPeoplesPoems(await write('b.jsonl', [{ text: poemOf(1, 7) }]))).rejects.toThrow(
      PromptsError,
    );
    await expect(readPeoplesPoems(await write('c.jsonl', []))).rejects.toThrow('holds no poem');
  });
});

describe('drawPeoplesPoems', () => {
  it('draws held-out poems of eight lines of verse by the seed', async () => {
    const texts = Array.from({ length: 300 }, (_, nth) => poemOf(nth));
    const fit = texts.filter(isHeldOut).map((text) => text.split('\n\n')[0]);
    const held = texts.filter(isHeldOut);
    const file = await write('d.jsonl', [
      ...texts.map((text) => ({ text })),
      ...held.map((text) => ({ text, obscene: true })),
      { text: 'строка\n'.repeat(9) },
    ]);
    const all = await drawPeoplesPoems([file], 1000, seededRandom(1));
    expect(all.map(({ lines }) => lines[0])).toEqual(fit);
    const draw = async (seed: number) =>
      JSON.stringify(await drawPeoplesPoems([file], 5, seededRandom(seed)));
    expect(await draw(1)).toBe(await draw(1));
    expect(await draw(1)).not.toBe(await draw(2));
  });
});
