import { brotliCompressSync, constants } from 'node:zlib';
import { foldYo } from '../../lib/russian/letters.ts';
import type { Capitals, NameForm } from './names.ts';

/** Least capitals of a name, over all its forms, for it to be in the artifact. */
const LEAST_CAPITALS = 3;
/** Least share of capitals for a form to be a name wherever it stands. */
const CERTAIN = 0.8;
/** The share before anything is counted, where no other word is spelled so and where one is, and its weight. */
const ALONE = 0.97;
const SHARED = 0.3;
const WEIGHT = 4;

/** The artifact that `NameSpelling` reads, compressed with Brotli. */
export function packNames(rows: readonly string[]): Uint8Array {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(Buffer.from(rows.join('\n')), { params });
}

/**
 * The rows of the artifact: stem, endings that make it a name wherever it stands, endings with which it may be
 * another word.
 */
export function nameRows(names: readonly NameForm[], capitals: Capitals): string[] {
  const lemmas = new Map<string, Map<string, boolean>>();
  for (const { form, lemma, isAlone } of names) {
    const forms = lemmas.get(lemma) ?? new Map<string, boolean>();
    const spelling = foldYo(form);
    forms.set(spelling, isAlone && (forms.get(spelling) ?? true));
    lemmas.set(lemma, forms);
  }
  const rows = new Set<string>();
  for (const forms of lemmas.values()) {
    const spellings = [...forms.keys()];
    const written = spellings.reduce((sum, form) => sum + (capitals.get(form)?.capital ?? 0), 0);
    if (written < LEAST_CAPITALS) continue;
    const stem = commonStart(spellings);
    const isCertain = (form: string) => shareOf(form, forms.get(form) === true, capitals) >= CERTAIN;
    const endings = (kept: string[]) =>
      kept.length === 0 ? '-' : kept.map((form) => form.slice(stem.length)).join();
    const certain = spellings.filter(isCertain).sort();
    const uncertain = spellings.filter((form) => !isCertain(form)).sort();
    rows.add(`${stem}\t${endings(certain)}${uncertain.length > 0 ? `\t${endings(uncertain)}` : ''}`);
  }
  return [...rows].sort();
}

function shareOf(form: string, isAlone: boolean, capitals: Capitals): number {
  const { small, capital } = capitals.get(form) ?? { small: 0, capital: 0 };
  return (capital + WEIGHT * (isAlone ? ALONE : SHARED)) / (small + capital + WEIGHT);
}

function commonStart(words: readonly string[]): string {
  const [first = '', ...others] = words;
  let length = first.length;
  for (const word of others) while (!word.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}
