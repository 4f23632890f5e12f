import type { PictureFormat } from '../api/pictureFormats.ts';
import type { Problem, ProblemDetails } from '../api/problem.ts';
import type { Health, PoemResponse } from '../api/response.ts';
import type { Log } from '../shared/log.ts';
import { logError, problemOf } from './failure.ts';

/** A poem with its picture. */
export interface DrawnPoem {
  readonly poem: PoemResponse;
  readonly picture: Uint8Array<ArrayBuffer>;
}

/** The API without HTTP, wherever the poems are written. */
export abstract class PoemApi {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /**
   * Writes a poem.
   *
   * @param body a request parsed from JSON, not yet checked.
   * @param signal ends the writing.
   * @throws Problem: 400 for a faulty request, 429 if more lines are asked for than may be written, 503 if the network
   * can't be loaded or too many wait, 500 if the writing fails; the signal's reason, once it is aborted.
   */
  abstract writePoem(body: unknown, signal?: AbortSignal): Promise<PoemResponse>;

  /** Writes a poem like `writePoem`, and draws it. */
  abstract drawPoem(body: unknown, format: PictureFormat, signal?: AbortSignal): Promise<DrawnPoem>;

  /** State of the service; loads nothing. */
  abstract health(): Health;

  /** Like `writePoem`, but returns problem details where that throws. They have a `status`, which no poem has. */
  async answer(body: unknown, signal?: AbortSignal): Promise<PoemResponse | ProblemDetails> {
    try {
      return await this.writePoem(body, signal);
    } catch (error) {
      signal?.throwIfAborted();
      return this.problemOf(error).details;
    }
  }

  /** What the caller is told of an error. An unexpected one is logged, and becomes a 500 that shows nothing of it. */
  problemOf(error: unknown): Problem {
    return problemOf(error, this.#log);
  }

  /** Logs an error. Its own message is logged only if it can't have a person's text in it. */
  protected logError(message: string, error: unknown): void {
    logError(this.#log, message, error);
  }
}
