import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forms } from '../../../../test/doubles/grammar.ts';
import { lineBefore, wordOf } from '../../../../test/doubles/words.ts';
import { formOf } from '../../../grammar/wordForms.ts';
import type { WordInfo } from '../wordIndex.ts';
import { FORCE, faultPotential, LineParses } from './faults.ts';
import type { PartialLine } from './potential.ts';

const known = (text: string) => wordOf(text, { grammar: formOf(forms, text) });
const { template } = lineBefore([]);
const all = template.strong.length;
/** A line that ends in these words, the last one first. */
const ended = (words: readonly WordInfo[], marks: readonly boolean[], hasMark: boolean): PartialLine => ({
  template,
  words,
  marks,
  hasMark,
  end: all - words.reduce((sum, { syllables }) => sum + syllables, 0),
});

/** What a potential adds for a line, word by word. @param words the last one first. */
function total(potential: ReturnType<typeof faultPotential>, words: readonly string[]): number {
  const infos = words.map(known);
  let sum = 0;
  for (const [at, word] of infos.entries()) {
    const line = ended(infos.slice(0, at), new Array(at).fill(false), false);
    sum += potential.word?.(line, word) ?? 0;
  }
  return sum;
}

describe('faultPotential', () => {
  it('adds up to the weights of the whole line, whatever its beginning looked like', () => {
    const potential = faultPotential<'short' | 'odd'>(
      { short: -0.5, odd: -1 },
      new Set(['odd']),
      ({ phrases }, report) => {
        if (phrases.length < 3) report('short');
        if (phrases.length % 2 === 1) report('odd');
      },
      new LineParses(),
    );
    const words = ['снег', 'молча', 'падал', 'вниз', 'дома', 'вдали', 'и'];
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: 1 }), (own) => {
        const syllables = own.map(known).reduce((sum, word) => sum + word.syllables, 0);
        const short = own.length < 3 ? -0.5 * (syllables / all) : 0;
        expect(total(potential, own)).toBeCloseTo(FORCE * (short + (own.length % 2 === 1 ? -1 : 0)));
      }),
    );
  });
});

describe('LineParses', () => {
  it('divides a line once for all that ask for it, and anew for another word or mark', () => {
    const parses = new LineParses();
    const words = [known('снег')];
    const line = ended(words, [false], false);
    const word = known('тихий');
    const first = parses.with(line, word);
    expect(first.phrases).toHaveLength(1);
    expect(parses.with(line, word)).toBe(first);
    expect(parses.with(ended(words, [false], true), word).phrases).toHaveLength(2);
    expect(parses.with(line, known('падал')).phrases).toHaveLength(2);
    expect(parses.of(line)).toBe(parses.of(line));
    expect(parses.of(line).phrases).toHaveLength(1);
  });
});
