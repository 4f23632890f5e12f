import { countSyllables, foldYo } from '../../lib/russian/letters.ts';
import type { StressRow } from './stressTable.ts';
import { isTold, type VerseStresses } from './verseStresses.ts';

/** A form of a name, as `training/names.py` lists it. */
export interface NameForm {
  /** Lower case, with ё where known. */
  readonly form: string;
  /** Stressed vowel, 0-based among the vowels. */
  readonly stress: number;
  /** Whether no common word is spelled like it: «татьяна», but not «роза». */
  readonly isAlone: boolean;
  /** First form of the name. */
  readonly lemma: string;
}

/** How often a spelling has a small letter and a capital inside lines, by the spelling with е for ё. */
export type Capitals = ReadonlyMap<string, { readonly small: number; readonly capital: number }>;

/** Reads `form \t stress \t name|also \t lemma` lines. */
export function readNames(text: string): NameForm[] {
  return fields(text).flatMap(([form = '', stress = '', mark, lemma = '']) =>
    /^[-а-яё]+$/u.test(form) && Number(stress) < Math.max(1, countSyllables(form))
      ? [{ form, stress: Number(stress), isAlone: mark === 'name', lemma }]
      : [],
  );
}

/** Reads `spelling \t small \t capital` lines. */
export function readCapitals(text: string): Capitals {
  return new Map(
    fields(text).map(([word = '', small, capital]) => [
      word,
      { small: Number(small), capital: Number(capital) },
    ]),
  );
}

function fields(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

/**
 * The table with the names' forms. Where no common word is spelled like a name, the names' stresses take the place of
 * the table's; elsewhere they come behind.
 */
export function withNames(rows: readonly StressRow[], names: readonly NameForm[]): StressRow[] {
  const byForm = new Map(rows.map((row) => [row.form, row]));
  const own = new Map<string, { isAlone: boolean; stresses: Set<number> }>();
  for (const { form, stress, isAlone } of names) {
    const entry = own.get(form) ?? { isAlone, stresses: new Set() };
    own.set(form, { isAlone: entry.isAlone && isAlone, stresses: entry.stresses.add(stress) });
  }
  for (const [form, { isAlone, stresses }] of own) {
    const before = isAlone ? [] : (byForm.get(form)?.stresses ?? []);
    byForm.set(form, { form, stresses: [...new Set([...before, ...stresses])] });
  }
  return [...byForm.values()];
}

/**
 * What verse tells of the stresses, and where it tells too little, what capitals tell of spellings that are a name with
 * one stress and a word with another: «Баку́» and «ба́ку». The share of capitals is the name's.
 */
export function withCapitals(
  verse: VerseStresses,
  rows: readonly StressRow[],
  names: readonly NameForm[],
  capitals: Capitals,
): VerseStresses {
  const firsts = new Map(rows.map(({ form, stresses }) => [form, stresses[0] as number]));
  const told = new Map(verse);
  for (const { form, stress, isAlone } of names) {
    const spelling = foldYo(form);
    const { small, capital } = capitals.get(spelling) ?? { small: 0, capital: 0 };
    const common = firsts.get(form);
    if (isAlone || common === undefined || common === stress || small + capital === 0) continue;
    if (isTold(verse.get(spelling))) continue;
    told.set(
      spelling,
      new Map([
        [common, small],
        [stress, capital],
      ]),
    );
  }
  return told;
}
