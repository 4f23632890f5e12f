import { brotliCompressSync, constants } from 'node:zlib';

/** The artifact that `YoRestorer` reads: the words, sorted, one a line, compressed with Brotli. */
export function packForms(forms: Iterable<string>): Uint8Array {
  const text = Buffer.from([...forms].sort().join('\n'));
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

/**
 * Chooses the words whose ё is restored: those of a ё table that are marked `safe` and used by poems.
 * @param table rows `spelling with е \t form with ё \t safe|ambiguous`.
 * @param used lower-case words of the poems, ё as е.
 */
export function safeForms(table: string, used: ReadonlySet<string>): string[] {
  const forms: string[] = [];
  for (const row of table.split('\n')) {
    const [spelling = '', form = '', certainty] = row.split('\t');
    if (certainty === 'safe' && used.has(spelling) && /^[а-яё]+$/u.test(form)) forms.push(form);
  }
  return forms;
}
