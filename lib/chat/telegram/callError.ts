/**
 * How a call to the Bot API failed. `refused`: Telegram answered with an error. `unreached`: the connection failed,
 * so the call counts as not made. `answerLost`: the call was made, but its answer can't be read. `timeout`: no answer
 * came in time.
 */
export type CallFailure = 'refused' | 'unreached' | 'answerLost' | 'timeout';

/**
 * A call to the Bot API failed. The error has no `cause`: that could contain the address, which has the token in it, or
 * what was sent, which has people's words in it.
 */
export class TelegramCallError extends Error {
  override readonly name = 'TelegramCallError';
  readonly method: string;
  readonly failure: CallFailure;
  /** Telegram's error code; 0 where there is none. */
  readonly code: number;
  /** Seconds to wait before the next try, if Telegram names them. */
  readonly retryAfter: number | undefined;

  constructor(method: string, failure: CallFailure, detail: string, code = 0, retryAfter?: number) {
    super(`${method} failed: ${detail}`);
    this.method = method;
    this.failure = failure;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** Whether the same call may succeed a moment later. */
  get isRetryable(): boolean {
    return this.failure === 'unreached' || this.code === 429 || this.code >= 500;
  }
}

/** An update can't be handled now, and should be delivered again. */
export class TryLaterError extends Error {
  override readonly name = 'TryLaterError';
}
