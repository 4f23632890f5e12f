import { gender as genderBits, subject } from './agreement.ts';
import { agreesWithSubject, isFiniteVerb, isInSubjects, isOnly, isUnknown, mayBeSubject } from './kinds.ts';
import { part } from './parts.ts';
import type { Parse, Phrase } from './phrases.ts';
import { setOf } from './smallWords.ts';

/** How the one who is spoken to is called. */
export type Address = 'ты' | 'вы';

/** Who speaks to whom in a poem. */
export interface Speaker {
  /** Bit of the speaker's gender in the past («я шёл», «я шла»): see `subject` in agreement.ts; 0 while unknown. */
  readonly gender: number;
  /** Undefined while nobody is called so, or one is called both. */
  readonly address: Address | undefined;
}

/** A speaker of another gender than before: with «я», or with «меня» or a verb that goes on; one called otherwise. */
export type SpeakerFault = 'otherGender' | 'otherGenderFar' | 'otherAddress';

const { second, secondPlural, command, commandPlural, first, shortShift } = subject;
const MINE = setOf('меня мне мной мною мой моя мое мои моего моей моих моему моим моими моем мою');
const YOURS: Readonly<Record<Address, ReadonlySet<string>>> = {
  ты: setOf('ты тебя тебе тобой тобою твой твоя твое твои твоего твоей твоих твоему твоим твоими твоем твою'),
  вы: setOf('вы вас вам вами ваш ваша ваше ваши вашего вашей ваших вашему вашим вашими вашем вашу'),
};
/** Others with whom a verb of this gender goes. */
const OTHERS = setOf('ты кто что');

/** The speaker of lines. @param before the lines, the last one first. */
export function speakerOf(before: readonly Parse[]): Speaker {
  const addresses = new Set(before.flatMap(addressesIn));
  return {
    gender: before.map(genderIn).findLast((bit) => bit !== 0) ?? 0,
    address: addresses.size === 1 ? [...addresses][0] : undefined,
  };
}

/** Reports that a line has another speaker. @param before the line before. */
export function speaker(
  line: Parse,
  { gender, address }: Speaker,
  before: Parse | undefined,
  report: (fault: SpeakerFault) => void,
): void {
  if (gender !== 0) {
    const own = genderIn(line);
    if (own !== 0 ? own !== gender : hasOther(gender, line, before))
      report(own ? 'otherGender' : 'otherGenderFar');
  }
  if (address && addressesIn(line).some((one) => one !== address)) report('otherAddress');
}

/** Bit of the gender that «я» has by the form beside it; 0 where there is none. */
function genderIn({ phrases }: Parse): number {
  for (const [at, { text, stretch }] of phrases.entries()) {
    if (text !== 'я') continue;
    for (const side of [phrases.slice(0, at).reverse(), phrases.slice(at + 1)]) {
      const next = side.find((one) => one.stretch !== stretch || agreesWithSubject(one) || mayBeSubject(one));
      const gender = next?.stretch === stretch ? genderOf(next) : 0;
      if (gender !== 0) return gender;
    }
  }
  return 0;
}

/** The gender that a form shows for certain; else 0. */
function genderOf(one: Phrase): number {
  if (!isFiniteVerb(one) && !isOnly(one, part.shortAdjective | part.shortParticiple)) return 0;
  if (one.subjects & first) return 0;
  const genders = (one.subjects | (one.subjects >>> shortShift)) & subject.past;
  return genders === genderBits.masc || genders === genderBits.femn ? genders : 0;
}

/** Whether a line of the speaker's has a verb of another gender that can have no other subject. */
function hasOther(gender: number, { phrases }: Parse, before: Parse | undefined): boolean {
  const all = before ? [...phrases, ...before.phrases] : phrases;
  if (!all.some(({ text }) => text === 'я') && !phrases.some(({ text }) => MINE.has(text))) return false;
  return phrases.some((verb) => {
    const own = isFiniteVerb(verb) ? genderOf(verb) : 0;
    const mayBeOthers = (one: Phrase) =>
      isUnknown(one) ||
      OTHERS.has(one.text) ||
      (one.text !== 'я' && mayBeSubject(one) && (one.agreement & own) !== 0);
    return own !== 0 && own !== gender && !all.some(mayBeOthers);
  });
}

function addressesIn({ phrases }: Parse): Address[] {
  return phrases.flatMap((one): Address[] => {
    if (YOURS.ты.has(one.text) || (isFiniteVerb(one) && isInSubjects(one, second | command))) return ['ты'];
    if (YOURS.вы.has(one.text) || (isFiniteVerb(one) && isInSubjects(one, secondPlural | commandPlural)))
      return ['вы'];
    return [];
  });
}
