import type { Fit } from './fit.ts';
import { fitDolnik } from './fitDolnik.ts';
import { fitRegular } from './fitRegular.ts';
import { METERS, type MeterName, type RegularMeter } from './meter.ts';
import type { VerseLine } from './verseLine.ts';

/** Most that one line adds to a metre's cost, so that a single irregular line does not decide for the poem. */
const LINE_CAP = 7;
/** How much cheaper another metre must be for a line to count as written in it. */
const SWITCH = 3;
/** How much cheaper per line a dolnik must be than the best regular metre: it fits almost anything. */
const DOLNIK = 1.6;
/** Mean cost of a line above which the verse is free. */
const FREE = 4.2;

/** Cost of each metre before the poem is read, after its share of Russian verse. */
const PRIOR: Readonly<Record<RegularMeter, number>> = {
  iamb: 0,
  trochee: 0.5,
  anapaest: 1,
  amphibrach: 1.2,
  dactyl: 1.5,
};

/** The metre of a poem, and how each of its lines fits it. */
export interface PoemMeter {
  readonly name: MeterName;
  /** Per line: the metre that it is fitted to. The poem's, unless the line is clearly in another. */
  readonly names: readonly MeterName[];
  readonly fits: readonly Fit[];
}

/** Chooses the metre of lines that hold words: the one whose deviations cost least over the whole poem. */
export function choosePoemMeter(lines: readonly VerseLine[]): PoemMeter {
  const fits = lines.map(
    (line) => new Map<MeterName, Fit>(METERS.map((meter) => [meter, fitRegular(line, meter)])),
  );
  const total = (name: MeterName, more: number) =>
    fits.reduce((sum, own) => sum + Math.min(LINE_CAP, (own.get(name)?.cost ?? 0) + more), 0);
  const totals = new Map<MeterName, number>(METERS.map((meter) => [meter, PRIOR[meter] + total(meter, 0)]));
  const mean = (name: MeterName) => (totals.get(name) ?? 0) / Math.max(1, lines.length);
  let name = METERS.reduce<MeterName>((best, meter) => (mean(meter) < mean(best) ? meter : best), 'iamb');
  if (mean(name) > DOLNIK) {
    for (const [at, line] of lines.entries()) fits[at]?.set('dolnik', fitDolnik(line));
    totals.set('dolnik', total('dolnik', DOLNIK));
    if (mean('dolnik') < mean(name)) name = 'dolnik';
  }
  if (mean(name) > FREE) {
    return { name: 'free', names: lines.map(() => 'free'), fits: lines.map(fitFree) };
  }
  const names = fits.map((own) => {
    const cost = own.get(name)?.cost ?? 0;
    // A dolnik fits almost any line, so a line may only be in another regular metre.
    const others = [...own].filter(([other, fit]) => other !== 'dolnik' && fit.cost + SWITCH < cost);
    return others.reduce<[MeterName, number]>(
      (best, [other, fit]) => (fit.cost < best[1] ? [other, fit.cost] : best),
      [name, cost],
    )[0];
  });
  return { name, names, fits: fits.map((own, at) => own.get(names[at] as MeterName) as Fit) };
}

/** The regular metre from which lines that hold words deviate least. */
export function nearestRegularMeter(lines: readonly VerseLine[]): RegularMeter {
  const costs = new Map(
    METERS.map((meter) => [
      meter,
      lines.reduce((sum, line) => sum + fitRegular(line, meter).cost, PRIOR[meter]),
    ]),
  );
  return METERS.reduce((best, meter) =>
    (costs.get(meter) as number) < (costs.get(best) as number) ? meter : best,
  );
}

/** Stresses by the lexicon alone, for verse without metre. */
export function fitFree(line: VerseLine): Fit {
  const strong = new Uint8Array(line.syllables);
  const stresses = Int32Array.from(line.words, (word) =>
    word.syllables === 1 && word.weight === 'clitic' ? -1 : (word.options[0]?.stress ?? -1),
  );
  let at = 0;
  let cost = 0;
  for (const [nth, word] of line.words.entries()) {
    const stress = stresses[nth] as number;
    if (stress >= 0) strong[at + stress] = 1;
    at += word.syllables;
    cost += word.options[0]?.cost ?? 0;
  }
  return { cost, stresses, strong, shifts: new Int8Array(line.words.length) };
}
