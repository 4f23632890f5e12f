import { dropResidualSpaces } from '../clean/lineRules.ts';
import { countWords, hasForeignLetters } from '../clean/poemRules.ts';

/** A line ends at a mark once it has this many words, */
const LEAST_WORDS = 4;
/** and anywhere once it has this many, as a line of verse would. */
const MOST_WORDS = 8;
/** Lines of one passage, which stands for a poem in training. */
const PASSAGE_LINES = 16;

const MARK_AT_END = /[.,!?…:;]["»”)]*$/u;
const DIGIT = /\p{Nd}/u;

/**
 * Cuts prose into passages of lines about as long as those of verse, so that a network which reads each line from its
 * end can learn its language there. Paragraphs with digits, Latin letters or letters abolished in 1918 go; so does what
 * is left of a text after its last two lines.
 * @param text paragraphs parted by line breaks.
 */
export function cutProse(text: string): string[] {
  const passages: string[] = [];
  let lines: string[] = [];
  const close = (): void => {
    if (lines.length > 1) passages.push(lines.join('\n'));
    lines = [];
  };
  for (const paragraph of dropResidualSpaces(text.split('\n'))) {
    if (DIGIT.test(paragraph) || hasForeignLetters([paragraph])) {
      close();
      continue;
    }
    for (const line of cutParagraph(paragraph)) {
      lines.push(line);
      if (lines.length === PASSAGE_LINES) close();
    }
  }
  close();
  return passages;
}

function cutParagraph(paragraph: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    line = line === '' ? word : `${line} ${word}`;
    const words = countWords(line);
    if (words >= MOST_WORDS || (words >= LEAST_WORDS && MARK_AT_END.test(word))) {
      lines.push(line);
      line = '';
    }
  }
  if (countWords(line) > 0) lines.push(line);
  return lines;
}
