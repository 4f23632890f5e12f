import { foldYo } from '../russian/letters.ts';

/** All characters that normalised text can have, besides space and breaks. */
export const alphabet = 'абвгдежзийклмнопрстуфхцчшщъыьэюя.,!?…:;"\'()—-';

const COMBINING = /(?![\u0306\u0308])\p{M}/gu;
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/\r\n?|[\p{Zl}\p{Zp}\v\f]/gu, '\n'],
  [/\p{Cf}/gu, ''],
  [/[\u2010\u2011]/gu, '-'],
  [/(?<=^|[\s\p{P}])-{1,3}(?=$|[\s\p{P}])|[\u2012-\u2015\u2212]|--+/gmu, '—'],
  [/\.{2,}/gu, '…'],
  [/[«»„“”‟‹›″]/gu, '"'],
  [/[‘’‚‛`´]/gu, "'"],
  [new RegExp(`[^${alphabet.replace('-', '\\-')}\\s]+`, 'gu'), '\uFFFD'],
  [/[^\S\n]+/gu, ' '],
  [/ ?\n ?/gu, '\n'],
  [/\n{3,}/gu, '\n\n'],
  [/^[ \n]+|[ \n]+$/gu, ''],
];

/**
 * Brings any text to the form that the tokenizer encodes and the networks read: lower case, ё as е, one kind of each
 * mark, single spaces, "\n" between lines and "\n\n" between stanzas. Each run of anything else (other scripts, digits,
 * emoji) becomes one U+FFFD, the unknown token, so that a foreign word takes a single token. Idempotent.
 */
export function normalise(text: string): string {
  let out = foldYo(text.normalize('NFKD').replace(COMBINING, '').normalize('NFC').toLowerCase());
  for (const [pattern, replacement] of REPLACEMENTS) out = out.replace(pattern, replacement);
  return out;
}
