import { type Lexicon, scanPoem } from '../../../lib/prosody/index.ts';
import { hash53 } from '../../../lib/shared/hash.ts';
import { lettersOf } from '../letters.ts';

/** One quatrain in this many is scanned: all of them would take longer than all other figures. */
export const SAMPLED = 4;

/** Whether a quatrain is in the sample. This depends on its letters alone. */
export function isSampled(lines: readonly string[]): boolean {
  return hash53(lettersOf(lines.join())) % SAMPLED === 0;
}

/** The rhyme scheme of a stanza, as the scansion finds it: `ABAB`, `-A-A`, `----`. */
export function rhymeScheme(lines: readonly string[], lexicon: Lexicon): string {
  return scanPoem(lines.join('\n'), lexicon).scheme;
}
