import { countSyllables } from '../../lib/russian/letters.ts';

/** A line of the stress table. */
export interface StressRow {
  /** Lower case, with ё where known. */
  readonly form: string;
  /** Possible stressed vowels, the best attested first. */
  readonly stresses: readonly number[];
}

/** Reads `form \t stress \t others \t ...` lines; other lines, and forms with other letters, are left out. */
export function* readStressTable(text: string): Generator<StressRow> {
  for (const line of text.split('\n')) {
    const [form, first, others] = line.split('\t');
    if (!form || !first || !/^[-а-яё]+$/.test(form)) continue;
    const count = countSyllables(form);
    const stresses = [first, ...(others ? others.split(',') : [])]
      .map(Number)
      .filter((s) => s < Math.max(1, count));
    if (stresses.length > 0) yield { form, stresses };
  }
}
