import { setTimeout as delay } from 'node:timers/promises';
import { type Deadline, timeLeft } from '../deadline.ts';
import { TelegramCallError } from './callError.ts';
import type { Call, Method, Payload, Result } from './telegraf.ts';

/** Milliseconds that one call waits for its answer. */
const callTimeout = 10_000;
/** Milliseconds before a call that failed is made again; Telegram's `retry_after` takes their place. */
const pauses = [100, 400, 1600];

/** Calls the Bot API, and calls again what may pass at the next try. */
export class TelegramClient {
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /**
   * Calls a method. What Telegram limits (429) is sent again when it says so, as long as the deadline allows;
   * lost connections and errors of the server (5xx) three times at most.
   *
   * A connection may also be lost after Telegram did what it was asked for. No call of the Bot API can tell, so such
   * a message would be sent twice: silence is thought worse.
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
        const time = Math.max(1, Math.ceil(Math.min(callTimeout, timeLeft(deadline))));
        const limit = AbortSignal.timeout(time);
        return await this.#call(method, payload, cancel ? AbortSignal.any([limit, cancel]) : limit);
      } catch (error) {
        if (!(error instanceof TelegramCallError) || !error.isRetryable || cancel?.aborted) throw error;
        // A limit is no failure: it is waited for however often it comes.
        const pause = error.code === 429 ? (error.retryAfter ?? 1) * 1000 : pauses[failures++];
        if (pause === undefined || pause >= timeLeft(deadline)) throw error;
        await delay(pause, undefined, cancel ? { signal: cancel } : {});
      }
    }
  }
}
