import { parseClausulae } from '../forms/clausulae.ts';
import { feetRange, ictusRange, LONGEST_SCHEME } from '../forms/limits.ts';
import { meterNames, parseMeter } from '../forms/meter.ts';
import { namedSchemes, parseScheme } from '../forms/scheme.ts';
import { text } from './field.ts';

/** A field of a short notation: text in letters of either case. */
function notation(
  accepts: (text: string) => boolean,
  error: string,
  description: string,
  example: string,
  tidy = (typed: string) => typed.trim(),
) {
  const schema = { description: `${description} Rhymed verse only.`, examples: [example] };
  return text({ tidy, accepts, error }, schema);
}

const schemeNames = Object.keys(namedSchemes);
const regularNames = meterNames.filter((name) => name !== 'dolnik');

export const scheme = notation(
  (tidied) => parseScheme(tidied) !== undefined,
  `must be a letter or "-" for each line, such as ABAB, AABB, ABBA or -A-A, with spaces between stanzas and at most ${LONGEST_SCHEME} lines, or ${schemeNames.join(' or ')}`,
  `Which lines rhyme: a letter a line, Latin or Russian, "-" for one that rhymes with none, spaces between stanzas; or a name: ${schemeNames.join(', ')}, also in Russian (сонет, онегин). At most ${LONGEST_SCHEME} lines, yours included; at least two must rhyme. Unless it is given, it goes on as your lines begin, in quatrains: ABAB CDCD after a single line.`,
  'ABBA',
);

const isAuto = (notation: string) => notation.toLowerCase() === 'auto';
const [fewestFeet, mostFeet] = feetRange;
const dolniks = ictusRange.map((ictuses) => `dolnik-${ictuses}`).join(' or ');

export const meter = notation(
  (tidied) => isAuto(tidied) || parseMeter(tidied) !== undefined,
  `must be auto, or a metre (${regularNames.join(', ')}) and ${fewestFeet} to ${mostFeet} feet, such as iamb-4 or trochee-4-3, or ${dolniks}; either may stand alone: iamb, 4-3-4-3; names may be Russian: хорей-4`,
  `Metre and feet of the lines, which repeat over the poem: iamb-4, trochee-4-3, in Russian хорей-4; ${dolniks} by its strong syllables. A metre alone (iamb) takes lines about as long as yours, feet alone (4-3-4-3) take your metre. \`auto\`, the default, takes up the metre of your lines.`,
  'iamb-4',
  (typed) => (isAuto(typed.trim()) ? 'auto' : typed.trim()),
);

export const clausulae = notation(
  (tidied) => parseClausulae(tidied) !== undefined,
  `must be letters m (masculine), f (feminine) or d (dactylic), or Russian м, ж, д, one a line, at most ${LONGEST_SCHEME}, such as fmfm`,
  'Endings of the lines, a letter a line, repeated over the poem: m masculine, f feminine, d dactylic; or Russian м, ж, д.',
  'fmfm',
);
