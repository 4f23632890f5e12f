import { foldYo } from '../../lib/russian/letters.ts';
import { type ReadingCounts, readingKey } from './buildLexicon.ts';
import type { StressRow } from './stressTable.ts';
import { isTold, type VerseStresses } from './verseStresses.ts';

/** What texts tell about the readings of their words. */
export interface Evidence {
  /** How often each lower-case word occurs, as it is spelled. */
  readonly words: ReadonlyMap<string, number>;
  /** The same in texts that spell ё. */
  readonly withYo?: ReadonlyMap<string, number>;
  /** How often verse stresses spellings on each vowel. */
  readonly verse?: VerseStresses;
}

/** Share of the first stress's count that each further stress of a homograph gets: texts don't tell which is meant. */
const FURTHER = 1 / 6;
/** Least occurrences in texts that spell ё for a spelling's count to follow their forms. */
const LEAST_SPELLED = 5;
/** Least share of ё among the е and ё of a text that spells ё. */
const YO_SHARE = 0.04;
/** Least ё in such a text: a single one may be chance. */
const LEAST_YO = 2;

/** Whether a lower-case text spells ё. In one that does not, «все» may be «всё». */
export function spellsYo(text: string): boolean {
  const yo = text.split('ё').length - 1;
  return yo >= LEAST_YO && yo >= YO_SHARE * (yo + text.split('е').length - 1);
}

/**
 * Divides the occurrences of words among the readings of the table. A word with ё counts for that form alone. A word
 * with е counts for the stresses that verse gives it and for the forms that texts with ё spell. Where neither occurs
 * often enough, it counts for the form without ё if there is one, else for all forms with that spelling.
 */
export function countReadings(rows: readonly StressRow[], { words, withYo, verse }: Evidence): ReadingCounts {
  const bySpelling = new Map<string, StressRow[]>();
  for (const row of rows) {
    const spelling = foldYo(row.form);
    if (!words.has(spelling) && !words.has(row.form)) continue;
    const own = bySpelling.get(spelling);
    if (own) own.push(row);
    else bySpelling.set(spelling, [row]);
  }
  const counts = new Map<string, number>();
  const add = (form: string, stress: number, count: number): void => {
    const key = readingKey(form, stress);
    counts.set(key, (counts.get(key) ?? 0) + count);
  };
  /** Each form with its share of the spelling in texts that spell ё; where those lack it, the forms without ё alone. */
  const sharesOf = (forms: readonly StressRow[], word: string): [StressRow, number][] => {
    const met = forms.map(({ form }) => withYo?.get(form) ?? 0);
    const total = met.reduce((a, b) => a + b, 0);
    if (total >= LEAST_SPELLED) return forms.map((row, at) => [row, (met[at] as number) / total]);
    const plain = forms.filter(({ form }) => form === word);
    return (plain.length > 0 ? plain : forms).map((row) => [row, 1]);
  };
  for (const [word, count] of words) {
    const all = bySpelling.get(foldYo(word)) ?? [];
    const forms = word.includes('ё') ? all.filter(({ form }) => form === word) : all;
    const stressed = word.includes('ё') ? undefined : verse?.get(word);
    if (isTold(stressed)) {
      const total = stressed.values().reduce((a, b) => a + b, 0);
      for (const [stress, times] of stressed) {
        const said = forms.filter(({ stresses }) => stresses.includes(stress));
        for (const [{ form }, share] of sharesOf(said, word))
          add(form, stress, (count * share * times) / total);
      }
      continue;
    }
    for (const [{ form, stresses }, share] of sharesOf(forms, word))
      for (const [rank, stress] of stresses.entries())
        add(form, stress, count * share * (rank === 0 ? 1 : FURTHER));
  }
  return counts;
}
