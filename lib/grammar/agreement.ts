/**
 * How words agree, as bits: a noun, an adjective or a participle has a bit for each case and gender (or plural) that it
 * may be read in, a finite verb or a short form one for each subject that it may have. Words agree where they have a bit in
 * common.
 */

/** Cases in the order of their bits. The accusative of what lives and of what does not differ: «вижу волка», «вижу дом». */
export const caseNames = ['nomn', 'gent', 'datv', 'accs', 'accsAnim', 'ablt', 'loct'] as const;
export type CaseName = (typeof caseNames)[number];
/** Genders, and the plural, in the order of their bits. */
export const genderNames = ['masc', 'femn', 'neut', 'plur'] as const;
export type GenderName = (typeof genderNames)[number];

/** The bit of each gender, among the lowest four: those of the nominative, and of the past. */
export const gender = Object.fromEntries(genderNames.map((name, at) => [name, 1 << at])) as Record<
  GenderName,
  number
>;
/** Bits of the genders of one thing. */
export const SINGULAR = gender.masc | gender.femn | gender.neut;
/** Bits of all genders, and of the plural. */
export const ANY_GENDER = SINGULAR | gender.plur;

/** Bits of a case in all genders. */
export const inCase = Object.fromEntries(
  caseNames.map((name) => [name, agreementBits(name, ANY_GENDER)]),
) as Record<CaseName, number>;
/** Bits of the accusative, whatever stands in it. */
export const ACCUSATIVE = inCase.accs | inCase.accsAnim;

/** Bits of a case in some genders. @param own bits of {@link gender} */
export function agreementBits(name: CaseName, own: number): number {
  return own << (genderNames.length * caseNames.indexOf(name));
}

/** Bits of genders among those of agreement, whatever the case: the lowest four. */
export function gendersOf(agreement: number): number {
  let all = 0;
  for (let at = 0; at < caseNames.length; at++) all |= agreement >>> (genderNames.length * at);
  return all & ANY_GENDER;
}

/** Bits of cases among those of agreement, whatever the gender: one for each. */
export function casesOf(agreement: number): number {
  let all = 0;
  for (let at = 0; at < caseNames.length; at++)
    if (agreement & (ANY_GENDER << (genderNames.length * at))) all |= 1 << at;
  return all;
}

/**
 * Subjects that a finite verb may have: bits 0-3 the genders of the past, 4-9 the persons of the present and the future
 * (first to third, singular then plural), 10 and 11 commands to one and to many, 12-15 the genders of short forms.
 */
export const subject = {
  past: ANY_GENDER,
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
