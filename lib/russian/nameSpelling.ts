import { brotliDecompressSync } from 'node:zlib';
import { insideLine } from './insideLine.ts';
import { foldYo } from './letters.ts';

/** The bytes are not a list of names. */
export class NamesFormatError extends Error {
  override readonly name = 'NamesFormatError';
}

/** How a person wrote words inside lines: with a capital or not. */
export type OwnSpelling = (word: string) => boolean | undefined;

/** A name: its stem, and endings with which it is a name for certain, and with which it is spelled like another word. */
interface Name {
  readonly certain: string;
  readonly uncertain: string;
}

const WORD = /[а-яё]+(?:-[а-яё]+)*/gu;
/** Parts of a hyphenated name that keep a small letter: «Ростов-на-Дону». */
const PART = /(?<=^|-)(?!(?:на|де|ла)-)[а-яё]/gu;

/**
 * Writes names with a capital. A word that is a name by a dictionary's marks and is mostly spelled so in texts has one
 * («в Москве»); a word that may be something else («надежда», «вера», «роза») only where the person wrote it so.
 */
export class NameSpelling {
  readonly #bytes: Uint8Array;
  #names: ReadonlyMap<string, readonly Name[]> | undefined;

  /** @param bytes what `packNames` (`workshop/lexicon/packNames.ts`) wrote; unpacked for the first poem. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /**
   * What the person's text tells of their spelling: of the words inside its lines, and of their other cases.
   * @throws NamesFormatError
   */
  ownSpelling(text: string): OwnSpelling {
    const words = new Map<string, boolean>();
    const names = new Map<Name, boolean>();
    for (const line of text.split('\n')) {
      for (const { word, isCapital } of insideLine(line)) {
        const spelling = foldYo(word.toLowerCase());
        words.set(spelling, isCapital);
        for (const { name } of this.#find(spelling)) names.set(name, isCapital);
      }
    }
    return (word) => {
      const own = words.get(word);
      if (own !== undefined) return own;
      const told = this.#find(word).flatMap(({ name }) => names.get(name) ?? []);
      return told.length === 0 ? undefined : told.includes(true);
    };
  }

  /** A lower-case line with capitals where it has names. */
  capitalise(line: string, own: OwnSpelling): string {
    return line.replace(WORD, (word) => {
      const spelling = foldYo(word);
      const isName = own(spelling) ?? this.#find(spelling).some(({ isCertain }) => isCertain);
      return isName ? word.replace(PART, (letter) => letter.toUpperCase()) : word;
    });
  }

  /** The names that have a form with this spelling. */
  #find(spelling: string): { name: Name; isCertain: boolean }[] {
    this.#names ??= read(unpack(this.#bytes));
    const found: { name: Name; isCertain: boolean }[] = [];
    for (let length = 1; length <= spelling.length; length++) {
      const ending = `,${spelling.slice(length)},`;
      for (const name of this.#names.get(spelling.slice(0, length)) ?? []) {
        const isCertain = name.certain.includes(ending);
        if (isCertain || name.uncertain.includes(ending)) found.push({ name, isCertain });
      }
    }
    return found;
  }
}

function unpack(bytes: Uint8Array): string {
  try {
    return brotliDecompressSync(bytes).toString('utf8');
  } catch (cause) {
    throw new NamesFormatError('not a list of names; build it with npm run names:build', { cause });
  }
}

/** @param text lines of `stem \t endings \t uncertain endings`, endings with commas between, е for ё. */
function read(text: string): Map<string, Name[]> {
  const names = new Map<string, Name[]>();
  for (const line of text.split('\n')) {
    const [stem = '', certain, uncertain] = line.split('\t');
    const name = { certain: listed(certain), uncertain: listed(uncertain) };
    const own = names.get(stem);
    if (own) own.push(name);
    else names.set(stem, [name]);
  }
  return names;
}

/** Endings with a comma on either side of each. The file has a hyphen where there are none: «» is an ending. */
function listed(endings = '-'): string {
  return endings === '-' ? '' : `,${endings},`;
}
