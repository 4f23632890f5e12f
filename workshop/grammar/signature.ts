import {
  ACCUSATIVE,
  ANY_GENDER,
  agreementBits,
  type CaseName,
  caseNames,
  FINITE,
  gender,
  genderNames,
  SINGULAR,
  subject,
} from '../../lib/grammar/agreement.ts';
import { type PartName, PERFECTIVE, part } from '../../lib/grammar/parts.ts';
import type { WordGrammar } from '../../lib/grammar/wordForms.ts';

/** A reading of a form: the grammemes of OpenCorpora, as pymorphy3 gives them, and the lemma. */
export interface FormReading {
  readonly grammemes: ReadonlySet<string>;
  readonly lemma: string;
}

const PARTS: Readonly<Record<string, PartName>> = {
  NOUN: 'noun',
  NPRO: 'pronoun',
  ADJF: 'adjective',
  PRTF: 'participle',
  ADJS: 'shortAdjective',
  PRTS: 'shortParticiple',
  COMP: 'comparative',
  VERB: 'verb',
  INFN: 'infinitive',
  GRND: 'gerund',
  NUMR: 'numeral',
  ADVB: 'adverb',
  PRED: 'predicative',
  PREP: 'preposition',
  CONJ: 'conjunction',
  PRCL: 'particle',
  INTJ: 'interjection',
};
/** Cases that few nouns have, as those that they stand for. */
const RARE_CASES: Readonly<Record<string, CaseName>> = {
  gen1: 'gent',
  gen2: 'gent',
  loc1: 'loct',
  loc2: 'loct',
  acc2: 'accs',
  voct: 'nomn',
};

/** What the readings of a form let it be, taken together. @param frame what it governs as a verb. */
export function signatureOf(readings: readonly FormReading[], frame: number): WordGrammar {
  let [nouns, adjectives, subjects, parts] = [0, 0, 0, 0];
  let hasImperfective = false;
  for (const { grammemes, lemma } of readings) {
    const name = partOf(grammemes);
    if (!name) continue;
    parts |= part[name];
    if (name === 'infinitive') hasImperfective ||= grammemes.has('impf');
    if (name === 'noun' || name === 'pronoun' || name === 'numeral') nouns |= agreementOf(name, grammemes);
    else if (name === 'adjective' || name === 'pronominal' || name === 'participle')
      adjectives |= agreementOf(name, grammemes);
    else if (name === 'verb') subjects |= isCopula(lemma, grammemes) ? FINITE : subjectsOf(grammemes);
    else if (name === 'shortAdjective' || name === 'shortParticiple')
      subjects |= gendersOf(grammemes) << subject.shortShift;
  }
  if (parts & part.infinitive && !hasImperfective) parts |= PERFECTIVE;
  return { nouns: nouns >>> 0, adjectives: adjectives >>> 0, subjects, parts, frame };
}

/** «есть» and «будь» go with any subject: «есть ты», «будь я». */
function isCopula(lemma: string, grammemes: ReadonlySet<string>): boolean {
  return lemma === 'быть' && (grammemes.has('pres') || grammemes.has('impr'));
}

function partOf(grammemes: ReadonlySet<string>): PartName | undefined {
  for (const [tag, name] of Object.entries(PARTS))
    if (grammemes.has(tag)) return name === 'adjective' && grammemes.has('Apro') ? 'pronominal' : name;
  return undefined;
}

function agreementOf(name: PartName, grammemes: ReadonlySet<string>): number {
  const own = gendersOf(grammemes);
  let bits = 0;
  for (const grammeme of grammemes) {
    const found = RARE_CASES[grammeme] ?? caseNames.find((each) => each === grammeme);
    if (found) bits |= agreementBits(found, own);
  }
  if ((bits & ACCUSATIVE) === 0) return bits;
  // A numeral, and an adjective without animacy («синюю»), goes with both.
  const [lives, thing] = [grammemes.has('anim'), grammemes.has('inan')];
  const any = lives === thing || name === 'numeral';
  return (
    (bits & ~ACCUSATIVE) |
    (any || thing ? agreementBits('accs', own) : 0) |
    (any || lives ? agreementBits('accsAnim', own) : 0)
  );
}

/** Genders of a reading, the plural for one of them; all where it has none («я», «пять», «себя»). */
function gendersOf(grammemes: ReadonlySet<string>): number {
  if (grammemes.has('plur')) return gender.plur;
  if (grammemes.has('Ms-f')) return gender.masc | gender.femn;
  const own = genderNames
    .filter((name) => grammemes.has(name))
    .reduce((bits, name) => bits | gender[name], 0);
  if (own !== 0) return own;
  return grammemes.has('sing') ? SINGULAR : ANY_GENDER;
}

function subjectsOf(grammemes: ReadonlySet<string>): number {
  const many = grammemes.has('plur');
  if (grammemes.has('past')) return gendersOf(grammemes);
  if (grammemes.has('impr')) {
    // «пойдём» is a command to us, and sounds like the future.
    if (grammemes.has('incl')) return subject.firstPlural;
    return many ? subject.commandPlural : subject.command;
  }
  if (grammemes.has('1per')) return many ? subject.firstPlural : subject.first;
  if (grammemes.has('2per')) return many ? subject.secondPlural : subject.second;
  return many ? subject.thirdPlural : subject.third;
}
