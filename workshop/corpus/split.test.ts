import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { foldOf, isHeldOut } from './split.ts';

const lines = readFileSync('test/fixtures/tiny/verse.jsonl', 'utf8')
  .trim()
  .split('\n')
  .flatMap((row) => (JSON.parse(row) as { text: string }).text.split('\n'));

it('holds out the texts that it always did', () => {
  expect([...new Set(lines)].filter(isHeldOut)).toEqual([
    'Листает тени, догорая.',
    'За стенкой кто-то моет раму.',
    'Кузнечик тикает в траве,',
    'Письмо лежит, никто не пишет,',
    'И новое едва мне снится.',
    'Дорога, пыль, далёкий дым,',
    'И я не буду молодым,',
  ]);
});

it('holds out the same texts, however their letters are written', () => {
  const held = lines.map(isHeldOut);
  for (const written of [
    (text: string) => text.normalize('NFD'),
    (text: string) => text.replaceAll('а', 'а\u0301'),
    (text: string) => `\uFEFF${text.replaceAll(' ', '\u00A0').replaceAll('о', 'о\u00AD')}`,
    (text: string) => text.toUpperCase().replaceAll('Ё', 'Е'),
  ]) {
    expect(lines.map(written).map(isHeldOut)).toEqual(held);
  }
});

it('deals the other texts into folds of about the same size', () => {
  const rest = lines.filter((line) => !isHeldOut(line));
  const sizes = [0, 0, 0];
  for (const line of rest) {
    const fold = foldOf(line, 3);
    expect(foldOf(line.toUpperCase(), 3)).toBe(fold);
    sizes[fold] = (sizes[fold] as number) + 1;
  }
  for (const size of sizes) expect(Math.abs(size / rest.length - 1 / 3)).toBeLessThan(0.1);
});
