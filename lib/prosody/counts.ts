import type { HeardStresses } from './heard.ts';
import { type ReadingCounts, readingKey, type StressRow } from './lexiconBuild.ts';

/** What a homograph's further stresses get of the first one's count: texts don't say which was meant. */
const FURTHER = 1 / 6;
/** A spelling heard so often in verse is shared out as verse stresses it. */
const LEAST_HEARD = 10;

/**
 * Shares the words of texts out among the readings of the table. A word with ё counts for that form alone; one with е
 * for the form without ё, if there is one, else for all that are spelled so; or, where verse was heard to stress it often
 * enough, for the readings in the proportion of what was heard.
 * @param words how often each lower-case word was met, as it was spelled.
 * @param heard how often verse stresses spellings on each vowel.
 */
export function countReadings(
  rows: readonly StressRow[],
  words: ReadonlyMap<string, number>,
  heard: HeardStresses = new Map(),
): ReadingCounts {
  const bySpelling = new Map<string, StressRow[]>();
  for (const row of rows) {
    const spelling = row.form.replaceAll('ё', 'е');
    if (!words.has(spelling) && !words.has(row.form)) continue;
    const own = bySpelling.get(spelling);
    if (own) own.push(row);
    else bySpelling.set(spelling, [row]);
  }
  const counts = new Map<string, number>();
  const addReading = (form: string, stress: number, count: number): void => {
    const key = readingKey(form, stress);
    counts.set(key, (counts.get(key) ?? 0) + count);
  };
  const add = ({ form, stresses }: StressRow, count: number): void => {
    for (const [rank, stress] of stresses.entries())
      addReading(form, stress, count * (rank === 0 ? 1 : FURTHER));
  };
  for (const [word, count] of words) {
    const forms = bySpelling.get(word.replaceAll('ё', 'е')) ?? [];
    const exact = forms.filter(({ form }) => form === word);
    const own = [...(heard.get(word) ?? [])];
    const total = own.reduce((sum, [, times]) => sum + times, 0);
    if (total >= LEAST_HEARD) {
      for (const [stress, times] of own) {
        const said = [...exact, ...forms].find(({ stresses }) => stresses.includes(stress));
        if (said) addReading(said.form, stress, (count * times) / total);
      }
      continue;
    }
    for (const row of exact.length > 0 ? exact : forms) add(row, count);
  }
  return counts;
}
