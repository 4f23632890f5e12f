import { foldYo } from '../../lib/russian/letters.ts';
import type { HeardStresses } from './heard.ts';
import { type ReadingCounts, readingKey, type StressRow } from './lexiconBuild.ts';

/** What texts say of how their words are said. */
export interface Evidence {
  /** How often each lower-case word was met, as it was spelled. */
  readonly words: ReadonlyMap<string, number>;
  /** The same in texts that spell ё. */
  readonly withYo?: ReadonlyMap<string, number>;
  /** How often verse stresses spellings on each vowel. */
  readonly heard?: HeardStresses;
}

/** What a homograph's further stresses get of the first one's count: texts don't say which was meant. */
const FURTHER = 1 / 6;
/** A spelling heard so often in verse is shared out as verse stresses it, */
const LEAST_HEARD = 10;
/** and one met so often in texts that spell ё as they spell it. */
const LEAST_SPELLED = 5;
/** Of е and ё in a text that spells ё at least this share is ё, */
const YO_SHARE = 0.04;
/** and no chance one. */
const LEAST_YO = 2;

/** Whether a lower-case text spells ё: without, «все» may be «всё». */
export function spellsYo(text: string): boolean {
  const yo = text.split('ё').length - 1;
  return yo >= LEAST_YO && yo >= YO_SHARE * (yo + text.split('е').length - 1);
}

/**
 * Shares the words of texts out among the readings of the table. A word with ё counts for that form alone. One with е
 * counts for the stresses that verse was heard to give it, and for the form that texts with ё spell; where neither was met
 * often enough, for the form without ё, if there is one, else for all that are spelled so.
 */
export function countReadings(rows: readonly StressRow[], { words, withYo, heard }: Evidence): ReadingCounts {
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
  /** Each form with its share of the spelling, as texts with ё have it; where they are silent, the plain forms alone. */
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
    const stressed = word.includes('ё') ? undefined : heard?.get(word);
    const total = [...(stressed?.values() ?? [])].reduce((a, b) => a + b, 0);
    if (stressed && total >= LEAST_HEARD) {
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
