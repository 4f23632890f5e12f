import { pattern } from './pattern.ts';
import { type Rework, reworkOf } from './rework.ts';
import { type SmallTalk, smallTalkOf } from './smallTalk.ts';
import type { Utterance } from './utterance.ts';

/** Longer texts are lines of the person's own. */
const MOST_WORDS = 8;
const PRAISING = /[❤♥😍🥰👍👏🔥💯🙏😭😻💖💗💕🤩🫶💔🎉😊☺🥹✨🌹💐]/u;
const BLAMING = /[👎💩🤮🤢😡😠🙄😒🤦🥱😤]/u;
const GOOD = pattern(
  String.raw`(?<![\p{L}-])(?:не)?(?:красив\p{L}*|прекрасн\p{L}*|чудесн\p{L}*|великолепн\p{L}*|шикарн\p{L}*|огонь|вау|про (?:меня|нас|нашу?)|как про меня|мурашк\p{L}*|гениальн\p{L}*|гений|понравил\p{L}+|нравится|люблю|обожаю|лучш\p{L}+|плач[уа]|рыда\p{L}+|супер|класс\p{L}*|отличн\p{L}+|здорово|круто|годно|шедевр|в точку|растрога\p{L}+|трогательн\p{L}+|браво|умница|молодец|beautiful|love|great|amazing|wow)(?![\p{L}-])`,
  'u',
);
const BAD = pattern(
  String.raw`(?<![\p{L}-])(?:фигн\p{L}+|бред\p{L}*|ерунд\p{L}+|чушь|кринж\p{L}*|(?:совсем |вообще )?мимо(?: совсем| вообще| кассы)?$|ни о ч[её]м$|не рифму\p{L}+|отстой|ужас\p{L}*|плохо|плохие|хрен\p{L}+|чепух\p{L}+|бессмысл\p{L}+|непонятн\p{L}+|не (?:очень )?(?:понравил\p{L}+|нравится|смешно|про то|то|о том|поня\p{L}+|красиво)|смысла (?:нет|мало)|нет смысла|хрома\p{L}+|скучн\p{L}+|слабо\p{L}*|так себе|no sense|bad|boring|awful|nonsense)(?![\p{L}-])`,
  'u',
);

/** What a reply to a poem says of it or wants done with it; undefined for everything else. */
export function aboutPoem(said: Utterance): Rework | SmallTalk | undefined {
  if (said.words.length === 0) {
    if (BLAMING.test(said.text)) return 'complaint';
    return PRAISING.test(said.text) ? 'praise' : undefined;
  }
  const rework = reworkOf(said);
  if (rework) return rework;
  const talk = smallTalkOf(said);
  if (talk !== undefined || said.words.length > MOST_WORDS || said.lines.length > 1) return talk;
  if (BAD.test(said.plain)) return 'complaint';
  return GOOD.test(said.plain) ? 'praise' : undefined;
}
