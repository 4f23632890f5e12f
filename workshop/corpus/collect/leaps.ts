/**
 * Which number of a day to ask for next. A day's poems are numbered from 1 up, with gaps, and nobody says how far. The
 * walk counts down from the top; misses let it leap: single steps first (one poem was deleted), then by 100, then by
 * 1,000 (nothing was ever there). What a leap passed over is remembered as a gap. When number 1 is reached, the walk
 * comes back to every gap that lies within a thousand numbers of a poem, or of the beginning of the day, until there is
 * none left. So a poem is found unless more than a thousand empty numbers part it from all others.
 */
export interface DayWalk {
  /** The number to ask for next; 0 when the day is done. */
  next: number;
  /** Misses in a row on the way down. */
  misses: number;
  /** The last poem met on the way down; 0 before the first. */
  lastHit: number;
  /** What was passed over and not tried yet. */
  gaps: Gap[];
  /** Whether the walk is back in the first of the gaps, at `next`. */
  back: boolean;
}

/** Numbers `low` to `high`, with the nearest known poems; 0 is the day's beginning. */
interface Gap {
  low: number;
  high: number;
  below: number;
  above: number;
}

const SINGLE_STEPS = 3;
const LEAPS_OF_HUNDRED = 10;
const REACH = 1000;
const NOWHERE = Number.MAX_SAFE_INTEGER;

/** The walk of a day that begins at its highest number that may be. */
export function startWalk(top: number): DayWalk {
  return { next: top, misses: 0, lastHit: 0, gaps: [], back: false };
}

/** The walk after the page `walk.next` was there (`hit`) or was not. */
export function advance(walk: DayWalk, hit: boolean): DayWalk {
  const gaps = hit ? walk.gaps.map((gap) => withPoem(gap, walk.next)) : walk.gaps;
  return walk.back ? sweep({ ...walk, gaps }) : descend({ ...walk, gaps }, hit);
}

function descend(walk: DayWalk, hit: boolean): DayWalk {
  const here = walk.next;
  const misses = hit ? 0 : walk.misses + 1;
  const lastHit = hit ? here : walk.lastHit;
  if (here <= 1) return comeBack({ ...walk, misses, lastHit });
  const next = Math.max(1, here - (hit ? 1 : stride(misses)));
  const passed = { low: next + 1, high: here - 1, below: 0, above: lastHit === 0 ? NOWHERE : lastHit };
  const gaps = passed.low <= passed.high ? [...walk.gaps, passed] : walk.gaps;
  return { next, misses, lastHit, gaps, back: false };
}

/** The next number of the gap that the walk is in, or the next gap. */
function sweep(walk: DayWalk): DayWalk {
  const [gap] = walk.gaps as [Gap, ...Gap[]];
  if (walk.next < gap.high) return { ...walk, next: walk.next + 1 };
  return comeBack({ ...walk, gaps: walk.gaps.slice(1) });
}

function comeBack(walk: DayWalk): DayWalk {
  const near = walk.gaps.filter(
    ({ low, high, below, above }) => low - below <= REACH || above - high <= REACH,
  );
  const lowest = near.reduce<Gap | undefined>(
    (best, gap) => (best && best.low < gap.low ? best : gap),
    undefined,
  );
  if (!lowest) return { ...walk, next: 0, gaps: [], back: false };
  return {
    ...walk,
    next: lowest.low,
    gaps: [lowest, ...walk.gaps.filter((gap) => gap !== lowest)],
    back: true,
  };
}

function withPoem(gap: Gap, poem: number): Gap {
  if (poem > gap.high) return { ...gap, above: Math.min(gap.above, poem) };
  return poem < gap.low ? { ...gap, below: Math.max(gap.below, poem) } : gap;
}

function stride(misses: number): number {
  if (misses < SINGLE_STEPS) return 1;
  return misses < SINGLE_STEPS + LEAPS_OF_HUNDRED ? 100 : 1000;
}
