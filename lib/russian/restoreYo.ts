import { brotliDecompressSync } from 'node:zlib';
import { foldYo } from './letters.ts';

/** The bytes are not a list of words with ё. */
export class YoFormatError extends Error {
  override readonly name = 'YoFormatError';
}

const WORD = /[а-яё]+/giu;

/** Restores ё in words that have no other reading: «еще» is always «ещё», but «все» may be «все» or «всё». */
export class YoRestorer {
  readonly #forms: ReadonlyMap<string, string>;

  /** @param forms lower-case words with ё whose spelling with е is not a word of its own. */
  constructor(forms: Iterable<string>) {
    this.#forms = new Map(Array.from(forms, (form) => [foldYo(form), form]));
  }

  /** Reads what `packForms` (`workshop/lexicon/yoForms.ts`) wrote. @throws YoFormatError */
  static fromBytes(bytes: Uint8Array): YoRestorer {
    try {
      return new YoRestorer(brotliDecompressSync(bytes).toString('utf8').split('\n'));
    } catch (cause) {
      throw new YoFormatError('not a list of words with ё; build it with npm run yo:build', { cause });
    }
  }

  /** The text with ё where it is certain, letter case kept. Words that have a ё already stay as they are. */
  restore(text: string): string {
    return text.replace(WORD, (word) => {
      const form = this.#forms.get(word.toLowerCase());
      if (form === undefined) return word;
      return Array.from(word, (letter, at) =>
        form[at] === 'ё' ? (letter === 'е' ? 'ё' : 'Ё') : letter,
      ).join('');
    });
  }
}
