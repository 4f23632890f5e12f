import { describe, expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import { lineBefore, wordOf } from '../../../test/doubles/words.ts';
import { parseScheme, type Scheme } from '../../forms/scheme.ts';
import type { Theme } from '../theme.ts';
import { attemptsFor } from './attempts.ts';
import { Draft } from './draft.ts';
import { type PoemPlan, planPoem } from './plan.ts';
import type { LineContext } from './potentials/linePotentials.ts';
import { RhymeCheck } from './rhymeCheck.ts';
import { RhymeIndex } from './rhymeIndex.ts';
import { WordIndex } from './wordIndex.ts';

const { lexicon } = await loadPublished();
const words = new WordIndex(lexicon);
const check = new RhymeCheck(new RhymeIndex(lexicon), words);
const planOf = (prompt: string): PoemPlan =>
  planPoem(
    prompt,
    { scheme: parseScheme('ABAB') as Scheme },
    lexicon,
    () => 'exact',
    () => 0,
  );
const attemptsOf = (
  letter: string,
  prompt = 'Над крышей тихо тает свет',
  own: Partial<PoemPlan> = {},
  theme?: Theme,
) => {
  const plan = { ...planOf(prompt), ...own };
  const context: LineContext = {
    plan,
    line: plan.lines.find((line) => line.letter === letter) as LineContext['line'],
    draft: new Draft(plan, words),
    guards: { isDecent: () => true, isOwn: () => true, isSound: () => true },
    theme,
  };
  return [...attemptsFor(context, check)];
};
const summaryOf = (attempts: ReturnType<typeof attemptsOf>) =>
  attempts.map(({ width, rhymes, answers }) => [width, rhymes, answers !== undefined]);

describe('attemptsFor', () => {
  it('lets the network end a line that answers no other, and at last with any word', () => {
    const attempts = attemptsOf('B');
    expect(summaryOf(attempts)).toEqual([
      [1, true, false],
      [1.5, true, false],
      [2, true, false],
    ]);
    const forbids = attempts.map(
      ({ ending }) =>
        ending.word?.(lineBefore([]), wordOf('жизнь', { mainReading: { form: 'жизнь', stress: 0 } })) !== 0,
    );
    expect(forbids).toEqual([true, true, false]);
  });

  it('ends a line of a genre that no other answers with any word', () => {
    const last = (letter: string, line: PoemPlan['lines'][number]) =>
      attemptsOf(letter, undefined, { genre: 'pirozhok', lines: [{ ...line, letter }] })[0]?.ending;
    const [line] = planOf('Снег').lines;
    const word = wordOf('жизнь', { mainReading: { form: 'жизнь', stress: 0 } });
    expect(last('-1', line as PoemPlan['lines'][number])?.word?.(lineBefore([]), word)).toBe(0);
  });

  it('tries to name the theme first: by its best words, else by any', () => {
    const theme = { namings: [new Set(['победа']), new Set(['победа', 'день'])] } as unknown as Theme;
    const attempts = attemptsOf('B', undefined, {}, theme);
    expect(summaryOf(attempts)).toHaveLength(5);
    const names = (word: string) =>
      attempts.map(({ mention }) => (mention?.word?.(lineBefore([]), wordOf(word)) ?? 0) > 0);
    expect(names('победа')).toEqual([true, true, false, false, false]);
    expect(names('день')).toEqual([false, true, false, false, false]);
  });

  it('gives the rhyme of an answering line up step by step', () => {
    const attempts = attemptsOf('A');
    expect(summaryOf(attempts)).toEqual([
      [1, true, true],
      [1.5, true, true],
      [1.5, true, true],
      [1, false, false],
      [1.5, false, false],
      [2, false, false],
    ]);
    const [near = [], , wide = []] = attempts.map(({ answers }) => answers);
    expect(near.map(({ word }) => word.form)).toContain('ответ');
    expect(Math.max(...near.map(({ distance }) => distance))).toBeLessThanOrEqual(0.2);
    expect(wide.length).toBeGreaterThan(near.length);
  });

  it('offers nearly exact rhymes at once where there are few exact ones', () => {
    const [near] = attemptsOf('A', 'Пришёл с работы вечер');
    expect(near?.answers?.map(({ word }) => word.form)).toContain('свечи');
  });

  it('asks for a new last word as long as the line answers', () => {
    const forbids = attemptsOf('A').map(({ ending }) => ending.word?.(lineBefore([]), wordOf('свет')) !== 0);
    expect(forbids.slice(0, 3)).toEqual([true, true, true]);
  });
});
