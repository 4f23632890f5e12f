import type { Random } from '../../sampling/random.ts';
import { type Potential, weighLine } from './potentials/potential.ts';
import type { FoundLine } from './searchLine.ts';

/** A found line with its text, lower case and in reading order. */
export interface ReadLine extends FoundLine {
  readonly text: string;
}

/**
 * Draws one of the lines, the better the likelier.
 * @param greed how strongly the better is preferred, per nat.
 * @returns undefined where the potentials forbid all.
 */
export function chooseLine(
  lines: readonly ReadLine[],
  potentials: readonly Potential[],
  greed: number,
  random: Random,
): ReadLine | undefined {
  const allowed = lines.flatMap((line) => {
    const score = line.logProbability + line.added + weighLine(potentials, line);
    return score === Number.NEGATIVE_INFINITY ? [] : [{ line, score }];
  });
  const best = Math.max(...allowed.map(({ score }) => score));
  const weights = allowed.map(({ score }) => Math.exp(greed * (score - best)));
  let mark = random.uniform() * weights.reduce((a, b) => a + b, 0);
  for (const [at, { line }] of allowed.entries()) {
    mark -= weights[at] as number;
    if (mark <= 0) return line;
  }
  return allowed[0]?.line;
}
