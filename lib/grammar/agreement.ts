/**
 * How words agree, as bits: a noun, an adjective or a participle has a bit for each case and gender (or plural) that it
 * may be read in, a finite verb or a short form one for each subject that it may have. Words agree where they have a bit in
 * common.
 */

/** Cases in the order of their bits. The accusative of what lives and of what does not differ: «вижу волка», «вижу дом». */
export const cases = ['nomn', 'gent', 'datv', 'accs', 'accsAnim', 'ablt', 'loct'] as const;
export type CaseName = (typeof cases)[number];
/** Genders, and the plural, in the order of their bits. */
export const genders = ['masc', 'femn', 'neut', 'plur'] as const;
export type GenderName = (typeof genders)[number];

/** Bits of a case in all genders. */
export const inCase = Object.fromEntries(
  cases.map((name, at) => [name, 0b1111 << (genders.length * at)]),
) as Record<CaseName, number>;
/** Bits of the accusative, whatever stands in it. */
export const ACCUSATIVE = inCase.accs | inCase.accsAnim;

/** The bit of a case and gender. */
export function agreementBit(name: CaseName, gender: GenderName): number {
  return 1 << (genders.length * cases.indexOf(name) + genders.indexOf(gender));
}

/** Bits of genders among those of agreement, whatever the case: the lowest four. */
export function gendersOf(agreement: number): number {
  let all = 0;
  for (let at = 0; at < cases.length; at++) all |= agreement >>> (genders.length * at);
  return all & 0b1111;
}

/**
 * Subjects that a finite verb may have: bits 0-3 the genders of the past, 4-9 the persons of the present and the future
 * (first to third, singular then plural), 10 and 11 commands to one and to many, 12-15 the genders of short forms.
 */
export const subject = {
  past: 0b1111,
  first: 1 << 4,
  second: 1 << 5,
  third: 1 << 6,
  firstPlural: 1 << 7,
  secondPlural: 1 << 8,
  thirdPlural: 1 << 9,
  command: 1 << 10,
  commandPlural: 1 << 11,
  /** How far the bits of the short forms lie behind those of the past. */
  shortShift: 12,
} as const;
/** Bits of finite verbs, short forms apart. */
export const FINITE = (1 << 12) - 1;

/** Bits of cases among those of agreement, whatever the gender: one for each. */
export function casesOf(agreement: number): number {
  let all = 0;
  for (let at = 0; at < cases.length; at++)
    if ((agreement >>> (genders.length * at)) & 0b1111) all |= 1 << at;
  return all;
}
