import type { LineSound } from '../../poet/poem.ts';

/** A vowel: its place in the metre, and its stress. */
export interface Syllable {
  readonly isStrong: boolean;
  readonly isStressed: boolean;
  /** Whether the stress is written: not on ё, and not in words of one syllable. */
  readonly isMarked: boolean;
}

/** A piece of a line that is shown alike. */
export interface LinePart {
  readonly text: string;
  readonly syllable?: Syllable;
  /** Whether it belongs to what rhymes. */
  readonly rhymes: boolean;
}

/** A line in pieces: each vowel by itself, and what lies between. What rhymes begins with the last stressed vowel. */
export function partsOf(line: string, { vowelEnds, stresses, strong, rhyme }: LineSound): LinePart[] {
  const last = stresses.at(-1);
  const rhymeStart = rhyme === '-' || last === undefined ? line.length : (vowelEnds[last] as number) - 1;
  // Marks behind the last word rhyme with nothing.
  const rhymeEnd = line.search(/[^\p{L}]*$/u);
  const plain = (from: number, to: number) =>
    cut(from, to, rhymeEnd).map(([start, end]) => ({
      text: line.slice(start, end),
      rhymes: start >= rhymeStart && end <= rhymeEnd,
    }));
  return [
    ...vowelEnds.flatMap((end, nth): LinePart[] => {
      const isStressed = stresses.includes(nth);
      const syllable = {
        isStrong: strong.includes(nth),
        isStressed,
        isMarked: isStressed && isMarked(line, end, vowelEnds),
      };
      const vowel = { text: line.slice(end - 1, end), syllable, rhymes: end > rhymeStart };
      return [...plain(vowelEnds[nth - 1] ?? 0, end - 1), vowel];
    }),
    ...plain(vowelEnds.at(-1) ?? 0, line.length),
  ];
}

/** The ranges of a range that is cut at a place; none where it is empty. */
function cut(from: number, to: number, place: number): [number, number][] {
  const inside = place > from && place < to;
  const ranges: [number, number][] = inside
    ? [
        [from, place],
        [place, to],
      ]
    : [[from, to]];
  return ranges.filter(([start, end]) => start < end);
}

function isMarked(line: string, end: number, vowelEnds: readonly number[]): boolean {
  if (/[ёЁ]/u.test(line.charAt(end - 1))) return false;
  const start = line.slice(0, end).search(/[\p{L}-]+$/u);
  const rest = line.slice(end).search(/[^\p{L}-]/u);
  const stop = rest < 0 ? line.length : end + rest;
  return vowelEnds.filter((own) => own > start && own <= stop).length > 1;
}
