import type { PictureFormat } from '../../api/pictureFormats.ts';
import { Problem } from '../../api/problem.ts';
import { parsePoemRequest } from '../../api/request.ts';
import type { Health, PoemResponse } from '../../api/response.ts';
import { modelNames } from '../../poet/models.ts';
import type { Log } from '../../shared/log.ts';
import { healthOf } from '../health.ts';
import { type DrawnPoem, PoemApi } from '../poemApi.ts';
import { BoundedQueue, QueueFullError } from './boundedQueue.ts';
import type { Work, Written } from './messages.ts';
import type { PoemThread } from './poemThread.ts';

/** What the pool is made of; tests put their own here. */
export interface PoolParts {
  /** Threads at most; each is started when there is more to write than the others can. */
  readonly threads: number;
  /** Requests that wait for their turn, at most. */
  readonly mostWaiting: number;
  startThread(): PoemThread;
  /** Version of the service. */
  readonly version: string;
  readonly log: Log;
}

/** Bounds of `Retry-After`, in seconds. */
const [shortestRetry, longestRetry] = [1, 60];
/** How long a poem takes is a running mean, of which the last one makes so much. */
const newest = 0.1;

/**
 * Writes poems in threads, so that the thread that it is called in stays free to answer. As many are written at once as
 * there are threads; the next wait for their turn.
 */
export class PooledService extends PoemApi {
  readonly #parts: PoolParts;
  readonly #queue: BoundedQueue;
  #idle: PoemThread[] = [];
  /** The networks that have written. */
  readonly #models = new Map<string, Health['models'][number]>();
  /** Milliseconds that a poem takes. */
  #meanTime = 500;

  constructor(parts: PoolParts) {
    super(parts.log);
    this.#parts = parts;
    this.#queue = new BoundedQueue(parts.threads, parts.mostWaiting);
  }

  async writePoem(body: unknown, signal?: AbortSignal): Promise<PoemResponse> {
    return (await this.#write({ body }, signal)).poem;
  }

  async drawPoem(body: unknown, format: PictureFormat, signal?: AbortSignal): Promise<DrawnPoem> {
    // A thread that is given a format draws.
    return (await this.#write({ body, format }, signal)) as DrawnPoem;
  }

  health(): Health {
    const models = modelNames.flatMap((name) => this.#models.get(name) ?? []);
    return healthOf(this.#parts.version, models);
  }

  async #write(work: Work, signal: AbortSignal | undefined): Promise<Written> {
    // A faulty request need not wait for its turn.
    parsePoemRequest(work.body);
    try {
      return await this.#queue.run(() => this.#writeInThread(work, signal), signal);
    } catch (error) {
      if (error instanceof QueueFullError) throw this.#isFull(error);
      throw error;
    }
  }

  async #writeInThread(work: Work, signal: AbortSignal | undefined): Promise<Written> {
    this.#idle = this.#idle.filter(({ isAlive }) => isAlive);
    const thread = this.#idle.pop() ?? this.#parts.startThread();
    try {
      const started = performance.now();
      const written = await thread.write(work, signal);
      this.#meanTime += (performance.now() - started - this.#meanTime) * newest;
      const { model } = written.poem;
      this.#models.set(model.name, model);
      return written;
    } finally {
      this.#idle.push(thread);
    }
  }

  #isFull(cause: QueueFullError): Problem {
    const wait = (this.#queue.waiting * this.#meanTime) / this.#parts.threads / 1000;
    const seconds = Math.min(longestRetry, Math.max(shortestRetry, Math.ceil(wait)));
    const detail = `Too many requests wait for their poem at the moment. Try again in ${seconds} seconds.`;
    return new Problem(503, { detail }, { 'retry-after': String(seconds) }, { cause });
  }
}
