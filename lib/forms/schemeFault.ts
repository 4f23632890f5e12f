import { LONGEST_SCHEME } from './limits.ts';
import { hasRhyme, inOrder, parseScheme, UNRHYMED } from './scheme.ts';

/** What is wrong with a scheme, and with which of the two fields. */
export interface SchemeFault {
  readonly field: 'scheme' | 'lines';
  /** Continues a sentence that begins with the field's name, and says what to do. */
  readonly detail: string;
}

/**
 * What is wrong with a scheme that can be read: no two lines rhyme, or it has other than so many lines.
 * @param text as {@link parseScheme} reads it.
 * @param lines asked for beside it.
 */
export function schemeFault(text: string, lines?: number): SchemeFault | undefined {
  const scheme = parseScheme(text);
  if (scheme === undefined) return undefined;
  if (!hasRhyme(scheme)) {
    const detail = `"${text}" has no two lines that rhyme: give two of them the same letter, or ask for the form free`;
    return { field: 'scheme', detail };
  }
  const own = scheme.letters.length;
  if (lines === undefined || lines === own) return undefined;
  const longer = repeated(scheme.letters, lines);
  const way = longer === undefined ? '' : `, or ask for the scheme ${longer}`;
  return {
    field: 'lines',
    detail: `is ${lines}, but the scheme "${text}" has ${own} lines: leave out one of the two${way}`,
  };
}

/** A scheme of so many lines that repeats another with new rhymes; undefined if there is none. */
function repeated(letters: readonly string[], lines: number): string | undefined {
  if (lines % letters.length !== 0 || lines > LONGEST_SCHEME) return undefined;
  const rounds = Array.from({ length: lines / letters.length }, (_, round) =>
    letters.map((letter) => (letter === UNRHYMED ? letter : `${letter}${round}`)),
  );
  return inOrder(rounds.flat()).join('');
}
