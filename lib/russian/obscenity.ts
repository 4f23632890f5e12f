import { wordPartsOf } from './words.ts';

/**
 * Roots of Russian obscene vocabulary, each with the places in a word where it counts, so that «хлебать», «рубля»,
 * «оскорблять», «сосчитай», «команду» and «художник» pass. Matched against a lower-case word with е for ё.
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
    '^(?:за|на|об|по|вы|про|у|до)?сра(?:ть|л|н|ч|к)|^(?:за|на|об|по|вы)?сса(?:ть|л)$|^жоп|^говн',
  ].join('|'),
  'u',
);

/** Whether a lower-case word (е for ё) is obscene. */
export function isObsceneWord(word: string): boolean {
  return OBSCENE.test(word);
}

/** Whether a text has an obscene word. */
export function isObscene(text: string): boolean {
  return wordPartsOf(text).some(isObsceneWord);
}
