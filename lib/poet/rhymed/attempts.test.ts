import { describe, expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import { lineBefore, wordOf } from '../../../test/doubles/words.ts';
import { parseScheme, type Scheme } from '../../forms/scheme.ts';
import { attemptsFor } from './attempts.ts';
import { Draft } from './draft.ts';
import { planPoem } from './plan.ts';
import type { LineContext } from './potentials/linePotentials.ts';
import type { Potential } from './potentials/potential.ts';
import { RhymeIndex } from './rhymeIndex.ts';
import { WordIndex } from './wordIndex.ts';

const { lexicon } = await loadPublished();
const rhymes = new RhymeIndex(lexicon);
const open: Potential = { word: () => 0 };
const plan = planPoem(
  'Над крышей тихо тает свет',
  { scheme: parseScheme('ABAB') as Scheme },
  lexicon,
  () => true,
);
const attemptsOf = (letter: string) => {
  const context: LineContext = {
    plan,
    line: plan.lines.find((line) => line.letter === letter) as LineContext['line'],
    draft: new Draft(plan, new WordIndex(lexicon)),
    guards: { isDecent: () => true, isOwn: () => true, isSound: () => true },
  };
  return attemptsFor(context, rhymes, open);
};

describe('attemptsFor', () => {
  it('lets the network end a line that answers no other, the second time in a wider search', () => {
    expect(attemptsOf('B')).toEqual([
      { concession: 'kept', width: 1, ending: open },
      { concession: 'kept', width: 2, ending: open },
    ]);
  });

  it('gives the rhyme of an answering line up step by step', () => {
    const attempts = attemptsOf('A');
    expect(attempts.map(({ concession, width }) => [concession, width])).toEqual([
      ['kept', 1],
      ['kept', 2],
      ['slant rhyme', 2],
      ['no rhyme', 1],
      ['no rhyme', 2],
    ]);
    const [exact = [], , slant = [], none] = attempts.map(({ answers }) => answers?.());
    expect(exact.map(({ word }) => word.form)).toContain('рассвет');
    expect(slant.length).toBeGreaterThan(exact.length);
    expect(none).toBeUndefined();
  });

  it('asks for a new last word as long as the line answers', () => {
    const forbids = attemptsOf('A').map(({ ending }) => ending.word?.(lineBefore([]), wordOf('свет')) !== 0);
    expect(forbids).toEqual([true, true, true, false, false]);
  });
});
