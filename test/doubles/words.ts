import { lineTemplate } from '../../lib/forms/lineTemplate.ts';
import type { PartialLine } from '../../lib/poet/rhymed/potentials/potential.ts';
import { stemOf } from '../../lib/poet/rhymed/stem.ts';
import type { WordInfo } from '../../lib/poet/rhymed/wordIndex.ts';
import { weightOf } from '../../lib/prosody/wordWeight.ts';
import { countSyllables } from '../../lib/russian/letters.ts';

/** A word that is known, and of middling frequency unless told otherwise. */
export function wordOf(text: string, own: Partial<WordInfo> = {}): WordInfo {
  const syllables = countSyllables(text);
  return {
    text,
    syllables,
    isKnown: true,
    stressed: new Float64Array(syllables),
    mainReading: undefined,
    weight: weightOf(text, syllables),
    frequency: 8,
    stem: stemOf(text),
    lemma: undefined,
    grammar: undefined,
    ...own,
  };
}

/** A line of four iambs that ends in these words, the last one first. */
export function lineBefore(words: readonly string[], hasMark = false): PartialLine {
  const template = lineTemplate('iamb', 4, 0);
  const written = words.map((word) => wordOf(word));
  const end = template.strong.length - written.reduce((sum, { syllables }) => sum + syllables, 0);
  return { template, words: written, marks: written.map(() => false), hasMark, end };
}
