import { pattern } from './pattern.ts';

/** `loss`: somebody has died. `despair`: somebody may want to die. */
export type Grief = 'loss' | 'despair';

const B = '(?<![\\p{L}-])';
const E = '(?![\\p{L}-])';
/** Those whose death is told by «нет». */
const DEAR =
  'мам\\p{L}*|пап\\p{L}*|отца|матери|дед\\p{L}*|бабушк\\p{L}*|брата|сестры|муж\\p{L}*|жен\\p{L}*|сын\\p{L}*|дочк\\p{L}*|дочери|друга|подруги|собаки|кота|кошки|пса|него|нее';
const KIN = 'отца|папы|матери|мамы|деда|дедушки|бабушки|брата|сестры|мужа|жены|сына|дочери|друга|подруги';

const LOSS = pattern(
  `${B}(?:похорон\\p{L}*|умер(?:ла|ли)?|умерш\\p{L}*|погиб(?:ла|ли)?|погибш\\p{L}*|скончал\\p{L}+|не стало|поминк\\p{L}*|помянуть|траур\\p{L}*|сорок дней|40 дней|памяти (?:мо\\p{L}+ |наш\\p{L}+ )?(?:${KIN})|на смерть (?:мо\\p{L}+ |наш\\p{L}+ )?(?:${KIN})|(?:${DEAR}) умира\\p{L}+|умира\\p{L}+ (?:мо\\p{L}+ )?(?:${DEAR})|(?:${DEAR}) (?:уже |больше )?(?:с нами )?(?:нет|не будет)(?: (?:уже|больше|с нами))?(?: \\p{L}+ (?:дней|день|дня|лет|год|месяц\\p{L}*|недел\\p{L}))?[\\s.!…]*$|(?:собаки|кота|кошки|мамы|папы|деда|бабушки|отца) больше нет|passed away|died|funeral)${E}`,
  'u',
);
const DESPAIR = pattern(
  `${B}(?:самоубий\\p{L}*|суицид\\p{L}*|повешусь|повеситься|покончить с собой|покончить с жизнью|наложить на себя руки|(?:не хочу|не хочется|незачем|не могу|нет смысла|устал|устала) (?:больше |так |дальше )*жить(?:[\\s.!,…]*$| (?:больше|дальше|так)[\\s.!,…]*$)|жить (?:больше )?(?:не хочу|не хочется|незачем)(?:[\\s.!,…]*$)|хочу умереть|хочу сдохнуть|suicide|suicidal|kill myself|want to die)${E}`,
  'u',
);

/** Whether a text tells of a death or of despair, so that it is answered with care. */
export function griefIn(text: string): Grief | undefined {
  const plain = text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ');
  if (DESPAIR.test(plain)) return 'despair';
  return LOSS.test(plain) ? 'loss' : undefined;
}
