import { compareTails, type Rhyme } from './compareTails.ts';
import type { LineTail } from './lineTails.ts';

/** Gain of a rhyme at distance 0; a rhyme at a larger distance than this loses. */
const WORTH = 0.75;
/** Cost of a rhyme of a word with itself. */
const IDENTICAL = 0.3;
/** Gain of one letter for two lines that don't rhyme. */
const CLASH = -3;
/** Cost of each line between two that rhyme, beyond the first two lines. */
const APART = 0.25;
/** Most lines of a block. */
const BLOCK = 6;
/** Additional gain of blocks with a common pattern. */
const PATTERNS: Readonly<Record<string, number>> = {
  AA: 0.1,
  ABAB: 0.25,
  ABBA: 0.2,
  AABB: 0.2,
  '-A-A': 0.2,
  AABBA: 0.3,
  AABCCB: 0.5,
  ABABCC: 0.4,
  AABBCC: 0.4,
};
/** Cost of a block, so that few are preferred. */
const NEW_BLOCK = -0.1;

/** Rhyme classes of the lines of one stanza: the same number for lines that rhyme, -1 for unrhymed lines. */
export function rhymeStanza(tails: readonly (readonly LineTail[])[]): number[] {
  const gains = tails.map((tail, at) => tails.slice(0, at).map((before, to) => gain(tail, before, at - to)));
  // The best way to cut the stanza into blocks, each with its best partition.
  const best: { score: number; classes: number[] }[] = [{ score: 0, classes: [] }];
  for (let end = 1; end <= tails.length; end++) {
    let top: { score: number; classes: number[] } | undefined;
    for (let start = Math.max(0, end - BLOCK); start < end; start++) {
      const before = best[start] as { score: number; classes: number[] };
      const block = bestPartition(gains, start, end);
      const score = before.score + block.score + NEW_BLOCK;
      if (!top || score > top.score)
        top = { score, classes: [...before.classes, ...joined(before.classes, block.classes)] };
    }
    best.push(top as { score: number; classes: number[] });
  }
  return withoutSingles(best[tails.length]?.classes ?? []);
}

/** Most distance between classes of different stanzas that count as one. */
const SAME = 0.1;

/**
 * Rhyme classes of a whole poem: those of each stanza, numbered through. A class that rhymes exactly with one of an
 * earlier stanza gets its number.
 * @param stanzas tails of each stanza's lines.
 * @param classes the result of {@link rhymeStanza} for each stanza.
 */
export function rhymePoem(
  stanzas: readonly (readonly (readonly LineTail[])[])[],
  classes: readonly (readonly number[])[],
): number[] {
  const heads: LineTail[][] = [];
  return stanzas.flatMap((lines, nth) => {
    const numbers = new Map<number, number>();
    const earlier = heads.length;
    return lines.map((tails, at) => {
      const own = classes[nth]?.[at] ?? -1;
      if (own < 0) return -1;
      let number = numbers.get(own);
      if (number === undefined) {
        const before = heads.slice(0, earlier).findIndex((head) => gain(tails, head, 1) >= WORTH - SAME);
        number = before < 0 ? heads.push([...tails]) - 1 : before;
        numbers.set(own, number);
      }
      return number;
    });
  });
}

/** A scheme in letters, `-` for an unrhymed line. */
export function schemeLetters(classes: readonly number[]): string {
  const letters = new Map<number, string>();
  return classes
    .map((own) => {
      if (own < 0) return '-';
      if (!letters.has(own)) letters.set(own, letterOf(letters.size));
      return letters.get(own) as string;
    })
    .join('');
}

function letterOf(nth: number): string {
  return String.fromCodePoint(nth < 26 ? 65 + nth : 97 + (nth % 26));
}

/** Gain of one letter for two lines, by their best pair of tails. @param apart lines from one to the other. */
function gain(one: readonly LineTail[], other: readonly LineTail[], apart: number): number {
  let best = CLASH;
  for (const a of one) {
    for (const b of other) {
      // At least one of the two must be the plain tail.
      if (a.cost > 0 && b.cost > 0) continue;
      const { kind, distance }: Rhyme = compareTails(a.tail, b.tail);
      if (kind === 'none') continue;
      // A repeated word holds lines together too, but less than a rhyme.
      const worth = kind === 'identical' ? WORTH - IDENTICAL : WORTH - distance;
      best = Math.max(best, worth - a.cost - b.cost - APART * Math.max(0, apart - 2));
    }
  }
  return best;
}

/** The partition of lines `start` to `end` with the highest gain, summed over each line and the last one of its class. */
function bestPartition(
  gains: readonly (readonly number[])[],
  start: number,
  end: number,
): { score: number; classes: number[] } {
  const size = end - start;
  const classes: number[] = [];
  let best = { score: Number.NEGATIVE_INFINITY, classes: [] as number[] };
  const place = (at: number, count: number, score: number): void => {
    if (at === size) {
      const bonus = PATTERNS[schemeLetters(withoutSingles(classes))] ?? 0;
      if (score + bonus > best.score) best = { score: score + bonus, classes: [...classes] };
      return;
    }
    for (let own = 0; own <= count; own++) {
      const last = classes.lastIndexOf(own);
      const rhyme = last < 0 ? 0 : ((gains[start + at] as number[])[start + last] as number);
      if (rhyme <= CLASH) continue;
      classes.push(own);
      place(at + 1, Math.max(count, own + 1), score + rhyme);
      classes.pop();
    }
  };
  place(0, 0, 0);
  return best;
}

/** A block's classes, numbered on from those before it. */
function joined(before: readonly number[], block: readonly number[]): number[] {
  const from = Math.max(-1, ...before) + 1;
  return block.map((own) => own + from);
}

function withoutSingles(classes: readonly number[]): number[] {
  return classes.map((own) => (own >= 0 && classes.filter((other) => other === own).length > 1 ? own : -1));
}
