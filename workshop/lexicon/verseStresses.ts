import type { Lexicon } from '../../lib/prosody/lexicon.ts';
import { REGULAR } from '../../lib/prosody/meter.ts';
import { scanPoem } from '../../lib/prosody/scan.ts';
import { ACUTE, countSyllables } from '../../lib/russian/letters.ts';

/** How often verse stresses a spelling (е for ё) on each of its vowels. */
export type VerseStresses = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** Least occurrences in verse for a spelling's count to follow the stresses of verse. */
const LEAST_IN_VERSE = 10;

/** Whether verse has a spelling often enough to tell how it is stressed. */
export function isTold(
  stresses: ReadonlyMap<number, number> | undefined,
): stresses is ReadonlyMap<number, number> {
  return stresses !== undefined && stresses.values().reduce((a, b) => a + b, 0) >= LEAST_IN_VERSE;
}

const WORDS = new RegExp(`[а-яё${ACUTE}]+(?:-[а-яё${ACUTE}]+)*`, 'giu');
const MARKS = new RegExp(ACUTE, 'g');

/**
 * Counts how verse of regular metre stresses words that have several possible stresses: the metre tells «слёзы» from
 * «слезы́» where the spelling does not.
 */
export class VerseStressTally {
  readonly #lexicon: Lexicon;
  readonly #counts = new Map<string, Map<number, number>>();

  /** @param lexicon a first lexicon, compiled without this tally. */
  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  get stresses(): VerseStresses {
    return this.#counts;
  }

  /** Counts the lines of a poem that have no deviation from its metre. */
  add(poem: string): void {
    const { lines, markup, meter } = scanPoem(poem, this.#lexicon);
    if (!Object.hasOwn(REGULAR, meter.name)) return;
    const rows = markup.split('\n').filter((row) => countSyllables(row.toLowerCase()) > 0);
    if (rows.length !== lines.length) return;
    for (const [at, row] of rows.entries()) {
      const line = lines[at];
      if (line?.deviations.length !== 0) continue;
      const strong = new Set(line.strong);
      for (const match of row.matchAll(WORDS)) {
        const before = countSyllables(row.slice(0, match.index).toLowerCase());
        // An iamb does not tell «о́блака» from «облака́», and the lexicon's own opinion is none of verse; at the line's end
        // the rhyme and the other lines' endings tell.
        const isLast = before + countSyllables(match[0].toLowerCase()) === line.syllables;
        const onStrong = (stress: number) => strong.has(before + stress);
        this.#count(match[0], (stresses) => isLast || stresses.filter(onStrong).length === 1);
      }
    }
  }

  #count(marked: string, tells: (stresses: readonly number[]) => boolean): void {
    const at = marked.indexOf(ACUTE);
    const word = marked.replaceAll(MARKS, '').toLowerCase();
    if (at < 0 || word.includes('ё')) return;
    const stresses = [...new Set(this.#lexicon.stresses(word).map(({ stress }) => stress))];
    if (stresses.length < 2 || !tells(stresses)) return;
    const stress = countSyllables(marked.slice(0, at).toLowerCase()) - 1;
    let own = this.#counts.get(word);
    if (!own) {
      own = new Map();
      this.#counts.set(word, own);
    }
    own.set(stress, (own.get(stress) ?? 0) + 1);
  }
}
