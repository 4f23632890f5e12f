import type { PoemRequest } from '../api/request.ts';
import type { PoemResponse } from '../api/response.ts';
import { presetNames } from '../sampling/presets.ts';
import { BoundedCache } from '../shared/boundedCache.ts';
import { type Deadline, timeLeft } from './deadline.ts';
import { poemIntent } from './intent.ts';
import { toRequest, usualRecipe } from './recipe.ts';
import { decodeShared } from './shared.ts';
import { subjectOf } from './subject.ts';
import { type Invoke, writePoem } from './writer.ts';

/** Milliseconds that the poems to one line may take: people wait for two seconds at most. */
const writingTime = 1500;
/** Milliseconds after which the search for rhymes takes the best it has found. */
const searchTime = 1000;
/** Milliseconds that a poem may take which is shared: it is the one that the person wants. */
const sharingTime = 8000;
/** Queries whose poems this process remembers, at most. */
const maxQueries = 400;

/** Writes poems to choose from while a person types: a rhymed one of each preset, or the one that is shared. */
export class Suggestions {
  readonly #invoke: Invoke;
  readonly #poems = new BoundedCache<string, Promise<PoemResponse[]>>(maxQueries);

  constructor(invoke: Invoke) {
    this.#invoke = invoke;
  }

  /**
   * The poems to a line or a theme that were written in time. They are remembered if all were.
   *
   * @param log takes the errors of the others.
   */
  async poemsTo(query: string, deadline: Deadline, log: (error: unknown) => void): Promise<PoemResponse[]> {
    const remembered = this.#poems.get(query);
    if (remembered !== undefined) return remembered;
    const writing = this.#write(query, deadline, log);
    this.#poems.set(query, writing);
    const poems = await writing;
    if (!isComplete(query, poems)) this.#poems.delete(query);
    return poems;
  }

  async #write(query: string, deadline: Deadline, log: (error: unknown) => void): Promise<PoemResponse[]> {
    const limit = Math.min(isShared(query) ? sharingTime : writingTime, timeLeft(deadline));
    const attempts = await Promise.allSettled(
      requestsFor(query).map((request) => writePoem(this.#invoke, request, limit)),
    );
    return attempts.flatMap((attempt) => {
      if (attempt.status === 'fulfilled') return [attempt.value];
      log(attempt.reason);
      return [];
    });
  }
}

/** Whether all poems that a query has are there. */
export function isComplete(query: string, poems: readonly PoemResponse[]): boolean {
  return poems.length === (isShared(query) ? 1 : presetNames.length);
}

function isShared(query: string): boolean {
  return decodeShared(query) !== undefined;
}

function requestsFor(query: string): PoemRequest[] {
  const shared = decodeShared(query);
  if (shared) return [toRequest(shared.recipe, shared.subject)];
  const intent = poemIntent(query);
  if (intent.kind === 'needLine') return [];
  // A whole poem is not gone on with here, but begun with.
  const subject = subjectOf(intent.kind === 'poem' ? { ...intent, kind: 'lines' } : intent, query);
  return presetNames.map((preset) => ({
    ...toRequest({ ...usualRecipe, preset, form: 'rhymed' }, subject),
    preset,
    budgetMs: searchTime,
  }));
}
