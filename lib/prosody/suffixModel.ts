import { countSyllables } from '../russian/letters.ts';
import { letterCode } from './alphabet.ts';

/** A trie of endings in preorder. */
export interface SuffixImage {
  /** Letter code of each node (the letter before its parent's ending). */
  readonly labels: Uint8Array;
  /** Depth of each node, 1 for the last letter of a word. */
  readonly depths: Uint8Array;
  /** Likeliest stressed vowel, counted from the end (0 = last), times 16, plus the second likeliest. */
  readonly picks: Uint8Array;
  /** Share of the likeliest, in 15ths, times 16, plus that of the second. */
  readonly shares: Uint8Array;
}

/** The two likeliest stressed vowels of a word after its longest known ending, counted from the start. */
export interface SuffixGuess {
  readonly stress: number;
  readonly confidence: number;
  readonly second: number;
  readonly secondConfidence: number;
}

/** Longest-suffix model of stress, read from its trie of endings. */
export class SuffixModel {
  readonly #image: SuffixImage;
  #siblings: Uint32Array | undefined;

  constructor(image: SuffixImage) {
    this.#image = image;
  }

  /** Guesses the stress of a lower-case word of at least two vowels; ё counts as е. */
  guess(word: string): SuffixGuess {
    const { labels, depths, picks, shares } = this.#image;
    // Built by the first guess: most poems need none.
    this.#siblings ??= siblingsOf(depths);
    const vowels = countSyllables(word);
    let level = 0;
    let best = -1;
    for (let i = word.length - 1, depth = 1; i >= -1; i--, depth++) {
      const unit = i < 0 ? 0 : word.charCodeAt(i);
      const code = i < 0 ? 0 : letterCode(unit === 0x451 ? 0x435 : unit);
      let node = level;
      let found = -1;
      while (node < labels.length && depths[node] === depth) {
        if (labels[node] === code) {
          found = node;
          break;
        }
        node = this.#siblings[node] as number;
        if (node === 0) break;
      }
      if (found < 0) break;
      if ((picks[found] as number) >> 4 < vowels) best = found;
      if (depths[found + 1] !== depth + 1) break;
      level = found + 1;
    }
    if (best < 0)
      return {
        stress: Math.max(0, vowels - 2),
        confidence: 0.4,
        second: Math.max(0, vowels - 1),
        secondConfidence: 0.3,
      };
    const pick = picks[best] as number;
    const share = shares[best] as number;
    return {
      stress: vowels - 1 - (pick >> 4),
      confidence: (share >> 4) / 15,
      second: Math.max(0, vowels - 1 - (pick & 15)),
      secondConfidence: (share & 15) / 15,
    };
  }
}

/** Next node with the same parent, 0 if none (node 0 is never a later sibling). */
function siblingsOf(depths: Uint8Array): Uint32Array {
  const siblings = new Uint32Array(depths.length);
  const lastAt = new Int32Array(64).fill(-1);
  let before = 0;
  for (let i = 0; i < depths.length; i++) {
    const depth = depths[i] as number;
    for (let d = depth + 1; d <= before; d++) lastAt[d] = -1;
    const previous = lastAt[depth] as number;
    if (previous >= 0) siblings[previous] = i;
    lastAt[depth] = i;
    before = depth;
  }
  return siblings;
}
