/**
 * Decides which number of a day to ask for next. A day's poems are numbered from 1 up, with gaps, and the highest number
 * is unknown. The walk counts down from the top. After misses it leaps: single steps first (one poem was deleted), then
 * steps of 100, then of 1,000 (nothing was ever there). It remembers the numbers it leapt over as gaps. From number 1 it
 * returns to every gap within 1,000 numbers of a poem, or of the beginning of the day, until no such gap is left. So it
 * finds every poem, unless more than 1,000 empty numbers separate it from all others.
 */
export interface DayWalk {
  /** The number to ask for next; 0 when the day is done. */
  next: number;
  /** Misses in a row on the way down. */
  misses: number;
  /** Number of the last poem found on the way down; 0 before the first. */
  lastHit: number;
  /** Numbers leapt over and not yet tried. */
  gaps: Gap[];
  /** Whether the walk is on its way through the gaps; `next` is then in the first of them. */
  back: boolean;
}

/** Numbers `low` to `high`, and the numbers of the nearest known poems; 0 is the beginning of the day. */
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

/** The walk of a day, before its first page. @param top highest number to ask for. */
export function startWalk(top: number): DayWalk {
  return { next: top, misses: 0, lastHit: 0, gaps: [], back: false };
}

/** The walk after page `walk.next`. @param hit whether the page had a poem. */
export function advance(walk: DayWalk, hit: boolean): DayWalk {
  const gaps = hit ? walk.gaps.map((gap) => withPoem(gap, walk.next)) : walk.gaps;
  return walk.back ? sweep({ ...walk, gaps }) : descend({ ...walk, gaps }, hit);
}

function descend(walk: DayWalk, hit: boolean): DayWalk {
  const here = walk.next;
  const misses = hit ? 0 : walk.misses + 1;
  const lastHit = hit ? here : walk.lastHit;
  if (here <= 1) return returnToGaps({ ...walk, misses, lastHit });
  const next = Math.max(1, here - (hit ? 1 : stride(misses)));
  const passed = { low: next + 1, high: here - 1, below: 0, above: lastHit === 0 ? NOWHERE : lastHit };
  const gaps = passed.low <= passed.high ? [...walk.gaps, passed] : walk.gaps;
  return { next, misses, lastHit, gaps, back: false };
}

/** Goes on to the next number of the current gap, or to the next gap. */
function sweep(walk: DayWalk): DayWalk {
  const [gap] = walk.gaps as [Gap, ...Gap[]];
  if (walk.next < gap.high) return { ...walk, next: walk.next + 1 };
  return returnToGaps({ ...walk, gaps: walk.gaps.slice(1) });
}

function returnToGaps(walk: DayWalk): DayWalk {
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

/** A gap that knows of one more poem near it. */
function withPoem(gap: Gap, poem: number): Gap {
  if (poem > gap.high) return { ...gap, above: Math.min(gap.above, poem) };
  return poem < gap.low ? { ...gap, below: Math.max(gap.below, poem) } : gap;
}

function stride(misses: number): number {
  if (misses < SINGLE_STEPS) return 1;
  return misses < SINGLE_STEPS + LEAPS_OF_HUNDRED ? 100 : 1000;
}
