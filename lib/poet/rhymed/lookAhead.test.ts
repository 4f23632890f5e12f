import { describe, expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import { wordOf } from '../../../test/doubles/words.ts';
import { lineTemplate } from '../../forms/lineTemplate.ts';
import { LINE_BREAK } from '../../tokenizer/specialTokens.ts';
import { type Candidate, emptyCandidate } from './candidate.ts';
import { LookAhead } from './lookAhead.ts';
import { sortPieces } from './pieces.ts';
import { knownWords } from './potentials/knownWords.ts';
import type { Potential } from './potentials/potential.ts';

const { tokenizer } = await loadPublished();
const pieces = sortPieces(tokenizer);
/** Hopes for «осень», the more the more words stand behind it. */
const hoping: Potential = {
  prefix: ({ words }, letters) => ('осень'.startsWith(letters) ? 2 + words.length : 0),
};
const ahead = new LookAhead(pieces, [knownWords, hoping]);
const start = emptyCandidate(lineTemplate('iamb', 4, 0));
const logits = new Float32Array(2 * tokenizer.vocabularySize).fill(-1);
const token = (piece: string) => pieces.texts.findIndex((_, at) => tokenizer.piece(at) === piece);
const weighed = (candidate: Candidate, piece: string) => {
  const word = candidate.letters === '' ? undefined : wordOf(candidate.letters);
  const row = ahead.weigh(candidate, word, logits, tokenizer.vocabularySize);
  return row[piece === '\n' ? LINE_BREAK : token(piece)];
};

describe('LookAhead', () => {
  it('is needed where a potential looks ahead', () => {
    expect(ahead.isNeeded).toBe(true);
    expect(new LookAhead(pieces, [knownWords]).isNeeded).toBe(false);
  });

  it('adds what is hoped for to the beginnings of words', () => {
    expect([weighed(start, '▁о'), weighed(start, '▁ос'), weighed(start, '▁на')]).toEqual([1, 1, -1]);
  });

  it('takes it back where the word goes on otherwise or ends, but not where a mark follows', () => {
    const begun = { ...start, letters: 'ос' };
    expect([weighed(begun, 'е'), weighed(begun, 'а'), weighed(begun, '\n'), weighed(begun, ',')]).toEqual([
      -1, -3, -3, -1,
    ]);
  });

  it('hopes for the next word behind a whole one', () => {
    const whole = { ...start, letters: 'дом' };
    expect([weighed(whole, '▁ос'), weighed(whole, '▁на'), weighed(whole, 'а')]).toEqual([2, -1, -1]);
  });
});
