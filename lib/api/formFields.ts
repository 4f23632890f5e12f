import * as z from 'zod';
import { parseClausulae } from '../forms/clausulae.ts';
import { feetRange, LONGEST_SCHEME } from '../forms/limits.ts';
import { meterNames, parseMeter } from '../forms/meter.ts';
import { namedSchemes, parseScheme } from '../forms/scheme.ts';

/** A field of a short notation: text in letters of either case. */
function notation(accepts: (text: string) => boolean, error: string, description: string, example: string) {
  return z
    .string({ error })
    .overwrite((text) => text.trim())
    .refine(accepts, { error })
    .meta({ description: `${description} Rhymed verse only.`, examples: [example] });
}

const schemeNames = Object.keys(namedSchemes);

export const scheme = notation(
  (text) => parseScheme(text) !== undefined,
  `must be a letter or "-" for each line, such as ABAB, AABB, ABBA or -A-A, with spaces between stanzas and at most ${LONGEST_SCHEME} lines, or ${schemeNames.join(' or ')}`,
  `Which lines rhyme: a letter a line, "-" for one that rhymes with none, spaces between stanzas; or a name: ${schemeNames.join(', ')}. At most ${LONGEST_SCHEME} lines, the first yours if it can be answered. ABABCDCD unless it is given, or goes on so for \`lines\`.`,
  'ABBA',
);

const isAuto = (text: string) => text.toLowerCase() === 'auto';
const [fewestFeet, mostFeet] = feetRange;

export const meter = notation(
  (text) => isAuto(text) || parseMeter(text) !== undefined,
  `must be auto, or a metre (${meterNames.join(', ')}) with ${fewestFeet} to ${mostFeet} feet, such as iamb-4 or trochee-4-3, or feet alone, such as 4-3-4-3`,
  'Metre and feet of the lines, which repeat over the poem: iamb-4, trochee-4-3; feet alone: 4-3-4-3. `auto`, as it is unless given, takes up the metre of the first line.',
  'iamb-4',
).overwrite((text) => (isAuto(text) ? 'auto' : text));

export const clausulae = notation(
  (text) => parseClausulae(text) !== undefined,
  `must be letters m (masculine), f (feminine) or d (dactylic), one a line, at most ${LONGEST_SCHEME}, such as fmfm`,
  'Endings of the lines, a letter a line, repeated over the poem: m masculine, f feminine, d dactylic.',
  'fmfm',
);
