import { type Lexicon, scanPoem } from '../../lib/prosody/index.ts';
import { wordsOf } from '../../lib/russian/words.ts';

/** For each line, whether it rhymes with another one. Identical words do not rhyme. */
export function rhymingLines(lines: readonly string[], lexicon: Lexicon): boolean[] {
  const letters = [...scanPoem(lines.join('\n'), lexicon).scheme.replaceAll(' ', '')];
  return lines.map(
    (line, at) =>
      letters[at] !== '-' &&
      lines.some((other, nth) => letters[nth] === letters[at] && lastWord(other) !== lastWord(line)),
  );
}

/** For each line with an earlier line of the same letter in the scheme, whether it rhymes with the last of these. */
export function rhymingPairs(lines: readonly string[], scheme: string, lexicon: Lexicon): boolean[] {
  const last = new Map<string, string>();
  return [...scheme].flatMap((letter, at) => {
    if (letter === '-') return [];
    const line = lines[at] as string;
    const before = last.get(letter);
    last.set(letter, line);
    return before === undefined ? [] : (rhymingLines([before, line], lexicon)[1] as boolean);
  });
}

function lastWord(line: string): string | undefined {
  return wordsOf(line).at(-1);
}
