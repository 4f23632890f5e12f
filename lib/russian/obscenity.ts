import { wordPartsOf } from './words.ts';

/**
 * Roots of Russian obscene and coarse vocabulary, each with the places in a word where it counts, so that «хлебать», «рубля»,
 * «оскорблять», «сосчитай», «команду», «художник» and «на суку» pass. Matched against a lower-case word with е for ё.
 */
const PREFIX =
  '(?:(?:не)?(?:за|на|по|до|от|ото|об|о|у|вы|при|про|пере|раз|рас|под|из|ис|ни|долбо|с(?=х)|в(?=х)|[а-я]{1,4}ъ))?';
const OBSCENE = new RegExp(
  [
    `^${PREFIX}ху(?:й|я|е|ю|и(?!т))(?!д|р|г)`,
    `^${PREFIX}хуяр|хуев|хуес|^хуил|^хуйл`,
    'пизд|пезд(?!и)',
    `^${PREFIX}еб(?:а|л(?!а?н?ок$)|у(?!к)|и(?!пет)|е|н(?!е[йя])|ан|ыр|ись|$)`,
    '^бля(?:$|д|т|х?а?$)',
    'бляд(?:ь|и|е|ю|к|с|ст|ун|н)(?<!требляд.)',
    '^муд(?:ак|ач|ил|озв|ень$|охае)',
    '^(?:от|за|на)?драч(?:и|у|ат)|^дроч(?:и|у|ат|ер)|надроч|подроч',
    '^пид(?:о|а|е)р(?:$|а|у|о|ы|е|ок|юг)|^пидр|^пед[аео]рас',
    '^(?:залуп|елда|елд|манд(?:а$|у$|ы$|ой$|авош)|шлюх|гандон|гондон)',
    '^сук(?:а$|ин)|^суч(?:ар|енок|енк)',
    '^(?:за|на|об|по|вы|про|у|до)?сра(?:ть|л|н|ч|к)|^(?:за|на|об|по|вы)?сса(?:ть|л)$|^жоп|^говн',
  ].join('|'),
  'u',
);

/** Roots of words that are rude without being obscene. */
const COARSE = new RegExp(
  [
    '^сортир|^дерьм|^гнид|^ублюд|^сволоч|^шалав|^потаскух|^тварюг',
    '^падл(?:а|ы|е|у|ой|о|юк.*)$|^мраз(?:ь|и|ью|ей|ям|ями|ях|от.*)$',
    '^(?:за|на|об|вы|с|про|по)?блев|^(?:за|на|вы|про|у)?перд(?:е[тл]|ит|ун|еж)|^(?:за|на|об|от|вы|с|про)?харк(?:а|о|н)',
  ].join('|'),
  'u',
);

/** Latin letters and the Russian ones that they are written for, by their shape in print or by hand. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...{ a: 'а', b: 'в', c: 'с', d: 'д', e: 'е', g: 'д', h: 'н', i: 'и', k: 'к', m: 'м', n: 'п' },
  ...{ o: 'о', p: 'р', r: 'г', t: 'т', u: 'и', x: 'х', y: 'у' },
};
/** A word of both scripts whose Latin letters all look alike. */
const MIXED_WORD = new RegExp(
  `(?<!\\p{L})(?=\\p{L}*[а-я])(?=\\p{L}*[a-z])[а-я${Object.keys(LOOK_ALIKES).join('')}]+(?!\\p{L})`,
  'gu',
);
/** What a word can hide behind: letters of other alphabets, marks on letters, characters that can't be seen. */
const DISGUISE = /(?![а-яё])[\p{L}\p{M}\p{Cf}]/u;

/** Whether a lower-case word (е for ё) is obscene. */
export function isObsceneWord(word: string): boolean {
  return OBSCENE.test(word);
}

/** Whether a lower-case word (е for ё) is rude, and out of place in a tender poem. */
export function isCoarseWord(word: string): boolean {
  return COARSE.test(word);
}

/** Whether a text has an obscene word, also where that hides behind look-alike letters, marks or invisible characters. */
export function isObscene(text: string): boolean {
  return wordPartsOf(undisguise(text)).some(isObsceneWord);
}

/** A text as it looks, in lower case: without marks and what can't be seen; words that mix two scripts in Russian letters. */
export function undisguise(text: string): string {
  const lower = text.toLowerCase();
  if (!DISGUISE.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/(?!\u0306)\p{M}|\p{Cf}|(?<!и)\u0306/gu, '')
    .normalize('NFC')
    .replace(MIXED_WORD, (word) => word.replace(/[a-z]/gu, (letter) => LOOK_ALIKES[letter] ?? letter));
}
