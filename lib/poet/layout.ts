const LINE_START = /^([^\p{L}]*)(\p{Script=Cyrillic})/u;
const SENTENCE_START = /([.!?…]["»)]? (?:— )?["«(]?)(\p{Ll})/gu;
/** A mark, the blanks before it, and further marks that say nothing more. */
const LOOSE_MARKS = / *([.,!?…:;])(?: *[.,…:;])*/gu;
const LOOSE_END = /[\s,;:—-]+$/u;
const SENTENCE_END = /[.!?…]["»)]?$/u;

/** The lines of a person's text, trimmed and without blank ones; each begins with a capital. */
export function personsLines(prompt: string): string[] {
  return prompt
    .split(/\r\n?|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(capitalise);
}

/**
 * Lays out as verse what a network wrote in lower case. Lines and sentences begin with a capital; marks stand directly
 * behind their word, one at a time; quotes and brackets come in pairs or not at all; a poem that has punctuation ends
 * with a mark. What is laid out stays as it is.
 * @param lines lines of one poem; an empty one between stanzas.
 */
export function setVerse(lines: readonly string[]): string[] {
  const paired = pairMarks(lines.join('\n')).split('\n').map(tidyLine).map(capitalise);
  const text = paired
    .join('\n')
    .replace(SENTENCE_START, (_, before: string, letter: string) => before + letter.toUpperCase());
  const set = text.split('\n');
  const last = set.at(-1) ?? '';
  if (/[.,!?…;:]/u.test(text) && !SENTENCE_END.test(last)) {
    const end = last.replace(LOOSE_END, '');
    set[set.length - 1] = SENTENCE_END.test(end) ? end : `${end}.`;
  }
  return set;
}

function tidyLine(line: string): string {
  return line.replace(LOOSE_MARKS, '$1').replace(/ {2,}/gu, ' ').trim();
}

/** A line in small letters without marks; a hyphen parts words. A stress mark stays. */
export function setBare(line: string): string {
  return line
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

function capitalise(line: string): string {
  return line.replace(LINE_START, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function pairMarks(text: string): string {
  const bare = (text.match(/"/gu)?.length ?? 0) % 2 === 1 ? text.replaceAll('"', '') : text;
  let open = false;
  const quoted = bare.replace(/"/gu, () => {
    open = !open;
    return open ? '«' : '»';
  });
  const balanced = quoted.replace(/\([^()]*\)/gu, '');
  return /[()]/u.test(balanced) ? quoted.replace(/[()]/gu, '') : quoted;
}
