import { countSyllables } from '../russian/letters.ts';
import type { Lexicon } from './lexicon.ts';
import type { TextWord } from './textWords.ts';
import { PARTICLES } from './wordWeight.ts';

/** First parts of compounds, which have no stress of their own: тёмно-синий has one stress, царица-ночь two. */
const LINKED = /[ое]$/;

/** Takes a hyphenated word apart if the lexicon has its parts but not the whole («царица-ночь»). */
export function splitHyphens(whole: TextWord, lexicon: Lexicon): TextWord[] {
  const { form } = whole;
  if (!form.includes('-') || whole.givenStress >= 0 || lexicon.has(form)) return [whole];
  const parts = form.split('-');
  if (!parts.every((part) => lexicon.has(part)) || LINKED.test(parts[0] as string)) return [whole];
  if (parts.slice(1).some((part) => PARTICLES.has(part)) || parts[0] === 'по') return [whole];
  let vowel = 0;
  return parts.map((part): TextWord => {
    const from = vowel;
    vowel += countSyllables(part);
    return { form: part, vowelEnds: whole.vowelEnds.slice(from, vowel), givenStress: -1 };
  });
}
