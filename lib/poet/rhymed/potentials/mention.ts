import type { WordInfo } from '../wordIndex.ts';
import type { PartialLine, Potential } from './potential.ts';

/** What a wanted word gains, in nats, as the line's last word, and more the less room is left for it. */
const LAST = 4;
const NO_ROOM = 10;

/**
 * A line that says one of some words. As the line is written, the word is expected the more the less room is left; the
 * finished line is weighed without that.
 * @param forms lower case, with е for ё.
 * @param urgency factor of what such a word gains.
 */
export function mention(forms: ReadonlySet<string>, urgency = 1): Potential {
  const beginnings = new Set([...forms].flatMap((form) => [...form].map((_, at) => form.slice(0, at + 1))));
  const isSaid = ({ words }: PartialLine) => words.some(({ text }) => forms.has(text));
  const pressureOf = (line: PartialLine) =>
    isSaid(line) ? 0 : urgency * pressure(line.end, line.template.strong.length);
  return {
    word: (line, { text }) => (forms.has(text) ? pressureOf(line) : 0),
    prefix: (line, letters) => (beginnings.has(letters) ? pressureOf(line) : 0),
    complete({ words }) {
      const said = words.findIndex(({ text }) => forms.has(text));
      if (said < 0) return Number.NEGATIVE_INFINITY;
      const syllables = syllablesOf(words);
      return -urgency * pressure(syllables - syllablesOf(words.slice(0, said)), syllables);
    },
  };
}

/** @param room syllables of the line up to and with the word. */
function pressure(room: number, syllables: number): number {
  return LAST + NO_ROOM * (1 - room / syllables);
}

function syllablesOf(words: readonly WordInfo[]): number {
  return words.reduce((sum, word) => sum + word.syllables, 0);
}
