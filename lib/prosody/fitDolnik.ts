import { type Fit, lastStressable, tailCost } from './fit.ts';
import type { VerseLine, VerseWord } from './verseLine.ts';

/**
 * Costs in a dolnik: one or two weak syllables between strong ones are free (Gasparov 1974), none or three are
 * deviations, more than three rule a dolnik out.
 */
const GAP = [3, 0, 0, 2.2, 5] as const;
const STATES = GAP.length;
/** Syllables before the first strong one: up to two are free. */
const START = [0, 0, 0, 2, 4] as const;
const EMPTY = 1.4;
/** A last word of one syllable on a weak place. */
const END = 2;
const OFF = { clitic: 0.3, light: 1.8, full: 4.5 } as const;
const MONO = {
  strong: { clitic: 0.9, light: 0.3, full: 0 },
  weak: { clitic: 0, light: 0.15, full: 0.6 },
} as const;

/** Runs one reading of a word from every state; returns the cost and the origin of each state it ends in. */
interface Run {
  readonly costs: Float64Array;
  readonly origins: Int8Array;
  readonly strong: Uint32Array;
}

function run(word: VerseWord, stress: number, before: Float64Array, begun: boolean, last: boolean): Run {
  let costs = before;
  let origins = Int8Array.from({ length: STATES }, (_, i) => i);
  let strong = new Uint32Array(STATES);
  for (let i = 0; i < word.syllables; i++) {
    const next = new Float64Array(STATES).fill(Number.POSITIVE_INFINITY);
    const nextOrigins = new Int8Array(STATES);
    const nextStrong = new Uint32Array(STATES);
    const mono = word.syllables === 1;
    const stressed = i === stress;
    const strongCost = mono ? MONO.strong[word.weight] : stressed ? 0 : EMPTY;
    // A line ends on a stress, unless its last word is a clitic.
    const isUnstressedEnd = mono && last && word.weight !== 'clitic';
    const weakCost = mono
      ? isUnstressedEnd
        ? END
        : MONO.weak[word.weight]
      : stressed
        ? OFF[word.weight]
        : 0;
    for (let state = 0; state < STATES; state++) {
      const cost = costs[state] as number;
      if (cost === Number.POSITIVE_INFINITY) continue;
      const open = !begun && strong[state] === 0;
      const gap = (open ? START[state] : GAP[state]) as number;
      const toStrong = cost + strongCost + gap;
      if (toStrong < (next[0] as number)) {
        next[0] = toStrong;
        nextOrigins[0] = origins[state] as number;
        nextStrong[0] = (strong[state] as number) | (1 << Math.min(31, i));
      }
      const longer = Math.min(STATES - 1, state + 1);
      // Behind the last stress weak syllables are the clausula, not a gap.
      const isClausula = last && i > stress;
      const overlong = longer === state && !isClausula ? 2 : 0;
      const toWeak = cost + weakCost + overlong;
      if (toWeak < (next[longer] as number)) {
        next[longer] = toWeak;
        nextOrigins[longer] = origins[state] as number;
        nextStrong[longer] = strong[state] as number;
      }
    }
    costs = next;
    origins = nextOrigins;
    strong = nextStrong;
  }
  return { costs, origins, strong };
}

/** Fits a line to a dolnik: dynamic programming over words and the number of weak syllables since the last strong. */
export function fitDolnik(line: VerseLine): Fit {
  const { words } = line;
  const lastWord = lastStressable(words);
  const steps: { pick: Int32Array; origins: Int8Array; strong: Uint32Array }[] = [];
  let costs = new Float64Array(STATES).fill(Number.POSITIVE_INFINITY);
  costs[0] = 0;
  words.forEach((word, w) => {
    const best = new Float64Array(STATES).fill(Number.POSITIVE_INFINITY);
    const step = {
      pick: new Int32Array(STATES),
      origins: new Int8Array(STATES),
      strong: new Uint32Array(STATES),
    };
    word.options.forEach((option, c) => {
      const ran = run(word, option.stress, costs, w > 0, w === lastWord);
      const tail = w === lastWord ? tailCost(word, option.stress) : 0;
      for (let state = 0; state < STATES; state++) {
        const cost = (ran.costs[state] as number) + option.cost + tail;
        if (cost < (best[state] as number)) {
          best[state] = cost;
          step.pick[state] = c;
          step.origins[state] = ran.origins[state] as number;
          step.strong[state] = ran.strong[state] as number;
        }
      }
    });
    steps.push(step);
    costs = best;
  });
  let end = 0;
  for (let state = 1; state < STATES; state++)
    if ((costs[state] as number) < (costs[end] as number)) end = state;
  const cost = words.length === 0 ? 0 : (costs[end] as number);
  const stresses = new Int32Array(words.length);
  const strong = new Uint8Array(line.syllables);
  let after = line.syllables;
  for (let w = words.length - 1; w >= 0; w--) {
    const word = words[w] as VerseWord;
    const step = steps[w] as (typeof steps)[number];
    const bits = step.strong[end] as number;
    after -= word.syllables;
    for (let i = 0; i < word.syllables; i++) strong[after + i] = (bits >>> Math.min(31, i)) & 1;
    stresses[w] =
      word.syllables > 1 || bits & 1
        ? (word.options[step.pick[end] as number] as { stress: number }).stress
        : -1;
    end = step.origins[end] as number;
  }
  return { cost, stresses, strong, shifts: new Int8Array(words.length) };
}
