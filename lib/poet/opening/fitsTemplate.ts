import type { LineTemplate } from '../../forms/lineTemplate.ts';
import { fitRegular } from '../../prosody/fitRegular.ts';
import type { Lexicon } from '../../prosody/index.ts';
import { describeLine } from '../../prosody/lineScan.ts';
import { nearestRegularMeter } from '../../prosody/poemMeter.ts';
import { readLine } from '../../prosody/verseLine.ts';

/**
 * Whether a line that somebody typed has the syllables of a template, its metre and its ending. One stress within may be
 * another than the lexicon's, which takes names for other words, if no other metre is nearer. Digits and foreign letters
 * can't be read aloud.
 * @param template of a regular metre.
 */
export function fitsTemplate(
  text: string,
  { meter, strong, clausula }: LineTemplate,
  lexicon: Lexicon,
): boolean {
  if (meter === 'dolnik' || /\p{N}|(?!\p{Script=Cyrillic})\p{L}/u.test(text)) return false;
  const line = readLine(text, lexicon);
  if (line.syllables !== strong.length) return false;
  const { deviations, stresses } = describeLine(line, fitRegular(line, meter), meter, meter);
  const last = strong.length - 1 - clausula;
  if (stresses.at(-1) !== last) return false;
  const [deviation, ...others] = deviations;
  if (!deviation) return true;
  const isUnlisted = deviation.kind === 'unlisted stress' && deviation.syllable !== last;
  return isUnlisted && others.length === 0 && nearestRegularMeter([line]) === meter;
}
