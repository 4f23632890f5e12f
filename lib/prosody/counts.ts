import { type ReadingCounts, readingKey, type StressRow } from './lexiconBuild.ts';

/** What a homograph's further stresses get of the first one's count: texts don't say which was meant. */
const FURTHER = 1 / 6;

/**
 * Shares the words of texts out among the readings of the table. A word with ё counts for that form alone; one with е
 * for the form without ё, if there is one, else for all that are spelled so.
 * @param words how often each lower-case word was met, as it was spelled.
 */
export function countReadings(rows: readonly StressRow[], words: ReadonlyMap<string, number>): ReadingCounts {
  const bySpelling = new Map<string, StressRow[]>();
  for (const row of rows) {
    const spelling = row.form.replaceAll('ё', 'е');
    if (!words.has(spelling) && !words.has(row.form)) continue;
    const own = bySpelling.get(spelling);
    if (own) own.push(row);
    else bySpelling.set(spelling, [row]);
  }
  const counts = new Map<string, number>();
  const add = (row: StressRow, count: number): void => {
    for (const [rank, stress] of row.stresses.entries()) {
      const key = readingKey(row.form, stress);
      counts.set(key, (counts.get(key) ?? 0) + count * (rank === 0 ? 1 : FURTHER));
    }
  };
  for (const [word, count] of words) {
    const forms = bySpelling.get(word.replaceAll('ё', 'е')) ?? [];
    const exact = forms.filter(({ form }) => form === word);
    for (const row of exact.length > 0 ? exact : forms) add(row, count);
  }
  return counts;
}
