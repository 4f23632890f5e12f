/** What a person said, as the recognisers read it. */
export interface Utterance {
  /** As it was typed, without white space around it. */
  readonly text: string;
  /** Its lines that are not blank. */
  readonly lines: readonly string[];
  /** Its words in lower case, е for ё, a letter that is held down once («приветттт»). Hyphens join words. */
  readonly words: readonly string[];
  /** The words with single spaces between them. */
  readonly plain: string;
}

const WORD = /[\p{L}\d]+(?:[-'][\p{L}\d]+)*/gu;
const HELD_DOWN = /(\p{L})\1{2,}/gu;

/** The lines of a text that are not blank. */
export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

export function utteranceOf(text: string): Utterance {
  const words = (text.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'").match(WORD) ?? []).map((word) =>
    word.replace(HELD_DOWN, '$1'),
  );
  return {
    text: text.trim(),
    lines: linesOf(text),
    words,
    plain: words.join(' '),
  };
}
