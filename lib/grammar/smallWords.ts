import { ACCUSATIVE, agreementBits, gender, inCase, subject } from './agreement.ts';

const { masc, femn, neut, plur } = gender;
const { gent, datv, ablt, loct } = inCase;

/** The cases that each preposition takes. Those that are adverbs too («вокруг», «мимо», «после») are left out. */
const prepositions: ReadonlyMap<string, number> = new Map([
  ...each('без безо для до из изо из-за из-под кроме от ото ради среди у', gent),
  ...each('к ко', datv),
  ...each('через сквозь про', ACCUSATIVE),
  ...each('над перед передо', ablt),
  ...each('при', loct),
  ...each('под подо за', ACCUSATIVE | ablt),
  // «в люди», «в гости»
  ...each('в во', ACCUSATIVE | loct | agreementBits('nomn', plur)),
  ...each('на об обо', ACCUSATIVE | loct),
  ...each('между', ablt | gent),
  ...each('по', datv | ACCUSATIVE | loct),
  ...each('с со', gent | ablt | ACCUSATIVE),
]);

/** Bits of the cases that a preposition takes; 0 for any other word. */
export function prepositionCases(word: string): number {
  return prepositions.get(word) ?? 0;
}

/** Words that open a clause, which needs a predicate. */
export const clauseWords = setOf(
  'что чтоб чтобы когда если раз пока хотя который которая которое которые которого которой которую которых',
  'которым которому котором которою которыми где куда откуда зачем почему',
);

/** Words of purpose, behind which no verb stands in the present: «чтобы ты пришёл», «чтобы прийти». */
export const purposeWords = setOf('чтоб чтобы');

/** Words that may be an object, open a clause that is one, or sum one up. */
export const objectWords = setOf(
  'что чтоб чтобы как где когда куда откуда зачем почему если ли кто кого чего это все так сколько много мало столько',
);

/** Nouns that say how long or how much, and so need no verb in the accusative. */
export const measures = setOf(
  'жизнь ночь минуту минутку секунду неделю зиму осень весну вечность сотню тысячу дорогу малость раз лет часов',
);

/** Words on which a genitive may depend. */
export const quantities = setOf('много мало нет столько сколько больше меньше полно жаль ни');

/** Pronouns with which any verb goes. */
export const anySubject = setOf('что кто это все то никто ничто');

/** Words on which an infinitive may depend, beside verbs. */
export const infinitiveLeaders = setOf(
  'надо нужно можно нельзя пора жаль лень должен должна должно должны готов готова готово готовы рад рада рады',
  'способен способна чтоб чтобы бы если легко трудно тяжело страшно больно приятно весело грустно жутко нечего',
  'некуда некому некого незачем негде лучше прежде чем как где куда зачем что право сила сил желание охота мечта время',
);

/** The subjects that each pronoun may be: see `subject` in agreement.ts. */
export const pronounSubjects: ReadonlyMap<string, number> = new Map([
  ['я', subject.first | pastAndShort(masc | femn)],
  ['ты', subject.second | subject.command | pastAndShort(masc | femn)],
  ['он', subject.third | pastAndShort(masc)],
  ['она', subject.third | pastAndShort(femn)],
  ['оно', subject.third | pastAndShort(neut)],
  ['мы', subject.firstPlural | pastAndShort(plur)],
  ['вы', subject.secondPlural | subject.commandPlural | pastAndShort(plur)],
  ['они', subject.thirdPlural | pastAndShort(plur)],
]);

/** The nominative of a pronoun that stands in another case. */
export const nominativeOf: ReadonlyMap<string, string> = new Map([
  ...each('меня мне мной мною', 'я'),
  ...each('тебя тебе тобой тобою', 'ты'),
  ...each('нас нам нами', 'мы'),
  ...each('вас вам вами', 'вы'),
]);

const negations = setOf('не ни нет без нельзя');

/** Whether words are negated, so that an object may stand in the genitive. */
export function isNegated(words: readonly { readonly text: string }[]): boolean {
  return words.some(({ text }) => negations.has(text));
}

/** Subjects of the past and of short forms in some genders. */
function pastAndShort(bits: number): number {
  return bits | (bits << subject.shortShift);
}

function each<Value>(words: string, value: Value): [string, Value][] {
  return words.split(' ').map((word) => [word, value]);
}

/** The words of rows that have a space between words. */
export function setOf(...rows: string[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => row.split(' ')));
}
