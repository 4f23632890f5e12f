import { ACUTE, countSyllables, lastYo } from '../../lib/russian/letters.ts';
import type { StressRow } from './stressTable.ts';

/** A word of today with its forms, and what three sources say of its stress. */
export interface ModernWord {
  /** The word with its stress marked; ё and a single vowel bear no mark. So are the others. */
  readonly word: string;
  /** What silero-stress, ruaccent-predictor and the stress table say; `-` where a source lacks the word. */
  readonly verdicts: readonly [silero: string, ruaccent: string, table: string];
  readonly forms: readonly string[];
}

/** Reads `modernWords.tsv`, which `training/modern_words.py` wrote. */
export function readModernWords(text: string): ModernWord[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [word = '', silero = '', ruaccent = '', table = '', forms = ''] = line.split('\t');
      return { word, verdicts: [silero, ruaccent, table], forms: forms.split(' ') };
    });
}

/** A marked form as a row of the stress table. */
export function rowOf(marked: string): StressRow {
  const at = marked.indexOf(ACUTE);
  const form = marked.replace(ACUTE, '');
  return { form, stresses: [at < 0 ? Math.max(0, lastYo(form)) : countSyllables(marked.slice(0, at)) - 1] };
}

/** The table with the forms of the words; other stresses that the table has come behind: «го́тов» and «гото́в». */
export function withModernWords(rows: readonly StressRow[], words: readonly ModernWord[]): StressRow[] {
  const byForm = new Map(rows.map((row) => [row.form, row]));
  for (const { form, stresses } of words.flatMap(({ forms }) => forms.map(rowOf)))
    byForm.set(form, { form, stresses: [...new Set([...stresses, ...(byForm.get(form)?.stresses ?? [])])] });
  return [...byForm.values()];
}
