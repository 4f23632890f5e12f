import timers from 'node:timers/promises';
import { type Deadline, timeLeft } from '../deadline.ts';
import { TelegramCallError } from './callError.ts';
import type { Call, Method, Payload, Result } from './telegraf.ts';

/** Milliseconds that one call waits for its answer. */
const callTimeout = 10_000;
/** Milliseconds that a try must have: a message whose answer came after the deadline would be sent once more. */
const leastTime = 500;
/** Milliseconds before the next tries of a failed call, unless Telegram sends `retry_after`; then the last one stays. */
const pauses = [100, 400, 1600, 3000] as const;

/** Calls the Bot API, and repeats calls that may succeed at the next try. */
export class TelegramClient {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Calls a method. The call is repeated as long as the deadline permits: after a limit (429) when Telegram allows it;
   * after a lost connection, a server error (5xx) or no answer in time, after a pause.
   *
   * A connection may be lost after Telegram has sent a message, and no call of the Bot API tells whether it has. Such a
   * message is sent twice, because no answer would be worse.
   *
   * @throws TelegramCallError
   */
  async call<M extends Method>(
    method: M,
    payload: Payload<M>,
    deadline: Deadline,
    cancel?: AbortSignal,
  ): Promise<Result<M>> {
    for (let failures = 0; ; ) {
      try {
        const time = Math.min(callTimeout, timeLeft(deadline));
        if (time < leastTime) throw new TelegramCallError(method, 'timeout', 'no time was left');
        const limit = AbortSignal.timeout(Math.ceil(time));
        return await this.#call(method, payload, cancel ? AbortSignal.any([limit, cancel]) : limit);
      } catch (error) {
        if (!(error instanceof TelegramCallError) || !error.isRetryable || cancel?.aborted) throw error;
        // A limit says by itself how long to wait, however many failures there were.
        const pause = error.code === 429 ? (error.retryAfter ?? 1) * 1000 : (pauses[failures++] ?? pauses[3]);
        if (pause + leastTime >= timeLeft(deadline)) throw error;
        await timers.setTimeout(pause, undefined, cancel ? { signal: cancel } : {});
      }
    }
  }
}
