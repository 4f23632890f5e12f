import { brotliDecompressSync } from 'node:zlib';
import { foldYo } from './letters.ts';
import { type ContextWord, contextWords, WEIGHTS, yoFeatures } from './yoContext.ts';

/** The bytes are not a list of words with ё. */
export class YoFormatError extends Error {
  override readonly name = 'YoFormatError';
}

/** What restores ё. */
export interface YoImage {
  /** Lower-case words with ё whose spelling with е is hardly ever a word of its own. */
  readonly certain: Iterable<string>;
  /** Words with ё whose spelling with е may be another word: «всё», «слёзы». */
  readonly uncertain: Iterable<string>;
  /** Weights of their contexts, see `yoFeatures`. */
  readonly weights: Int8Array;
}

/** What metre tells of a word, by its place among the words of the text: whether it has ё. */
export type HeardYo = (spelling: string, place: number) => boolean | undefined;

/** What metre counts, in steps of a weight. */
const HEARD = 72;
/** Least sum of weights for a word to get ё. */
const LEAST = 15;

/**
 * Restores ё: where a word can hardly have anything else («еще» is «ещё»), and where the words around it or the metre
 * tell («все» is «все» or «всё»).
 */
export class YoRestorer {
  readonly #load: () => YoImage;
  #forms: { certain: ReadonlyMap<string, string>; uncertain: ReadonlyMap<string, string> } | undefined;
  #weights = new Int8Array();

  /** @param load is asked when the first text is restored. */
  constructor(load: () => YoImage) {
    this.#load = load;
  }

  /** Reads what `packYo` (`workshop/lexicon/packYo.ts`) wrote; the bytes are unpacked for the first text. */
  static fromBytes(bytes: Uint8Array): YoRestorer {
    return new YoRestorer(() => unpack(bytes));
  }

  /**
   * The text with ё, letter case kept. Words that have a ё already stay as they are.
   * @throws YoFormatError
   */
  restore(text: string, heard?: HeardYo): string {
    const words = contextWords(text);
    let restored = '';
    let end = 0;
    for (const [place, { word, index }] of words.entries()) {
      const form = word.includes('ё') ? undefined : this.#formOf(words, place, heard);
      if (form === undefined) continue;
      restored += text.slice(end, index) + withForm(text.slice(index, index + word.length), form);
      end = index + word.length;
    }
    return restored + text.slice(end);
  }

  #formOf(words: readonly ContextWord[], place: number, heard: HeardYo | undefined): string | undefined {
    this.#forms ??= this.#read();
    const spelling = words[place]?.spelling ?? '';
    const certain = this.#forms.certain.get(spelling);
    if (certain !== undefined) return certain;
    const form = this.#forms.uncertain.get(spelling);
    if (form === undefined) return undefined;
    const hasYo = heard?.(spelling, place);
    let sum = hasYo === undefined ? 0 : hasYo ? HEARD : -HEARD;
    for (const feature of yoFeatures(words, place)) sum += this.#weights[feature] as number;
    return sum > LEAST ? form : undefined;
  }

  #read() {
    const { certain, uncertain, weights } = this.#load();
    this.#weights = new Int8Array(weights);
    return { certain: bySpelling(certain), uncertain: bySpelling(uncertain) };
  }
}

function bySpelling(forms: Iterable<string>): Map<string, string> {
  return new Map(Array.from(forms, (form) => [foldYo(form), form]));
}

function withForm(word: string, form: string): string {
  return Array.from(word, (letter, at) => (form[at] === 'ё' ? (letter === 'е' ? 'ё' : 'Ё') : letter)).join(
    '',
  );
}

/** The weights, then the certain words and the uncertain ones, each with line breaks between, a blank line between both. */
function unpack(bytes: Uint8Array): YoImage {
  try {
    const all = brotliDecompressSync(bytes);
    const [certain = '', uncertain] = all.toString('utf8', WEIGHTS).split('\n\n');
    if (uncertain === undefined) throw new Error('no uncertain words');
    const weights = new Int8Array(all.buffer, all.byteOffset, WEIGHTS);
    return { certain: certain.split('\n'), uncertain: uncertain.split('\n'), weights };
  } catch (cause) {
    throw new YoFormatError('not a list of words with ё; build it with npm run yo:build', { cause });
  }
}
