import type { VoteCount } from '../../lib/chat/feedback.ts';
import { groupBy } from '../../lib/shared/groupBy.ts';
import { markdownTable, percent } from '../../workshop/scoreboard/markdown.ts';
import { type Estimate, shareOf } from '../../workshop/statistics/intervals.ts';

/** How poems were liked that have something in common. */
export interface Liked {
  readonly up: number;
  readonly down: number;
  /** Share of 👍, with Wilson's interval of 95 %. */
  readonly liked: Estimate;
}

/** The report: of all poems, by each of the things that are known of them, and of those that were written alike. */
export interface VoteReport {
  readonly all: Liked;
  readonly byForm: Readonly<Record<string, Liked>>;
  readonly byPreset: Readonly<Record<string, Liked>>;
  readonly byNetwork: Readonly<Record<string, Liked>>;
  readonly each: readonly (Liked & VoteCount)[];
}

/** Sums votes up. The most liked is first: what has few votes is not, by the lower end of its interval. */
export function reportOn(counts: readonly VoteCount[]): VoteReport {
  const by = (part: 'form' | 'preset' | 'network') => {
    const groups = groupBy(counts, (count) => count[part]);
    const rows = [...groups].map(([name, group]) => [name, likedOf(group)] as const);
    return Object.fromEntries(rows.toSorted(([, a], [, b]) => b.liked.low - a.liked.low));
  };
  return {
    all: likedOf(counts),
    byForm: by('form'),
    byPreset: by('preset'),
    byNetwork: by('network'),
    each: counts
      .map((count) => ({ ...count, ...likedOf([count]) }))
      .toSorted((a, b) => b.liked.low - a.liked.low),
  };
}

/** The report as a Markdown table. */
export function voteTable({ all, byForm, byPreset, byNetwork, each }: VoteReport): string {
  const cells = ({ up, down, liked }: Liked) => [
    String(up),
    String(down),
    percent(liked.value),
    `${percent(liked.low)} – ${percent(liked.high)}`,
  ];
  const groups = [byForm, byPreset, byNetwork].flatMap((group) => Object.entries(group));
  return markdownTable(
    ['poems', '👍', '👎', 'liked', '95 % interval'],
    [
      ['all', ...cells(all)],
      ...groups.map(([name, liked]) => [name, ...cells(liked)]),
      ...each.map((one) => [`${one.form}, ${one.preset}, ${one.network}`, ...cells(one)]),
    ],
  );
}

function likedOf(counts: readonly VoteCount[]): Liked {
  const sum = (vote: 'up' | 'down') => counts.reduce((total, count) => total + count[vote], 0);
  const [up, down] = [sum('up'), sum('down')];
  return { up, down, liked: shareOf(up, up + down) };
}
