import { countSyllables } from '../russian/letters.ts';
import type { Lexicon } from './lexicon.ts';
import type { TextWord } from './textWords.ts';
import { PARTICLES } from './wordWeight.ts';

/** First parts of compounds, which have no stress of their own: тёмно-синий has one stress, царица-ночь two. */
const LINKED = /[ое]$/;
/** Nouns that end like such a part, but keep their stress: «чудо-печь». */
const NOUNS = new Set(
  'чудо горе диво небо море солнце сердце облако дерево лето утро слово время поле'.split(' '),
);

/** Takes a hyphenated word apart if the lexicon has its parts but not the whole («царица-ночь»). */
export function splitHyphens(whole: TextWord, lexicon: Lexicon): TextWord[] {
  const { form } = whole;
  if (!form.includes('-')) return [whole];
  const parts = form.split('-');
  const [first] = parts as [string];
  const isRepeated = parts.every((part) => part === first);
  if (!isRepeated && lexicon.has(form)) return [whole];
  const isLinked = LINKED.test(first) && !NOUNS.has(first) && !isRepeated;
  if (!parts.every((part) => lexicon.has(part)) || isLinked) return [whole];
  if (parts.slice(1).some((part) => PARTICLES.has(part)) || parts[0] === 'по') return [whole];
  let vowel = 0;
  return parts.map((part): TextWord => {
    const from = vowel;
    vowel += countSyllables(part);
    return {
      form: part,
      vowelEnds: whole.vowelEnds.slice(from, vowel),
      givenStresses: whole.givenStresses.filter((at) => at >= from && at < vowel).map((at) => at - from),
    };
  });
}
