import { dropResidualSpaces } from '../clean/lineRules.ts';
import { countWords } from '../clean/poemRules.ts';

/** A line with this many words ends at the next mark. */
const LEAST_WORDS = 4;
/** A line with this many words ends there, like a line of verse. */
const MOST_WORDS = 8;
/** A passage, which is a poem to training, ends with a sentence if it has this many lines. */
const LEAST_LINES = 12;
/** A passage with this many lines ends there. */
const MOST_LINES = 16;

const MARK_AT_END = /(?:[.,!?…:;]["»”)]*|^[-–—])$/u;
const SENTENCE_END = /[.!?…]["»”)]*$/u;
const PARAGRAPH_END = /[.,!?…:;»”")–—-]$/u;
const SMALL_LETTER = /^\p{Ll}/u;
const DASH = /^[-–—]$/u;
/** Digits, letters of other alphabets or the old spelling, signs of formulas, markup and masked words. */
const UNFIT = /\p{Nd}|(?![а-яё])\p{L}|[*_=#%+/\\<>|{}[\]~^№°$&@•─]/iu;
/** Prepositions, particles and conjunctions that belong to the next word; a line of verse does not end with them. */
const DEPENDENT =
  /^["«(]?(?:[вксуоаи]|во|ко|со|об|обо|от|до|из|изо|за|на|по|под|подо|над|при|про|для|без|через|между|перед|не|ни|но|да|или|что|чтобы|как|если|когда|где|то|же)$/iu;

/**
 * Cuts prose into passages of lines about as long as lines of verse, so that a network that reads each line from its
 * end can learn language from it. A passage ends at a blank line, at a heading (a paragraph without a mark at its end)
 * and at a paragraph with digits, foreign letters or signs that verse does not have; heading and paragraph are dropped.
 * A paragraph that begins with a small letter is joined to the one before it, unless that ends a sentence. A passage of
 * one line is dropped.
 * @param text paragraphs, one a line.
 */
export function cutProse(text: string): string[] {
  const passages: string[] = [];
  let lines: string[] = [];
  const close = (): void => {
    if (lines.length > 1) passages.push(lines.join('\n'));
    lines = [];
  };
  for (const paragraph of joinBroken(dropResidualSpaces(text.split('\n')))) {
    if (!PARAGRAPH_END.test(paragraph) || UNFIT.test(paragraph)) {
      close();
      continue;
    }
    for (const line of cutParagraph(paragraph)) {
      lines.push(line);
      if (lines.length >= MOST_LINES || (lines.length >= LEAST_LINES && SENTENCE_END.test(line))) close();
    }
  }
  close();
  return passages;
}

function joinBroken(paragraphs: readonly string[]): string[] {
  const joined: string[] = [];
  for (const paragraph of paragraphs) {
    const before = joined.at(-1);
    if (before && SMALL_LETTER.test(paragraph) && !SENTENCE_END.test(before)) {
      joined[joined.length - 1] = `${before} ${paragraph}`;
    } else joined.push(paragraph);
  }
  return joined;
}

function cutParagraph(paragraph: string): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  const words = paragraph.split(' ');
  for (const [at, word] of words.entries()) {
    line.push(word);
    // A dash belongs to the word before it.
    if (DASH.test(words[at + 1] ?? '')) continue;
    const count = countWords(line.join(' '));
    if (count >= MOST_WORDS || (count >= LEAST_WORDS && MARK_AT_END.test(word))) {
      const end = dependentFrom(line);
      lines.push(line.slice(0, end).join(' '));
      line = line.slice(end);
    }
  }
  const left = countWords(line.join(' '));
  if (left === 1 && lines.length > 0) lines.push([lines.pop(), ...line].join(' '));
  else if (left > 0) lines.push(line.join(' '));
  return lines;
}

/** Where the words at the end of a line begin that belong to the next line; the end of the line if there are none. */
function dependentFrom(line: readonly string[]): number {
  let end = line.length;
  while (end > LEAST_WORDS && DEPENDENT.test(line[end - 1] as string)) end--;
  return end;
}
