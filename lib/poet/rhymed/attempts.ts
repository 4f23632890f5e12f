import { answeringEnding, freeEnding, openEnding } from './potentials/lineEnding.ts';
import type { LineContext } from './potentials/linePotentials.ts';
import { mention } from './potentials/mention.ts';
import type { Potential } from './potentials/potential.ts';
import type { RhymeCheck } from './rhymeCheck.ts';
import type { RhymeGroup } from './rhymeGroup.ts';
import type { Answer } from './rhymeIndex.ts';

/** One way to write a line. */
export interface Attempt {
  /** How many times the usual candidates. */
  readonly width: number;
  /** What the form asks of the line's last word. */
  readonly ending: Potential;
  /** What the line has to say. */
  readonly mention?: Potential;
  /** Words that the line may end with; where absent, the network proposes them. */
  readonly answers?: readonly Answer[];
  /** Whether the line rhymes as its letter says; the first line of a letter does. */
  readonly rhymes: boolean;
}

/** How many times the candidates a search has that comes after one in vain, and the last of all. */
const WIDER = 1.5;
const WIDEST = 2;
/** How much more a line is to name the theme that could not without. */
const URGENT = 2;

/**
 * The ways to write a line, those that keep the form best first: the rhymes that are near enough, wider rhymes, no rhyme,
 * any last word. A line that is to name the poem's theme first tries to. Made one by one, as most lines need the first only.
 */
export function* attemptsFor(
  { plan, line, draft, theme }: LineContext,
  check: RhymeCheck,
): Generator<Attempt> {
  const group = draft.groupOf(line.letter);
  const left = plan.lines
    .slice(plan.lines.indexOf(line))
    .filter(({ letter }) => letter === line.letter).length;
  if (group) yield* answeringAttempts(group, draft.ends, check, left);
  const rhymes = !group;
  // A genre's line that no other answers needs no rhymes.
  const isAnswered = !plan.genre || left > 1;
  const open = isAnswered
    ? openEnding(draft.ends, (word, stress) => check.hasRhymes(word, stress))
    : freeEnding(draft.ends);
  if (theme) {
    const [best, any] = theme.namings;
    yield { width: WIDER, ending: open, mention: mention(best), rhymes };
    yield { width: WIDER, ending: open, mention: mention(any, URGENT), rhymes };
  }
  yield { width: 1, ending: open, rhymes };
  yield { width: WIDER, ending: open, rhymes };
  yield { width: WIDEST, ending: freeEnding(draft.ends), rhymes };
}

/** @param left lines that the letter binds, from this one on. */
function* answeringAttempts(
  group: RhymeGroup,
  ends: ReadonlySet<string>,
  check: RhymeCheck,
  left: number,
): Generator<Attempt> {
  const ending = answeringEnding(ends, group);
  const near = check.pool(group, left);
  if (near.level === 'none') return;
  const attempt = { ending, answers: near.answers, rhymes: true };
  yield { ...attempt, width: 1 };
  yield { ...attempt, width: WIDER };
  if (near.level !== 'wide') yield { ...attempt, width: WIDER, answers: check.answers(group, 'wide') };
}
