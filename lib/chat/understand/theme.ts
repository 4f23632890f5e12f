import { dedicationTo } from './dedication.ts';
import { pattern } from './pattern.ts';
import type { Utterance } from './utterance.ts';
import { saysOnly, vocabulary } from './vocabulary.ts';

/** A poem that is asked for. */
export interface ThemeRequest {
  /** What it is about, as the person put it; absent where that is left to the poet. */
  readonly theme?: string;
  /** For whom it is, as it stands above the poem: «Маме», «Для бабушки». */
  readonly dedication?: string;
}

/** One word of a person's, with the marks that cling to it. */
const W = "[\\p{L}\\d][\\p{L}\\d'’-]*";
const START = '(?<![\\p{L}\\d-])';
const END = '(?![\\p{L}\\d-])';

const POEM =
  'стихотворени[еяюй]|стихотворением|стихотвореньице|стишат\\p{L}*|стихи|стихов|стихами|стих|стиха|стихом|стишок|стишки|стишка|стишков|поэм[уаы]|поэмк[уа]|четверостиши[еяй]|двустиши[ея]|куплет\\p{L}*|рифмовк[уа]|рифм[уы]|строчк[иу]|хокку|хайку|танку|сонет|балладу|оду|песн[юяи]|песенк[уи]|частушк[уи]|пирожок|порошок|лимерик|эпиграмму|поздравлени[ея]|поздравлялк[уи]|поздравок|тост|посвящение|вірш|вірші|віршик|вірша|poem|poems|verse|verses|haiku|sonnet|limerick|ode';
const WRITE =
  'напиши(?:те)?|напишешь|напишете|написать|пиши(?:те)?|черкани|сочини(?:те)?|сочинить|сочиняй|придумай(?:те)?|придумать|сделай(?:те)?|сделать|создай(?:те)?|создать|сложи(?:те)?|сложить|накидай|набросай(?:те)?|состряпай|сваргань|замути|забабахай|сгенерируй(?:те)?|сгенери|выдай|расскажи(?:те)?|прочти|прочитай(?:те)?|почитай(?:те)?|составь(?:те)?|посвяти(?:те)?|поэтизируй|дай(?:те)?|хочу|хочется|хачу|хотел(?:а|ось)?|хотим|нужен|нужны|нужно|нужна|надо|требуется|можно|можешь|можете|мож|могли|могла|мог|прошу|жду|давай(?:те)?|го|помоги(?:те)?|слабо|есть|напишем|сочиним|мне бы|чонить|чонибудь|write|make|do|compose|create|give|want|need|can|could|напишіть|напиши|склади|створи|хочу|можна|треба|потрібен';
const ABOUT = 'про|пра|о|об|обо|на тему|по теме|на темы|тема|темой|about|on|щодо';
const SOMETHING =
  '(?:что|чего|че|чо)[- ]?(?:нибудь|нить|нить-ка)|что-?то|чего-?то|что-либо|щось|something|smth|anything|пару строк|пару строчек|несколько строк|немного';

const re = (source: string) => pattern(source, 'iu');
const anywhere = (source: string) => re(`${START}(?:${source})${END}`);

const HAS_POEM = anywhere(POEM);
const HAS_WRITE = anywhere(WRITE);
const HAS_SOMETHING = anywhere(SOMETHING);
const HOW = anywhere('как|why|how');

/** What begins a clause that tells more of a theme: «про хомяка, он вчера убежал». */
const CLAUSE = re(`[,.!?;]?\\s+(?:он|она|они|оно|котор\\p{L}+|потому|чтоб|чтобы)${END}.*$`);

/** Words that a theme does not have, but a sentence of verse has. */
const SENTENCE = re(
  `${START}(?:я|мы|ты|он|она|они|не|ни|никто|ничто|никогда|нельзя|пока|когда|если|чтоб|чтобы|будто|словно|будем|будет|был|была|были|есть|\\p{L}{2,}(?:ешь|ишь|ется|ится|ются|утся|ятся|аются|ает|яет|еет|ует|ают|яют|уют|ала|али|ила|или|ела|ели|ыла|ыли|ула|ули|лся|лась|лись))${END}`,
);
/** What may stand behind a theme without belonging to it. */
const TAIL = re(
  `[\\s,.!?…)(—–-]*(?:${START}(?:пожалуйста|пожалуста|плиз|плз|пж|please|pls|будь ласка|давай|можно|можешь|можете|сможешь|сможете|хочу|напиши|сочини|а|ну|срочно|и побыстрее|\\d+ класс|класс|для школы|спасибо|заранее спасибо|заранее|напишешь|слабо|в рифму|в стихах|стихи|стих|стишок)${END}[\\s,.!?…)(—–-]*)*$`,
);
const OCCASION =
  'день|днем|днём|дня|юбилей|юбилеем|свадьб\\p{L}*|годовщин\\p{L}*|праздник\\p{L}*|новый год|новым годом|рождество\\p{L}*|рождеством|выпускной|крестины|пасху|новоселье|защиту|пенсию|8 марта|23 февраля|\\d+[- ]?(?:лет\\p{L}*|год\\p{L}*)|др|днюху|именины|память|прощание|день народження|ювілей|весілля|birthday|wedding|anniversary|christmas';

