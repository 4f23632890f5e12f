import { letterCode, MARK } from '../../lib/prosody/alphabet.ts';
import type { LexiconImage } from '../../lib/prosody/lexiconFile.ts';
import { LEAST_RHYME_CLASS, rhymeKey } from '../../lib/prosody/rhymeKey.ts';
import { tailOf } from '../../lib/prosody/tail.ts';
import { countSyllables, foldYo, isVowel, lastYo } from '../../lib/russian/letters.ts';
import { buildAutomaton } from './buildAutomaton.ts';
import { packRhymes } from './packRhymes.ts';
import type { StressRow } from './stressTable.ts';
import { trainSuffixes } from './trainSuffixes.ts';

/** How often each reading occurs: see {@link readingKey}. */
export type ReadingCounts = ReadonlyMap<string, number>;

/** Key of a reading in {@link ReadingCounts}: its form, with ё where it has it, and its stressed vowel. */
export const readingKey = (form: string, stress: number): string => `${form} ${stress}`;

/** Least words with an ending for the suffix model to learn it. */
const LEAST_ENDINGS = 6;
const MAX_CLASS = 15;

/** The word as the automaton holds it, one UTF-16 unit a code, with a mark behind the stressed vowel. */
function marked(form: string, stress: number): string {
  const bare = countSyllables(form) < 2 || lastYo(form) === stress;
  let out = '';
  let vowel = 0;
  for (let i = 0; i < form.length; i++) {
    const unit = form.charCodeAt(i);
    out += String.fromCharCode(letterCode(unit));
    if (isVowel(unit) && vowel++ === stress && !bare) out += String.fromCharCode(MARK);
  }
  return out;
}

function codes(text: string): Uint8Array {
  return Uint8Array.from(text, (unit) => unit.charCodeAt(0));
}

function* endings(rows: Iterable<StressRow>): Generator<{ codes: Uint8Array; fromEnd: number }> {
  for (const { form, stresses } of rows) {
    const count = countSyllables(form);
    if (count < 2 || form.includes('-')) continue;
    yield {
      codes: codes(marked(foldYo(form), 99)),
      fromEnd: count - 1 - (stresses[0] as number),
    };
  }
}

/**
 * Compiles the stress table.
 *
 * @param rows - every form once
 * @param counts - how often each reading occurs in the corpora; decides its frequency class and the order of homographs
 */
export function buildLexicon(rows: readonly StressRow[], counts: ReadingCounts): LexiconImage {
  const entries = new Map<string, { form: string; stress: number; own: number }>();
  for (const { form, stresses } of rows) {
    stresses.forEach((stress, rank) => {
      const count = counts.get(readingKey(form, stress)) ?? 0;
      // Homographs that no corpus has keep the table's order: the first outweighs the others four to one.
      const own = count > 0 ? 1 + Math.round(Math.log2(count)) : rank === 0 && stresses.length > 1 ? 2 : 0;
      const key = marked(form, stress);
      const most = Math.max(entries.get(key)?.own ?? 0, Math.min(MAX_CLASS, own));
      entries.set(key, { form, stress, own: most });
    });
  }
  const words = [...entries.keys()].sort();
  const numbers: number[] = [];
  const classes: number[] = [];
  const keys: string[] = [];
  for (const [index, word] of words.entries()) {
    const { form, stress, own } = entries.get(word) as { form: string; stress: number; own: number };
    if (own === 0) continue;
    numbers.push(index);
    classes.push(own);
    if (own < LEAST_RHYME_CLASS) continue;
    const tail = tailOf(form, stress);
    keys.push(tail ? rhymeKey(tail) : '');
  }
  return {
    automaton: buildAutomaton(words.values().map(codes)),
    suffixes: trainSuffixes(endings(rows), LEAST_ENDINGS),
    frequencies: { numbers: Uint32Array.from(numbers), classes: Uint8Array.from(classes) },
    rhymes: packRhymes(keys),
  };
}
