import type { Lexicon } from '../../lib/prosody/lexicon.ts';
import { REGULAR } from '../../lib/prosody/meter.ts';
import { scanPoem } from '../../lib/prosody/scan.ts';
import { ACUTE, countSyllables } from '../../lib/russian/letters.ts';

/** How often verse stresses a spelling (е for ё) on each of its vowels. */
export type HeardStresses = ReadonlyMap<string, ReadonlyMap<number, number>>;

const WORDS = new RegExp(`[а-яё${ACUTE}]+(?:-[а-яё${ACUTE}]+)*`, 'giu');
const MARKS = new RegExp(ACUTE, 'g');

/**
 * Hears in verse of regular metre how words are stressed that can be stressed in several ways: the metre tells «слёзы»
 * from «слезы́» where the spelling does not.
 */
export class HeardTally {
  readonly #lexicon: Lexicon;
  readonly #heard = new Map<string, Map<number, number>>();

  /** @param lexicon a first one, whose counts take no account of metre. */
  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  get heard(): HeardStresses {
    return this.#heard;
  }

  /** Counts the lines of a poem that keep its metre without a fault. */
  add(poem: string): void {
    const { lines, markup, meter } = scanPoem(poem, this.#lexicon);
    if (!Object.hasOwn(REGULAR, meter.name)) return;
    const rows = markup.split('\n').filter((row) => countSyllables(row.toLowerCase()) > 0);
    if (rows.length !== lines.length) return;
    for (const [at, row] of rows.entries())
      if (lines[at]?.departures.length === 0) for (const [word] of row.matchAll(WORDS)) this.#count(word);
  }

  #count(marked: string): void {
    const at = marked.indexOf(ACUTE);
    const word = marked.replaceAll(MARKS, '').toLowerCase();
    if (at < 0 || word.includes('ё')) return;
    const readings = this.#lexicon.stresses(word);
    if (new Set(readings.map(({ stress }) => stress)).size < 2) return;
    const stress = countSyllables(marked.slice(0, at).toLowerCase()) - 1;
    let own = this.#heard.get(word);
    if (!own) {
      own = new Map();
      this.#heard.set(word, own);
    }
    own.set(stress, (own.get(stress) ?? 0) + 1);
  }
}
