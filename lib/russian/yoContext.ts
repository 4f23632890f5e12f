import { foldYo } from './letters.ts';

/** A word of a text, and what stands between it and the word before. */
export interface ContextWord {
  /** Lower case, as it is spelled. */
  readonly word: string;
  /** With е for ё. */
  readonly spelling: string;
  readonly gap: string;
  /** Where it begins in the text. */
  readonly index: number;
}

/** Weights of the model, a power of two. */
export const WEIGHTS = 1 << 18;
/** A step of a stored weight. */
export const STEP = 1 / 24;
/** Words behind and before a word whose endings are looked at. */
const AFTER = 6;
const BEFORE = 5;

const WORD = /[а-яё]+/gu;

/** The words of a text; a hyphen parts them, as ё does not depend on the other part. */
export function contextWords(text: string): ContextWord[] {
  const lower = text.toLowerCase();
  let end = 0;
  return Array.from(lower.matchAll(WORD), ({ 0: word, index }) => {
    const gap = lower.slice(end, index);
    end = index + word.length;
    return { word, spelling: foldYo(word), gap, index };
  });
}

/**
 * Places of the weights that tell whether a word has ё: of the words and endings around it, of the marks and line breaks
 * between, each together with the word itself (hashed features, Weinberger et al. 2009).
 */
export function yoFeatures(words: readonly ContextWord[], at: number): number[] {
  const own = words[at]?.spelling ?? '';
  const word = (index: number): string => (index < 0 ? '^' : (words[index]?.spelling ?? '$'));
  const ending = (index: number, letters: number): string => word(index).slice(-letters);
  const mark = (index: number): string => markOf(words[index]?.gap);
  const before = mark(at);
  const behind = mark(at + 1);
  const [p1, p2, n1, n2, n3] = [word(at - 1), word(at - 2), word(at + 1), word(at + 2), word(at + 3)];
  const features = [
    'b',
    `p1${p1}`,
    `p2${p2}`,
    `n1${n1}`,
    `n2${n2}`,
    `n3${n3}`,
    `p1e${ending(at - 1, 2)}`,
    `p1E${ending(at - 1, 3)}`,
    `p2e${ending(at - 2, 2)}`,
    `n1f${ending(at + 1, 1)}`,
    `n1e${ending(at + 1, 2)}`,
    `n1E${ending(at + 1, 3)}`,
    `n2f${ending(at + 2, 1)}`,
    `n2e${ending(at + 2, 2)}`,
    `n2E${ending(at + 2, 3)}`,
    `n3e${ending(at + 3, 2)}`,
    `a${before}`,
    `c${behind}`,
    `pn${p1}_${n1}`,
    `nn${n1}_${n2}`,
    `pp${p2}_${p1}`,
    `an${before}${ending(at - 1, 2)}`,
    `cn${behind}${ending(at + 1, 2)}`,
    `cc${behind}${ending(at + 1, 2)}${mark(at + 2)}${ending(at + 2, 2)}`,
    // The last letters of verbs and nouns tell their number: «все идут», «всё идёт».
    `p1l${ending(at - 1, 4)}`,
    `n1l${ending(at + 1, 4)}`,
    `n2l${ending(at + 2, 4)}`,
    `p1x${before}${p1}`,
    `n1x${behind}${n1}`,
    `pn2${p1}_${ending(at + 1, 2)}`,
    `p2n${ending(at - 1, 2)}_${n1}`,
    `pne${ending(at - 1, 2)}_${before}_${behind}_${ending(at + 1, 2)}`,
    `pnn${ending(at - 1, 2)}_${ending(at + 1, 2)}_${ending(at + 2, 2)}`,
  ];
  // Endings of the same sentence, wherever they stand: «всё ... было», «все ... были».
  for (let i = at + 1; i <= at + AFTER && i < words.length; i++) {
    if (i > at + 1 && mark(i) === '.') break;
    features.push(`B${ending(i, 2)}`);
  }
  for (let i = at - 1; i >= at - BEFORE && i >= 0; i--) {
    if (mark(i + 1) === '.') break;
    features.push(`A${ending(i, 2)}`);
  }
  return features.map((feature) => placeOf(`${own}|${feature}`));
}

function markOf(gap: string | undefined): string {
  if (gap === undefined) return '$';
  if (gap.includes('\n')) return 'n';
  if (/[.!?…]/u.test(gap)) return '.';
  return /[,;:—-]/u.test(gap) ? ',' : '';
}

/** FNV-1a of the UTF-16 units, mixed, cut to the number of weights. */
function placeOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % WEIGHTS;
}
