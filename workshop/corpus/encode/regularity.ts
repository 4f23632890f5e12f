import { type Lexicon, scanPoem } from '../../../lib/prosody/index.ts';

/** Lines of a poem that are listened to: its form shows by then. */
const HEARD = 12;

/**
 * How regular a poem's form is, 0 to 1: the share of its lines that rhyme or the share that keep its metre, whichever
 * is less.
 */
export function regularity(text: string, lexicon: Lexicon): number {
  const { scheme, lines, meter } = scanPoem(text.split('\n').slice(0, HEARD).join('\n'), lexicon);
  const letters = [...scheme.replaceAll(' ', '')];
  if (letters.length < 2 || meter.name === 'free') return 0;
  const rhymed = letters.filter((letter) => letter !== '-').length / letters.length;
  const kept = lines.filter(({ deviations }) => deviations.length === 0).length / lines.length;
  return Math.min(rhymed, kept);
}