/** What stands before a theme and says nothing but that one is asked for. */
const ONLY_ASKS = pattern(
  String.raw`^(?:\P{L}*(?:привет|здравствуйте?|а|ну|и|можешь|можете|можно|ты|вы|мне|нам|пожалуйста|теперь|лучше|еще|ещё|тогда|давай|слабо|есть|го|что|чё|че|can|could|you|please|напиши|напишите|пиши|сочини|сочините|придумай|расскажи|расскажите|напишешь|сочинишь|хочу|надо|нужно|write|me|сделай|дай|рассказать|написать|сочинить|напишем|шо|щось)(?![\p{L}\d]))+\P{L}*$`,
  'iu',
);

const FOR = /^(?:для|for)$/iu;
const PREPOSITION = /^(?:на|к|ко|с|со|про|пра|о|об|обо|в|от|on|about|with|з)$/iu;
/** No addressee stands behind «для» here: «для школы». */
const NOBODY =
  /^(?:чего|мен[яе]|школы|урока|сада|садика|конкурса|открытки|поста|души|me|school|fun)(?:\s|$)/iu;
const JUBILEE = re(
  `(?:^|[.!?,]\\s*)(${W})\\s+(?:завтра |сегодня |скоро |в \\p{L}+ )?(?:исполняется |будет )?(\\d+ (?:лет|год\\p{L}*)|юбилей|день рождения|свадьба)`,
);
const OCCASION_BEFORE = re(
  `(?:(?:с|со|на|к)\\s+((?:${OCCASION}).*?)|(birthday|wedding|anniversary)\\s+\\p{L}+)\\s*$`,
);

/** People to whom poems are given, in the cases that follow «стих» and «поздравь». */
const PERSON = pattern(
  String.raw`^(?:мам\p{L}*|пап\p{L}*|бабушк\p{L}*|бабул\p{L}*|дедушк\p{L}*|дед[уа]|муж[уа]|жен[еуы]|сын[уаку]?\p{L}*|доч\p{L}*|брат[уа]|сестр\p{L}*|подруг\p{L}*|подружк\p{L}*|друг[уа]|друзьям|друзей|тёт\p{L}*|тет\p{L}*|дяд\p{L}*|внук[уа]|внучк\p{L}*|крестн\p{L}*|свекрови|тёще|теще|тестю|любимо\p{L}*|любимый|любимую|девушк\p{L}*|парн[юя]|жених[уа]|невест\p{L}*|учител\p{L}*|воспитател\p{L}*|преподавател\p{L}*|коллег\p{L}*|начальни\p{L}*|директор\p{L}*|врач[уа]|доктор[уа]|тренер[уа]|сосед\p{L}*|ребёнку|ребенку|детям|малыш\p{L}*|шеф[уа]|босс[уа]|молодожёнам|молодоженам|именинни\p{L}*|маме|тому|той|мені)$`,
  'iu',
);

/**
 * The poem that a message asks for. Undefined where it asks for none, or may be verse as well: «Напиши мне письмо на
 * кленовом листе».
 */
export function themeRequestOf({ text, lines, words }: Utterance): ThemeRequest | undefined {
  if (lines.length > 1 || words.length === 0 || words.length > 24) return undefined;
  const hasPoem = HAS_POEM.test(text);
  const hasWrite = HAS_WRITE.test(text);
  const asked = hasPoem && !HOW.test(text.replace(/^.*?[,.!?]\s*/u, ''));
  return (
    (asked ? forPerson(text, hasWrite) : undefined) ??
    congratulation(text) ??
    aboutTheme(text, hasPoem, hasWrite) ??
    bareTheme(text) ??
    namedTheme(text) ??
    (asked
      ? (inMemory(text) ?? ofOccasion(text) ?? (hasWrite ? inPraise(text) : undefined) ?? inVerse(text))
      : undefined) ??
    withWords(text) ??
    leftToThePoet(words, hasPoem, hasWrite)
  );
}

