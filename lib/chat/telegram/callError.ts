/**
 * How a call to the Bot API failed. `refused`: Telegram answered with an error. `unreached`: the connection failed,
 * so the call counts as not made. `answerLost`: the call was made, but its answer can't be read. `timeout`: no answer
 * came in time, so the call counts as not made.
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

  /** Whether the same call may succeed later. */
  get isRetryable(): boolean {
    return (
      this.failure === 'unreached' || this.failure === 'timeout' || this.code === 429 || this.code >= 500
    );
  }

  /** Whether the chat, the message or the pressed button is gone or closed to the bot: nobody can repair that. */
  get isHarmless(): boolean {
    return this.code === 403 || (this.code === 400 && gone.test(this.message));
  }

  /** Whether the message to reply to is gone. */
  get isReplyGone(): boolean {
    return this.code === 400 && replyGone.test(this.message);
  }
}

const replyGone = /message to (?:be replied|reply) not found|replied message not found/i;
/** Telegram's descriptions of what is gone or closed. */
const gone = new RegExp(
  [
    replyGone.source,
    'message is not modified',
    'message to (?:edit|delete) not found',
    "message can't be (?:edited|deleted)",
    'message thread not found',
    'topic_(?:closed|deleted)',
    'query is too old',
    'query_id_invalid',
    '(?:chat|user) not found',
    'peer_id_invalid',
    'chat_(?:write_forbidden|restricted|admin_required)',
    '(?:not enough|have no) rights',
    'upgraded to a supergroup',
  ].join('|'),
  'i',
);

/** An update can't be handled now, and should be delivered again. */
export class TryLaterError extends Error {
  override readonly name = 'TryLaterError';
}
