const WORD = /([«"„“([]*)([А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*)/gu;
/** Between two words: a sentence, a quote or direct speech may begin behind it, and with that a capital. */
const MAY_BEGIN = /[.!?…:—–«"„“([-]/u;

/**
 * The words of a line whose first letter tells a name from another word: not the first one, none behind a mark that may
 * end a sentence, and none in capitals throughout.
 */
export function* insideLine(line: string): Generator<{ word: string; isCapital: boolean }> {
  let end = -1;
  for (const { 0: whole, 1: opening, 2: word = '', index } of line.matchAll(WORD)) {
    const gap = end < 0 ? undefined : line.slice(end, index);
    end = index + whole.length;
    if (gap === undefined || MAY_BEGIN.test(gap) || opening) continue;
    if (word.length > 1 && word === word.toUpperCase()) continue;
    yield { word, isCapital: word[0] !== word[0]?.toLowerCase() };
  }
}
