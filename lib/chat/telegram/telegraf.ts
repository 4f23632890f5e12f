import { Telegram, TelegramError } from 'telegraf';
import type { Telegram as Methods, Opts } from 'telegraf/types';
import { TelegramCallError } from './callError.ts';

export type Method = keyof Methods;
export type Payload<M extends Method> = Opts<M>;
export type Result<M extends Method> = ReturnType<Methods[M]>;

/** One call to the Bot API, without a second try. @throws TelegramCallError */
export type Call = <M extends Method>(
  method: M,
  payload: Payload<M>,
  signal?: AbortSignal,
) => Promise<Result<M>>;

/**
 * Connects to the Bot API through telegraf, which is imported by this file alone.
 *
 * @param apiRoot address of a Bot API server, if it is not Telegram's own.
 */
export function connect(token: string, apiRoot?: string): Call {
  const telegram = new Telegram(token, { webhookReply: false, ...(apiRoot ? { apiRoot } : {}) });
  return async (method, payload, signal) => {
    try {
      // telegraf declares the signal with the type of an old polyfill.
      return await telegram.callApi(method, payload, signal ? { signal: signal as never } : {});
    } catch (error) {
      throw toCallError(method, error, token);
    }
  };
}

/** Errors of node-fetch, which telegraf uses. Their messages contain the address. */
interface FetchError {
  name?: string;
  type?: string;
  code?: string;
  message?: string;
}

function toCallError(method: string, error: unknown, token: string): TelegramCallError {
  if (error instanceof TelegramError) {
    const description = error.description.replaceAll(token, '[token]').slice(0, 200);
    const detail = `${error.code} ${description}`;
    return new TelegramCallError(method, 'refused', detail, error.code, error.parameters?.retry_after);
  }
  const { name = 'Error', type, code, message = '' } = (error ?? {}) as FetchError;
  if (name === 'AbortError') return new TelegramCallError(method, 'timeout', 'no answer in time');
  // The headers of an answer came, so the call was made.
  if (type !== 'system' || message.startsWith('Invalid response body')) {
    return new TelegramCallError(method, 'answerLost', type ?? name);
  }
  return new TelegramCallError(method, 'unreached', code ?? 'connection lost');
}
