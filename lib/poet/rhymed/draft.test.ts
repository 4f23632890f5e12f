import { beforeEach, describe, expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import { parseScheme, type Scheme } from '../../forms/scheme.ts';
import { Draft } from './draft.ts';
import { type LinePlan, planPoem } from './plan.ts';
import { WordIndex } from './wordIndex.ts';

const { lexicon } = await loadPublished();
const planOf = (prompt: string, isEpigraph = false) =>
  planPoem(
    prompt,
    { scheme: parseScheme('ABAB') as Scheme, isEpigraph },
    lexicon,
    () => 'exact',
    () => 0,
  );

describe('Draft', () => {
  const plan = planOf('Над крышей тихо тает снег');
  const lineOf = (letter: string) => plan.lines.find((line) => line.letter === letter) as LinePlan;
  let draft: Draft;
  beforeEach(() => {
    draft = new Draft(plan, new WordIndex(lexicon));
  });

  it('begins with the words of the person, and with the rhyme of a line that opens the scheme', () => {
    expect(draft.stemCounts.get('тих')).toBe(1);
    expect(draft.ends).toEqual(new Set(['снег']));
    expect(draft.groupOf('A')?.isNew('снег')).toBe(false);
    expect(draft.groupOf('B')).toBeUndefined();
    expect(draft.lines.size).toBe(0);
  });

  it('binds no rhyme by an epigraph', () => {
    const epigraph = planOf('Тихий снег', true);
    const { ends, stemCounts } = new Draft(epigraph, new WordIndex(lexicon));
    expect([ends.size, stemCounts.get('тих')]).toEqual([0, 1]);
  });

  it('takes a line in: its words, its end, its rhyme', () => {
    draft.add(lineOf('B'), ['полетом', 'тихим'], 'тихим полетом');
    expect(draft.stemCounts.get('тих')).toBe(2);
    expect(draft.ends).toContain('полетом');
    expect(draft.lines).toEqual(new Set(['тихим полетом']));
    const group = draft.groupOf('B');
    // Said «полётом»: the rhyme is on «о».
    expect(group?.tails).toMatchObject([{ vowel: 'O' }]);
    draft.add(lineOf('B'), ['налетом'], 'налетом');
    expect(draft.groupOf('B')).toBe(group);
    expect(group?.isNew('налетом')).toBe(false);
  });
});
