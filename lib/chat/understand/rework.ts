import { pattern } from './pattern.ts';
import type { Utterance } from './utterance.ts';
import { saysOnly, vocabulary } from './vocabulary.ts';

/** What a reply to a poem may ask to do with it. */
export const reworks = [
  'more',
  'continue',
  'sadder',
  'merrier',
  'calmer',
  'wilder',
  'shorter',
  'longer',
  'unrhymed',
  'rhymed',
  'picture',
] as const;
export type Rework = (typeof reworks)[number];

/** Longer replies are lines of their own, or talk. */
const MOST_WORDS = 8;
const B = '(?<![\\p{L}-])';
const TOO =
  '(?:слишком|больно|чересчур|очень уж|не так(?:ой|ое|ая)?|не настолько|поменьше|меньше|надоело|хватит|too|less|занадто)';
/** What is said before a mood that is not liked: «что-то мрачно». */
const SOMEHOW = '(?:че-?то?|чет|что-?то|как-?то|вышло|получилось)';
const SAD =
  '(?:по)?(?:плака|рыда|слез|груст|печал|тоск|мрачн|траги|уныл|сумно|сумн|sad|gloom|депресс|минорн)';
const MERRY =
  '(?:по)?(?:весел|радост|смешн|забавн|шутлив|позитив|светл|бодр|оптимис|funn|happ|cheer|merri|jolly|юмор)';
const CALM =
  '(?:по)?(?:спокойн|(?:по)?тиш|нежн|мягч|ласков|ласк|умиротв|романтич|calm|soft|gentl|quiet|tender)';
const WILD =
  '(?:по)?(?:безумн|безуми|безумств|бешен|дик|жестч|жестк|жги|смел|странн|абсурд|сюр|crazi|crazy|wild|weird|бурн|хаос|упорот|отвязн|огня|дич[ьи]|треш|трэш|угар)';

const is = (source: string) => pattern(`${B}(?:${source})`, 'u');
const ASKING = is(
  'сделай|давай|хочу|хочется|хотелось|надо|нужно|можно|можешь|добавь|дай|больше|чтоб|чтобы|бы|пусть|напиши|make|more|please',
);
const moods = { sadder: SAD, merrier: MERRY, calmer: CALM, wilder: WILD } as const;
const opposite = { sadder: 'merrier', merrier: 'sadder', calmer: 'wilder', wilder: 'calmer' } as const;
type Mood = keyof typeof moods;

/** What is asked for by a word that means it, in the order of how sure the word is. */
const wishes: readonly (readonly [Rework, RegExp])[] = [
  [
    'shorter',
    is(
      '(?:по)?короче|(?:по)?короткий|(?:по)?коротк|сократи|укороти|(?:слишком|очень|больно) (?:длинн|мног|длинновато)|меньше (?:строк|строчек)|урежь|shorter|too long|коротше',
    ),
  ],
  [
    'longer',
    is(
      '(?:по)?длиннее|(?:по)?длинн(?:ей|ый|ее)|удлини|(?:по)?больше (?:строк|строчек|строф|куплетов)|до \\d+ стро|увеличь|расширь|слишком коротк|^мало(?: |$)|маловато|longer|довше',
    ),
  ],
  [
    'unrhymed',
    is(
      'без рифм|верлибр|белы[мй] стих|белый|не в рифму|нерифм|вольн(?:ым|ый) стих|свободн(?:ым|ый) стих|free verse|unrhymed|without rhym|no rhym|без рими',
    ),
  ],
  [
    'rhymed',
    is(
      'в рифму|с рифм|зарифм|рифмуй|срифмуй|где(?: же)? рифм|(?:добавь|хочу|нужна|нет|дай) рифм|рифмованн|with rhyme|rhymed|make it rhyme|в риму',
    ),
  ],
  [
    'picture',
    is(
      'картинк|открытк|изображен|иллюстраци|нарисуй|картиной|фотк(?:ой|у|и)(?!\\p{L})|скрин|picture|image|postcard|листівк',
    ),
  ],
];

const another = vocabulary(
  'еще раз разок разочек один одну одно другой другую другое другие вариант варианты вариантик стих стихи стихотворение стишок давай давайте можно можешь хочу нужен дай надо снова заново опять по новой переделай переделайте перепиши переписать переделать попробуй попробуйте повтори повтори-ка иначе по-другому по-новому новый новое новую не то такой такое так нравится понравилось фигня бред ерунда чушь плохо хм нет напиши сочини придумай получше лучше пожалуйста вторую второй и',
  'another one more again try different version please else',
  'ще раз інший інакше новий',
);
const ANOTHER = is(
  'еще|другой|другую|другое|другие|вариант|снова|заново|по новой|опять|переделай|перепиши|попробуй|повтори|иначе|по-другому|по-новому|новый|новое|получше|another|again|more|different|else|ще|інший|інакше',
);
const next = vocabulary(
  'продолжи продолжай продолжите продолжайте продолжение продолженье дальше далее еще одну две три четыре 1 2 3 4 8 куплет куплетик строфу строфа четверостишие строк строки строчки строчек пару пара парочку пару-тройку следующий следующую следующее что там и потом чем кончилось закончилось напиши сочини сделай добавь допиши допишите дописать давай давайте хочу можно жду стих его это этот в том же духе не останавливайся стой',
  'continue go on next verse stanza and then what',
  'продовжуй продовж далі',
);
const NEXT = is(
  'продолж|дальше|далее|куплет|строф|четверостиш|следующ|допиши|дописать|(?:еще|пару) (?:\\p{L}+ |\\d )?стро|и потом|continue|go on|next|then|продовж|далі',
);

/** What a reply to a poem asks to do with it; undefined for everything else, such as a line of the person's own. */
export function reworkOf({ lines, words, plain }: Utterance): Rework | undefined {
  if (words.length === 0 || words.length > MOST_WORDS || lines.length > 1) return undefined;
  const wish = wishes.find(([, words]) => words.test(plain))?.[0] ?? moodOf(plain);
  if (wish !== undefined) return wish;
  if (NEXT.test(plain) && saysOnly(words, next)) return 'continue';
  return ANOTHER.test(plain) && saysOnly(words, another) ? 'more' : undefined;
}

/** «грустнее», or the opposite of what is too much: «слишком весело». */
function moodOf(plain: string): Rework | undefined {
  const find = (patternOf: (mood: string) => string, text = plain) =>
    (Object.keys(moods) as Mood[]).find((name) => is(patternOf(moods[name])).test(text));
  const unliked =
    find((mood) => `${SOMEHOW} ${mood}\\p{L}*о(?!\\p{L})`) ??
    find((mood) => `${TOO} (?:уж |очень |было |как-то |вышло )?${mood}`);
  if (unliked) return opposite[unliked];
  const wanted = find(
    (mood) => `${mood}\\p{L}*(?:ее|ей|че|ше|is|er|ier|йше)(?!\\p{L})`,
    withoutExcess(plain),
  );
  // «Грустный дождь идёт с утра» asks for nothing.
  const asks = plain.split(' ').length <= 2 || ASKING.test(plain);
  return wanted ?? (asks ? (find((mood) => mood, withoutExcess(plain)) ?? find((mood) => mood)) : undefined);
}

/** The text without what there is too much of. */
function withoutExcess(plain: string): string {
  return plain.replace(pattern(`${B}${TOO} (?:\\p{L}+ ?)`, 'u'), '');
}
