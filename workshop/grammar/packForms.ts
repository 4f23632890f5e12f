import { FIELDS, HEADER, MAGIC, type WordGrammar } from '../../lib/grammar/wordForms.ts';
import { hash53 } from '../../lib/shared/hash.ts';

/**
 * The artifact that `WordForms` reads.
 * @param forms words in lower case with е for ё.
 */
export function packForms(forms: ReadonlyMap<string, WordGrammar>): Uint8Array {
  const ids = new Map<string, number>();
  const table: number[] = [];
  const byHash = new Map<number, number>();
  for (const [form, { nouns, adjectives, subjects, parts, frame }] of forms) {
    const fields = [nouns, adjectives, subjects, parts, frame];
    const key = fields.join();
    const id = ids.get(key) ?? ids.size;
    if (id === ids.size) {
      ids.set(key, id);
      table.push(...fields);
    }
    // Of two forms with the same hash, of which there is one pair in tens of thousands, the first stays.
    const hash = hash53(form) >>> 0;
    if (!byHash.has(hash)) byHash.set(hash, id);
  }
  const sorted = [...byHash].sort(([a], [b]) => a - b);
  const out = Buffer.alloc(HEADER + 6 * sorted.length + 4 * FIELDS * ids.size);
  out.write(MAGIC, 'latin1');
  out.writeUInt32LE(sorted.length, 4);
  out.writeUInt32LE(ids.size, 8);
  let at = HEADER;
  for (const [hash] of sorted) at = out.writeUInt32LE(hash, at);
  for (const field of table) at = out.writeUInt32LE(field, at);
  for (const [, id] of sorted) at = out.writeUInt16LE(id, at);
  return out;
}
