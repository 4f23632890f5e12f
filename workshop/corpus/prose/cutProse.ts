import { dropResidualSpaces } from '../clean/lineRules.ts';
import { countWords } from '../clean/poemRules.ts';

/** A line ends at a mark once it has this many words, */
const LEAST_WORDS = 4;
/** and anywhere once it has this many, as a line of verse would. */
const MOST_WORDS = 8;
/** A passage, which stands for a poem in training, ends with a sentence once it has this many lines, */
const LEAST_LINES = 12;
/** and anywhere once it has this many. */
const MOST_LINES = 16;

const MARK_AT_END = /(?:[.,!?…:;]["»”)]*|^[-–—])$/u;
const SENTENCE_END = /[.!?…]["»”)]*$/u;
const PARAGRAPH_END = /[.,!?…:;»”")–—-]$/u;
const SMALL_LETTER = /^\p{Ll}/u;
const DASH = /^[-–—]$/u;
/** Digits, letters that are not those of today's Russian, signs of formulas, markup and masked words. */
const UNFIT = /\p{Nd}|(?![а-яё])\p{L}|[*_=#%+/\\<>|{}[\]~^№°$&@•─]/iu;
/** Words that lean on the next one, and that no line of verse ends with. */
const LEANING =
  /^["«(]?(?:[вксуоаи]|во|ко|со|об|обо|от|до|из|изо|за|на|по|под|подо|над|при|про|для|без|через|между|перед|не|ни|но|да|или|что|чтобы|как|если|когда|где|то|же)$/iu;

/**
 * Cuts prose into passages of lines about as long as those of verse, so that a network which reads each line from its
 * end can learn its language there. Passages part at blank lines, headings (paragraphs without a mark at their end) and
 * paragraphs with digits, foreign letters or signs that verse does not have, which go. A paragraph that was broken into
 * lines is joined again where the next begins with a small letter. What is left of a text after its last two lines
 * goes.
 * @param text paragraphs parted by line breaks.
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
    // A dash belongs to the line before it, but for the one that opens a speech.
    if (DASH.test(words[at + 1] ?? '')) continue;
    const count = countWords(line.join(' '));
    if (count >= MOST_WORDS || (count >= LEAST_WORDS && MARK_AT_END.test(word))) {
      const end = leaningFrom(line);
      lines.push(line.slice(0, end).join(' '));
      line = line.slice(end);
    }
  }
  const left = countWords(line.join(' '));
  if (left === 1 && lines.length > 0) lines.push([lines.pop(), ...line].join(' '));
  else if (left > 0) lines.push(line.join(' '));
  return lines;
}

/** Where the words begin, after the first four, that lean on what follows the line; its end where there are none. */
function leaningFrom(line: readonly string[]): number {
  let end = line.length;
  while (end > LEAST_WORDS && LEANING.test(line[end - 1] as string)) end--;
  return end;
}
