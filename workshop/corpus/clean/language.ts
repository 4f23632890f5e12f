/**
 * Tells poems in other languages that are written in Cyrillic letters: Ukrainian, Belarusian, Bulgarian, Serbian,
 * Macedonian, Kazakh, Tatar, Tajik and so on. Letters and common words decide, since they can be checked against verse:
 * detectors by n-grams take short, old and dialectal Russian for Bulgarian or Ukrainian.
 */

/** Letters and places of letters that Russian, also before 1918, does not have: ї, ў, ј, қ; ъ and і before a consonant. */
const FOREIGN =
  /(?![а-яёіѣѳѵ\u0460-\u0489])\p{Script=Cyrillic}|і(?![аеёиоуыэюяѣій])(?<!мі(?=р))|ъ(?=[бвгджзйклмнпрстфхцчшщаоу])/gu;
/** Letters that Russian has and most of the others do not. */
const RUSSIAN = /[ыэё]/gu;
const WORD = /\p{Script=Cyrillic}+/gu;

/** Words of other languages, in letters that Russian has, and no forms of Russian words. */
const FOREIGN_WORDS: ReadonlySet<string> = new Set(
  [
    // Bulgarian, Macedonian
    'са сме сте ще тя един една едно този тази това тези който която което които като защо защото когато където къде',
    'докато още няма има беше бяха нека нищо никой нещо някой всичко всички теб със към моята твоята моите твоите моят',
    'твоят винаги никога тогава така малко всеки всяка всяко трябва или се си каде овде',
    // Ukrainian
    'що щоб але чи вже його йому це цей ця дуже вона воно вони',
    // Serbian
    'шта смо нема су кад бих нисам ниси када увек никад',
  ]
    .join(' ')
    .split(' '),
);
/** Words that Russian verse is full of and the others lack; е for ё. */
const RUSSIAN_WORDS: ReadonlySet<string> = new Set(
  [
    'что чтоб чтобы меня тебя себя его ее ему ей их мне он они где куда когда тогда здесь если только лишь еще это этот',
    'эта эти тот кто из к ко об был были быть есть нет нам вам уж уже',
  ]
    .join(' ')
    .split(' '),
);

/** What a foreign letter counts, where a word or a Russian letter counts one. */
const LETTER_WEIGHT = 5;
/** Letters and words there must be: a quoted word or a misprint makes no other language. */
const LEAST_SIGNS = 2;
/** By how much they must outweigh what is Russian. */
const LEAST_MARGIN = 2;

/** Whether lines of verse in Cyrillic letters are in another language than Russian. */
export function isOtherLanguage(lines: readonly string[]): boolean {
  const text = lines.join('\n').toLowerCase();
  const letters = text.match(FOREIGN)?.length ?? 0;
  const words = text.match(WORD) ?? [];
  // A foreign word may be a refrain of a Russian poem.
  const foreignWords = [...new Set(words)].filter((word) => FOREIGN_WORDS.has(word)).length;
  if (letters + foreignWords < LEAST_SIGNS) return false;
  const russian =
    (text.match(RUSSIAN)?.length ?? 0) +
    words.filter((word) => RUSSIAN_WORDS.has(word.replaceAll('ё', 'е'))).length;
  return LETTER_WEIGHT * letters + foreignWords - russian >= LEAST_MARGIN;
}
