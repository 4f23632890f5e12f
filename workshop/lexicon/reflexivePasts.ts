import { countSyllables } from '../../lib/russian/letters.ts';
import type { StressRow } from './stressTable.ts';

/**
 * Adds the stress on the last syllable to past forms in -лся, -лось and -лись of verbs whose feminine has it:
 * «начала́сь», so «начался́» beside «нача́лся», and «собрали́сь» beside «собра́лись» (class c″ of Zaliznyak's
 * "Grammatical dictionary of Russian"). Stress tables have one of the two. Verse tells how common each is.
 */
export function withReflexivePasts(rows: readonly StressRow[]): StressRow[] {
  const stems = new Set<string>();
  const masculine = new Set<string>();
  for (const { form, stresses } of rows) {
    if (form.endsWith('лась') && stresses.includes(countSyllables(form) - 1)) stems.add(form.slice(0, -3));
    else if (form.endsWith('лся')) masculine.add(form.slice(0, -2));
  }
  return rows.map((row) => {
    const stem = /^([а-я]+л)(?:ся|ось|ись)$/u.exec(row.form)?.[1];
    const last = countSyllables(row.form) - 1;
    // Verbs with ё in the masculine («нёсся») have one stress each.
    if (!stem || !stems.has(stem) || !masculine.has(stem) || row.stresses.includes(last)) return row;
    return { ...row, stresses: [...row.stresses, last] };
  });
}
