import type { Parse } from '../../../grammar/phrases.ts';
import { type SpeakerFault, speaker, speakerOf } from '../../../grammar/speaker.ts';
import { faultPotential, type LineParses } from './faults.ts';
import { speakerWeights } from './faultWeights.ts';
import type { Potential } from './potential.ts';

const CERTAIN: ReadonlySet<SpeakerFault> = new Set(['otherAddress'] as const);

/** The speaker keeps gender, and says «ты» or «вы» all along. @param before the lines before, the last one first. */
export function oneSpeaker(parses: LineParses, before: readonly Parse[]): Potential {
  const own = speakerOf(before);
  return faultPotential(
    speakerWeights,
    CERTAIN,
    (line, report) => speaker(line, own, before[0], report),
    parses,
  );
}
