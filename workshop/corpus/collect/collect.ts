import { type PoliteClient, RequestFailedError } from './client.ts';
import { pathOf } from './days.ts';
import { advance, type DayWalk } from './leaps.ts';
import { type PagePoem, TruncatedPageError } from './page.ts';
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
  /** Aborted, the page under way is finished and the run ends. */
  signal: AbortSignal;
  onPage?: (progress: Progress) => void;
}

/** The site failed too often in a row. What was collected is safe. */
export class GaveUpError extends Error {
  override readonly name = 'GaveUpError';
}

/**
 * Walks the days of a range and stores their poems; goes on where an earlier run stopped, whatever stopped it. A range
 * that is done makes no request.
 * @returns whether the range is done; false if `signal` ended the run.
 * @throws GaveUpError, ForbiddenByRobotsError.
 */
export async function collect(
  client: PoliteClient,
  store: CollectionStore,
  options: CollectOptions,
): Promise<boolean> {
  const { days, top, maxFailures, signal } = options;
  const open = days.filter((day) => !store.isDone(day));
  const before = days.length - open.length;
  let poems = 0;
  let pages = 0;
  let failures = 0;
  const report = (day: string, done: number) =>
    options.onPage?.({ day, poems, pages, share: done / days.length });

  /** One page; 'failed' if it could not be had, 'broken' if it breaks off `again`. */
  const ask = async (path: string, again = false): Promise<PagePoem | undefined | 'failed' | 'broken'> => {
    pages++;
    try {
      // The signal ends the wait before a request, never a request.
      const poem = await client.poemAt(path, signal);
      failures = 0;
      if (poem) poems++;
      return poem;
    } catch (error) {
      if (!(error instanceof RequestFailedError)) throw error;
      // The rest of the day was had: such a page says nothing of the site.
      if (again && error.cause instanceof TruncatedPageError) return 'broken';
      failures++;
      if (failures < maxFailures) return 'failed';
      throw new GaveUpError(
        `${failures} pages in a row failed, the last being ${error.message}. Run the same command later`,
        {
          cause: error,
        },
      );
    }
  };

  try {
    for (const [nth, day] of open.entries()) {
      let walk: DayWalk = store.walk(day, top);
      while (walk.next > 0) {
        const path = pathOf(day, walk.next);
        const answer = await ask(path);
        // A page that failed is no sign of a gap: nothing is leapt over on its account.
        const next = advance(walk, answer !== undefined);
        if (typeof answer === 'string') store.commitFailure(day, path, next);
        else store.commitPage(day, path, answer, next);
        walk = next;
        report(day, before + nth + 1 - walk.next / top);
        if (signal.aborted) return false;
      }
      for (const path of store.failed(day)) {
        const answer = await ask(path, true);
        if (answer === 'broken') store.commitBroken(day, path);
        else if (answer !== 'failed') store.commitRetry(day, path, answer);
        report(day, before + nth + 1);
        if (signal.aborted) return false;
      }
    }
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
  return days.every((day) => store.isDone(day));
}
