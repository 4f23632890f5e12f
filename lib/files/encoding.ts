import { isUtf8 } from 'node:buffer';

/** Encodings of one byte a letter that Russian texts are still found in. */
const EIGHT_BIT: readonly string[] = ['windows-1251', 'KOI8-R'];
/** Matches that the detector is less sure of, in percent, are chance: texts in other encodings have them too. */
const LEAST_SURE = 10;
/** Share of the characters outside of ASCII that may be strange. */
const MOST_STRANGE = 0.01;
const FOREIGN = /[^\0-\x7F]/gu;
/** What a wrong guess gives: characters that Russian texts hardly have, and capitals behind small letters. */
const STRANGE = /[^\0-\x7FА-яЁёІіЇїЄєҐґЎў«»„“”‘’‚–—…№\u00A0\u00AD]|[а-яё][А-ЯЁ]/gu;

/**
 * Tells by its letters in which encoding a text is that is not UTF-8.
 * @param sample its beginning; 64 KiB are enough.
 * @returns the label of windows-1251 or KOI8-R; undefined where it is neither, or too short to tell.
 */
export async function detectEightBit(sample: Uint8Array): Promise<string | undefined> {
  // Hardly any text needs it.
  const { analyse } = await import('chardet');
  for (const { name, confidence } of analyse(sample)) {
    // UTF-8 with some wrong bytes is no other encoding.
    if (confidence < LEAST_SURE || name === 'UTF-8') break;
    if (EIGHT_BIT.includes(name) && looksRussian(new TextDecoder(name).decode(sample))) return name;
  }
  return undefined;
}

function looksRussian(text: string): boolean {
  const foreign = text.match(FOREIGN)?.length ?? 0;
  return (text.match(STRANGE)?.length ?? 0) <= MOST_STRANGE * foreign;
}

/** Whether bytes are UTF-8, but for a character that may go on behind them. */
export function startsAsUtf8(bytes: Uint8Array): boolean {
  return [0, 1, 2, 3].some((cut) => cut <= bytes.length && isUtf8(bytes.subarray(0, bytes.length - cut)));
}
