import type { Fit } from './fit.ts';
import type { MeterName } from './meter.ts';
import type { VerseLine } from './verseLine.ts';

/** How a line ends: syllables behind its last stress. */
export type Clausula = 'masculine' | 'feminine' | 'dactylic' | 'hyperdactylic';

/** Where a line deviates from its metre. */
export interface Deviation {
  readonly kind:
    | 'missing syllable'
    | 'extra syllable'
    | 'stress on a weak place'
    | 'unlisted stress'
    | 'another metre';
  /** Where: syllable of the line, 0-based. */
  readonly syllable: number;
}

/** The scan of a line. */
export interface LineScan {
  readonly syllables: number;
  /** For each syllable, the index in the line just behind its vowel: the place of a stress mark. */
  readonly vowelEnds: readonly number[];
  /** Stressed syllables, 0-based. */
  readonly stresses: readonly number[];
  /** Syllables in strong places of the metre, 0-based; none without a metre. */
  readonly strong: readonly number[];
  readonly meter: MeterName;
  /** Strong places up to the last stress. */
  readonly feet: number;
  readonly clausula: Clausula;
  /** In the order of the line. */
  readonly deviations: readonly Deviation[];
  /** Share of the feet without a deviation, 0 to 1. */
  readonly technicality: number;
}

const CLAUSULAE = ['masculine', 'feminine', 'dactylic', 'hyperdactylic'] as const;

/** The scan that a fit amounts to. @param meter the metre of the fit. @param poem the poem's metre. */
export function describeLine(line: VerseLine, fit: Fit, meter: MeterName, poem: MeterName): LineScan {
  const stresses: number[] = [];
  const deviations: Deviation[] = meter === poem ? [] : [{ kind: 'another metre', syllable: 0 }];
  let at = 0;
  for (const [nth, word] of line.words.entries()) {
    const shift = fit.shifts[nth] as number;
    if (shift !== 0)
      deviations.push({ kind: shift < 0 ? 'missing syllable' : 'extra syllable', syllable: at });
    const stress = fit.stresses[nth] as number;
    if (stress >= 0) {
      stresses.push(at + stress);
      const unlisted = word.options.some((option) => option.stress === stress && !option.listed);
      if (unlisted) deviations.push({ kind: 'unlisted stress', syllable: at + stress });
      const heavy = word.syllables > 1 && word.weight !== 'clitic';
      if (heavy && fit.strong[at + stress] === 0)
        deviations.push({ kind: 'stress on a weak place', syllable: at + stress });
    }
    at += word.syllables;
  }
  const last = stresses.at(-1) ?? line.syllables - 1;
  let feet = 0;
  for (let syllable = 0; syllable <= last; syllable++) feet += fit.strong[syllable] as number;
  return {
    syllables: line.syllables,
    vowelEnds: line.words.flatMap((word) => word.vowelEnds),
    stresses,
    strong: meter === 'free' ? [] : [...fit.strong.keys()].filter((syllable) => fit.strong[syllable] === 1),
    meter,
    feet,
    clausula: CLAUSULAE[Math.min(3, line.syllables - 1 - last)] as Clausula,
    deviations,
    technicality: Math.max(0, 1 - deviations.length / Math.max(1, feet)),
  };
}