/** «стих маме на день рождения», «стихи для Оли», «стих любимой про звёзды», «Мужу завтра 50 лет, помогите со стихотворением». */
function forPerson(text: string, hasWrite: boolean): ThemeRequest | undefined {
  const tokens = strip(text).split(/\s+/u);
  const poemAt = tokens.findIndex((token) => HAS_POEM.test(token));
  const forAt = tokens.findIndex((token, at) => at > poemAt && FOR.test(token));
  const start = (forAt < 0 ? poemAt : forAt) + 1;
  const end = tokens.findIndex((token, at) => at >= start && PREPOSITION.test(token));
  const whom = tokens.slice(start, end < 0 ? undefined : end).join(' ');
  const isAddressed = forAt >= 0 ? !NOBODY.test(whom) : isPerson(whom);
  if (whom !== '' && whom.split(' ').length <= 3 && isAddressed && !SENTENCE.test(whom)) {
    const behind = end < 0 ? undefined : tokens.slice(end + 1).join(' ');
    const theme = behind ?? occasionBefore(tokens.slice(0, Math.max(0, forAt)).join(' '));
    if (theme !== undefined && SENTENCE.test(theme)) return undefined;
    return {
      ...(theme ? { theme: trimmed(theme) } : {}),
      dedication: dedicationTo(trimmed(whom), forAt < 0 ? 'to' : 'for'),
    };
  }
  const [, dative, occasion] = JUBILEE.exec(text) ?? [];
  if (dative === undefined || occasion === undefined || !hasWrite || !isPerson(dative)) return undefined;
  return { theme: occasion, dedication: dedicationTo(dative, 'to') };
}

/** «поздравление с днём свадьбы для Кати», «a birthday poem for Anna». */
function occasionBefore(text: string): string | undefined {
  const [, russian, english] = OCCASION_BEFORE.exec(text) ?? [];
  return russian ?? english;
}

/** Whether a word names a person: one of the family or of those whom people write to, or a name with a capital. */
function isPerson(text: string): boolean {
  return text.split(/\s+/u).some((word) => PERSON.test(word) || /^\p{Lu}\p{Ll}+[еуюи]$/u.test(word));
}

/** «поздравь Олю с днём рождения». */
function congratulation(text: string): ThemeRequest | undefined {
  const [, whom, theme] =
    re(`${START}поздравь(?:те)?\\s+((?:${W}\\s+){0,2}?${W})\\s+(?:с|со)\\s+(.+)$`).exec(strip(text)) ?? [];
  if (whom === undefined || theme === undefined || SENTENCE.test(theme)) return undefined;
  return { theme: trimmed(theme), dedication: dedicationTo(whom, 'whom') };
}

/** «напиши стих про осень», «стих про кота», «что-нибудь о снеге», «напиши про луну», «write a poem about autumn». */
function aboutTheme(text: string, hasPoem: boolean, hasWrite: boolean): ThemeRequest | undefined {
  const match = re(`^(.*?)${START}(?:${ABOUT})\\s+(.+)$`).exec(text.replace(/\n/gu, ' '));
  const [, before = '', rest = ''] = match ?? [];
  if (match === null || before.trim() === '') return undefined;
  const namesPoem = HAS_POEM.test(before);
  const asks = HAS_WRITE.test(before);
  const theme = trimmed(namesPoem || asks ? rest.replace(CLAUSE, '') : rest);
  if (theme === '' || theme.split(/\s+/u).length > 8) return undefined;
  if (/^(?:себе|себя|тебе|тебя)$/iu.test(theme) && !namesPoem) return undefined;
  // «стихи о тебе не пишутся ночами» is verse.
  if (SENTENCE.test(theme)) return undefined;
  if (namesPoem) return before.split(/\s+/u).length <= 14 ? { theme } : undefined;
  if (hasPoem && hasWrite) return { theme };
  if (!HAS_SOMETHING.test(before) && !(asks && ONLY_ASKS.test(before))) return undefined;
  return /,/u.test(theme) && !hasPoem ? undefined : { theme };
}

/** «про любовь», «о дружбе и предательстве», «а теперь про зиму», «про море давай». */
function bareTheme(text: string): ThemeRequest | undefined {
  const [, , rest = ''] =
    re(
      `^\\P{L}*((?:а|и|ну|теперь|лучше|можно|давай|тогда|или|ещё|еще|нет|может|только)[\\s,]+)*(?:про|об|обо|о|about|на тему)\\s+(.+)$`,
    ).exec(text) ?? [];
  const theme = trimmed(rest);
  if (theme === '' || theme.split(/\s+/u).length > 4 || /[,;:]/u.test(theme) || SENTENCE.test(theme))
    return undefined;
  return /^(?:себя|себе)$/iu.test(theme) ? undefined : { theme };
}

