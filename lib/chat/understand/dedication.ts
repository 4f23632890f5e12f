/** How a person names for whom a poem is: «стих маме», «стих для мамы», «поздравь маму». */
export type Naming = 'to' | 'for' | 'whom';

/** Endings of the accusative of people and of the dative, the first that fits: brother and sister, adjectives before nouns. */
const DATIVES: readonly (readonly [accusative: RegExp, dative: string])[] = [
  [/^(мо|тво|сво)ю$/u, '$1ей'],
  [/^(мо|тво|сво)его$/u, '$1ему'],
  [/^(наш|ваш)у$/u, '$1ей'],
  [/^(мо|тво|сво|наш|ваш)их$/u, '$1им'],
  [/ую$/u, 'ой'],
  [/юю$/u, 'ей'],
  [/его$/u, 'ему'],
  [/ого$/u, 'ому'],
  [/([ыи])х$/u, '$1м'],
  [/ию$/u, 'ии'],
  [/(друз)ей$/u, '$1ьям'],
  [/(дет|люд|учител|родител)ей$/u, '$1ям'],
  [/[ую]$/u, 'е'],
  [/([бвгджзклмнпрстфхцчшщ])а$/u, '$1у'],
  [/я$/u, 'ю'],
];
/** Feminine words without an ending, by rote. */
const BY_ROTE: Readonly<Record<string, string>> = { мать: 'матери', дочь: 'дочери', свекровь: 'свекрови' };

/** The line above a poem that says for whom it is, in the case that the line wants: «Маме», «Для мамы». */
export function dedicationTo(whom: string, naming: Naming): string {
  if (naming === 'for') return `${/\p{Script=Cyrillic}/u.test(whom) ? 'Для' : 'For'} ${whom}`;
  const text = naming === 'to' ? whom : whom.split(' ').map(dative).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function dative(word: string): string {
  const rote = BY_ROTE[word.toLowerCase()];
  if (rote !== undefined) return rote;
  const rule = DATIVES.find(([accusative]) => accusative.test(word));
  return rule ? word.replace(...rule) : word;
}
