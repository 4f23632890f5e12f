import { type Lexicon, scanPoem } from '../../../lib/prosody/index.ts';

/** The first lines of a poem, enough to show its form. */
const SCANNED = 12;

/**
 * How regular a poem's form is, 0 to 1: the smaller of two shares, of its lines that rhyme and of its lines that keep
 * its metre.
 */
export function regularity(text: string, lexicon: Lexicon): number {
  const { scheme, lines, meter } = scanPoem(text.split('\n').slice(0, SCANNED).join('\n'), lexicon);
  const letters = [...scheme.replaceAll(' ', '')];
  if (letters.length < 2 || meter.name === 'free') return 0;
  const rhymed = letters.filter((letter) => letter !== '-').length / letters.length;
  const kept = lines.filter(({ deviations }) => deviations.length === 0).length / lines.length;
  return Math.min(rhymed, kept);
}