/** «тема: дождь». */
function namedTheme(text: string): ThemeRequest | undefined {
  const theme = trimmed(re(`${START}(?:тема|тему|theme|topic)\\s*[:—–=-]\\s*(.+)$`).exec(text)?.[1] ?? '');
  return theme === '' || theme.split(/\s+/u).length > 8 ? undefined : { theme };
}

/** «стихотворение памяти отца». */
function inMemory(text: string): ThemeRequest | undefined {
  const theme = re(`${START}(?:памяти|на смерть|в честь|к)\\s+.+$`).exec(strip(text))?.[0];
  return theme === undefined || SENTENCE.test(theme) ? undefined : { theme: trimmed(theme) };
}

/** «напиши оду борщу». */
function inPraise(text: string): ThemeRequest | undefined {
  const theme = re(
    `${START}(?:оду|гимн|эпитафию|эпиграмму|посвящение|хвалу)\\s+((?:${W}\\s+){0,2}${W})$`,
  ).exec(strip(text))?.[1];
  return theme === undefined || SENTENCE.test(theme) ? undefined : { theme };
}

/** «тост на свадьбу», «стихи к Новому году», «поздравление с юбилеем». */
function ofOccasion(text: string): ThemeRequest | undefined {
  const theme = re(`${START}(?:${POEM})\\s+(?:на|к|ко|с|со)\\s+((?:${OCCASION})${END}.*)$`).exec(
    strip(text),
  )?.[1];
  return theme === undefined || SENTENCE.test(theme) ? undefined : { theme: trimmed(theme) };
}

/** «опиши стихами закат». */
function inVerse(text: string): ThemeRequest | undefined {
  const theme = re(
    `${START}(?:опиши|опишите|воспой|расскажи|выскажи)\\s+(?:мне\\s+)?(?:в\\s+)?(?:стихами|стихах)\\s+(.+)$`,
  ).exec(text)?.[1];
  return theme === undefined ? undefined : { theme: trimmed(theme) };
}

/** «любовь, разлука, вокзал: напиши с этими словами». */
function withWords(text: string): ThemeRequest | undefined {
  const [, before = '', after = ''] =
    re(
      `^(.*?)[\\s—–:-]*(?:напиши|сочини|придумай|составь|сделай)(?:те)?\\s+(?:стих\\p{L}*\\s+)?с(?:о)?\\s+(?:эти\\p{L}+\\s+)?слов\\p{L}+:?\\s*(.*)$`,
    ).exec(text) ?? [];
  const theme = trimmed(before) || trimmed(after);
  return theme === '' ? undefined : { theme };
}

const asking = vocabulary(
  'напиши напишите пиши пишите сочини сочините придумай придумайте сделай создай сложи сгенерируй выдай расскажи прочти прочитай почитай дай дайте давай давайте хочу хочется хотелось хотел хотела нужен нужны нужно надо можно можешь можете могли мог могла бы прошу написать сочинить придумать услышать почитать го срочно мне нам свой свои твой один одно какой-нибудь какое-нибудь какой любой любое любую что-нибудь что-то чего-нибудь чонить чонибудь лирическое лирическую красивое красивый красивые веселое веселый смешное смешной грустное грустный короткое короткий душевное интересное хороший хорошее новое новый стих стихи стиха стихов стишок стишки стишка стихотворение стихотворения поэму четверостишие рифму рифмы куплет хокку сонет привет здравствуйте здравствуй добрый день вечер утро',
  'write make compose me a an poem some verse something nice please can could you want i need hello hi',
  'напишіть вірш віршик хочу щось',
);

/** «напиши стих», «мне бы что-нибудь лирическое». */
function leftToThePoet(
  words: readonly string[],
  hasPoem: boolean,
  hasWrite: boolean,
): ThemeRequest | undefined {
  const plain = words.join(' ');
  const asks =
    (hasPoem && (hasWrite || words.length <= 2)) ||
    (HAS_SOMETHING.test(plain) &&
      /лирич|красив|грустн|весел|смешн|душевн|бы|сочини|напиши|придумай|write/u.test(plain));
  return asks && saysOnly(words, asking) && words.length <= 10 ? {} : undefined;
}

/** Without what may stand behind a request, and without marks at the end. */
function strip(text: string): string {
  return text.replace(TAIL, '').replace(/[\s.,!?…)(]+$/u, '');
}

/** A theme without quotation marks and politeness. */
function trimmed(text: string): string {
  return strip(text)
    .replace(/^[\s«"„“'(:—–-]+|[\s»"”“'.,!?…)(🌀-🿿\p{Extended_Pictographic}]+$/gu, '')
    .replace(/[»"”“]/gu, '')
    .trim();
}
