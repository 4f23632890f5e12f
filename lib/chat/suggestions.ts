import type { PoemResponse } from '../api/response.ts';
import { presetNames } from '../sampling/presets.ts';
import { BoundedCache } from '../shared/boundedCache.ts';
import { type Deadline, timeLeft } from './deadline.ts';
import { type Invoke, writePoem } from './writer.ts';

/** Milliseconds that the poems to one line may take: people wait for two seconds at most. */
const writingTime = 1500;
/** Milliseconds after which the search for rhymes takes the best it has found. */
const searchTime = 1000;
/** Lines whose poems this process remembers, at most. */
const maxLines = 400;

/** Writes poems to choose from while a person types: a rhymed one of each preset. */
export class Suggestions {
  readonly #invoke: Invoke;
  readonly #poems = new BoundedCache<string, Promise<PoemResponse[]>>(maxLines);

  constructor(invoke: Invoke) {
    this.#invoke = invoke;
  }

  /**
   * The poems to a line that were written in time. They are remembered if all were.
   *
   * @param log takes the errors of the others.
   */
  async poemsTo(line: string, deadline: Deadline, log: (error: unknown) => void): Promise<PoemResponse[]> {
    const remembered = this.#poems.get(line);
    if (remembered !== undefined) return remembered;
    const writing = this.#write(line, Math.min(writingTime, timeLeft(deadline)), log);
    this.#poems.set(line, writing);
    const poems = await writing;
    if (!isComplete(poems)) this.#poems.delete(line);
    return poems;
  }

  async #write(line: string, limit: number, log: (error: unknown) => void): Promise<PoemResponse[]> {
    const attempts = await Promise.allSettled(
      presetNames.map((preset) =>
        writePoem(this.#invoke, { prompt: line, preset, form: 'rhymed', budgetMs: searchTime }, limit),
      ),
    );
    return attempts.flatMap((attempt) => {
      if (attempt.status === 'fulfilled') return [attempt.value];
      log(attempt.reason);
      return [];
    });
  }
}

/** Whether there is a poem of each preset. */
export function isComplete(poems: readonly PoemResponse[]): boolean {
  return poems.length === presetNames.length;
}
