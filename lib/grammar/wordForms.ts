import { hash53 } from '../shared/hash.ts';
import { lowerBound } from '../shared/lowerBound.ts';
import { GrammarFormatError } from './errors.ts';

/** Magic word of the artifact, with its version. */
export const MAGIC = 'NPG1';
/** Bytes before the tables: the magic word, the number of forms, the number of signatures. */
export const HEADER = 12;
/** Numbers of a signature, in the order of the fields of {@link WordGrammar}. */
export const FIELDS = 5;

/** How a word may be read: all of its readings together. Bits: see `agreement.ts`, `parts.ts` and `frame.ts`. */
export interface WordGrammar {
  /** Agreement of its readings as a noun or a pronoun. */
  readonly nouns: number;
  /** Agreement of its readings as an adjective, a participle or a pronominal adjective. */
  readonly adjectives: number;
  /** Subjects of its readings as a finite verb or a short form. */
  readonly subjects: number;
  readonly parts: number;
  /** What it governs as a verb. */
  readonly frame: number;
}

/** The grammar of common word forms. */
export class WordForms {
  readonly #hashes: Uint32Array;
  readonly #signatures: Uint16Array;
  readonly #table: Uint32Array;

  private constructor(hashes: Uint32Array, signatures: Uint16Array, table: Uint32Array) {
    [this.#hashes, this.#signatures, this.#table] = [hashes, signatures, table];
  }

  /**
   * Reads what `packForms` (`workshop/grammar/packForms.ts`) wrote: hashes of the forms, ascending (4 bytes each), the fields of
   * the signatures (4 bytes each), the signature of each form (2 bytes each), all little-endian.
   *
   * @throws GrammarFormatError that says what to do.
   */
  static fromBytes(bytes: Uint8Array): WordForms {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (head.length < HEADER || head.toString('latin1', 0, 4) !== MAGIC) throw new GrammarFormatError();
    const [forms, signatures] = [head.readUInt32LE(4), head.readUInt32LE(8)];
    const table = HEADER + 4 * forms;
    const ids = table + 4 * FIELDS * signatures;
    if (head.length !== ids + 2 * forms) throw new GrammarFormatError();
    // A copy, for the tables must begin at a multiple of four bytes.
    const copy = new Uint8Array(bytes).buffer;
    return new WordForms(
      new Uint32Array(copy, HEADER, forms),
      new Uint16Array(copy, ids, forms),
      new Uint32Array(copy, table, FIELDS * signatures),
    );
  }

  /** The grammar of a word in lower case, with е for ё; undefined for one that is not in the table. */
  get(word: string): WordGrammar | undefined {
    const hash = hash53(word) >>> 0;
    const at = lowerBound(this.#hashes, hash);
    return this.#hashes[at] === hash ? this.#signature(this.#signatures[at] as number) : undefined;
  }

  #signature(id: number): WordGrammar {
    const field = (at: number) => this.#table[FIELDS * id + at] as number;
    return { nouns: field(0), adjectives: field(1), subjects: field(2), parts: field(3), frame: field(4) };
  }
}

/** The grammar of a word; that of its last part where it has hyphens («небо-океан»). */
export function formOf(forms: Pick<WordForms, 'get'>, word: string): WordGrammar | undefined {
  return (
    forms.get(word) ?? (word.includes('-') ? forms.get(word.slice(word.lastIndexOf('-') + 1)) : undefined)
  );
}
