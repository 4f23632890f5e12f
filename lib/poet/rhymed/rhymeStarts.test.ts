import { describe, expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import { lineTemplate } from '../../forms/lineTemplate.ts';
import { presets } from '../../sampling/presets.ts';
import { seededRandom } from '../../sampling/random.ts';
import type { LineTask } from './lineTask.ts';
import type { Answer } from './rhymeIndex.ts';
import { type LastWords, RhymeStarts } from './rhymeStarts.ts';
import { searchSettings } from './settings.ts';
import { Work } from './work.ts';

const { tokenizer } = await loadPublished();
const starts = new RhymeStarts(tokenizer);
const answer = (form: string, frequency = 8, distance = 0): Answer => ({
  word: { form, stress: 0, frequency },
  distance,
});
const logits = new Float32Array(tokenizer.vocabularySize);
const draw = (answers: Answer[], own: Partial<LineTask> = {}, lastWords: Partial<LastWords> = {}) => {
  const task = {
    ...searchSettings(presets.poet),
    template: lineTemplate('iamb', 4, 0),
    potentials: [],
    work: new Work(Number.POSITIVE_INFINITY),
    random: seededRandom(2),
    ...own,
  };
  return starts
    .draw(logits, answers, { accepts: () => true, gainOf: () => 0, ...lastWords }, task)
    .map(({ tokens }) => tokenizer.decode(tokens));
};
const words = ['снег', 'век', 'бег', 'ночлег', 'человек', 'берег', 'побег', 'навек'];

describe('RhymeStarts', () => {
  it('draws each word once, as many as two for each candidate', () => {
    expect(draw(words.map((word) => answer(word))).toSorted()).toEqual(words.toSorted());
    const some = draw(
      words.map((word) => answer(word)),
      { candidates: 2 },
    );
    expect(new Set(some).size).toBe(4);
  });

  it('spells ё as е, as the network does', () => {
    expect(draw([answer('полёт')])).toEqual(['полет']);
  });

  it('leaves out what does not fit', () => {
    expect(
      draw(
        words.map((word) => answer(word)),
        {},
        { accepts: ({ form }) => form === 'век' },
      ),
    ).toEqual(['век']);
    expect(draw([])).toEqual([]);
  });

  it('chooses among the likeliest alone: the commoner and nearer', () => {
    const narrow = { rhymeWords: 1 };
    expect(draw([answer('век', 6), answer('снег', 12)], narrow)).toEqual(['снег']);
    expect(draw([answer('век', 8, 0.5), answer('снег', 8, 0)], narrow)).toEqual(['снег']);
  });

  it('prefers what gains by what it says', () => {
    const gainOf = ({ form }: { form: string }) => (form === 'век' ? 3 : 0);
    const answers = [answer('век', 6), answer('снег', 12)];
    expect(draw(answers, { rhymeWords: 1 }, { gainOf })).toEqual(['век']);
  });

  it('draws others with other random numbers', () => {
    const answers = words.map((word) => answer(word));
    const drawn = [1, 2, 3, 4, 5].map((seed) =>
      draw(answers, { candidates: 1, random: seededRandom(seed) }).join(),
    );
    expect(new Set(drawn).size).toBeGreaterThan(1);
  });
});
