import type { PoliteClient } from './client.ts';
import { pathOf } from './days.ts';
import { advance, type DayWalk } from './leaps.ts';
import { PageReader } from './pageReader.ts';
import type { CollectionStore } from './store.ts';

/** How far a collection is. */
export interface Progress {
  day: string;
  /** Poems found in this run. */
  poems: number;
  /** Pages asked for in this run. */
  pages: number;
  /** Share of the range that is done, 0 to 1. */
  share: number;
}

export interface CollectOptions {
  /** Days as YYYY-MM-DD, in the order to walk them. */
  days: readonly string[];
  /** Highest number that a day's poems may have. */
  top: number;
  /** Pages in a row that may fail before the run gives up. */
  maxFailures: number;
  /** When it is aborted, the run ends after the current page. */
  signal: AbortSignal;
  onPage?: (progress: Progress) => void;
}

/**
 * Walks the days of a range and stores their poems. Continues where an earlier run stopped, whatever stopped it. A range
 * that is done makes no request.
 * @returns whether the range is done; false if `signal` ended the run.
 * @throws GaveUpError, ForbiddenByRobotsError, ComeBackLaterError.
 */
export async function collect(
  client: PoliteClient,
  store: CollectionStore,
  { days, top, maxFailures, signal, onPage }: CollectOptions,
): Promise<boolean> {
  const open = days.filter((day) => !store.isDone(day));
  const reader = new PageReader(client, maxFailures);
  try {
    for (const [nth, day] of open.entries()) {
      const onShare = (shareOfDay: number) => {
        const { poems, pages } = reader;
        onPage?.({
          day,
          poems,
          pages,
          share: (days.length - open.length + nth + shareOfDay) / days.length,
        });
      };
      await walkDay(day, top, reader, store, signal, onShare);
      if (!signal.aborted) await retryFailed(day, reader, store, signal, onShare);
      if (signal.aborted) return false;
    }
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
  return days.every((day) => store.isDone(day));
}

/** Asks for the numbers of a day, from where an earlier run stopped. */
async function walkDay(
  day: string,
  top: number,
  reader: PageReader,
  store: CollectionStore,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<void> {
  let walk: DayWalk = store.walk(day, top);
  while (walk.next > 0 && !signal.aborted) {
    const path = pathOf(day, walk.next);
    const outcome = await reader.read(path, signal);
    // A failed page counts as a poem: nobody knows that its number is empty, so the walk must not leap.
    const next = advance(walk, outcome !== undefined);
    if (typeof outcome === 'string') store.commitFailure(day, path, next);
    else store.commitPage(day, path, outcome, next);
    walk = next;
    onShare(1 - walk.next / top);
  }
}

/** Asks again for the pages of a day that failed. */
async function retryFailed(
  day: string,
  reader: PageReader,
  store: CollectionStore,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<void> {
  for (const path of store.failed(day)) {
    const outcome = await reader.read(path, signal, true);
    if (outcome === 'broken') store.commitBroken(day, path);
    else if (outcome !== 'failed') store.commitRetry(day, path, outcome);
    onShare(1);
    if (signal.aborted) return;
  }
}
