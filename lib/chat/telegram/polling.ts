import { setTimeout as delay } from 'node:timers/promises';
import { MemoryOnce } from '../memoryOnce.ts';
import { type Bot, updateTime } from './bot.ts';
import { TelegramCallError } from './callError.ts';
import type { Call } from './telegraf.ts';
import { allowedUpdates, type Update } from './updates.ts';

/** Seconds that Telegram keeps a request open while there are no updates. */
const pollTime = 50;
/** Milliseconds before updates are asked for again after a failure. */
const pause = 3000;

/** Options of the polling loop. */
export interface PollingOptions {
  /** Ends the loop, after the updates that have come are handled. */
  readonly stop: AbortSignal;
  /** Called for each failure that is tried again. */
  onTrouble(error: TelegramCallError): void;
}

/**
 * Fetches updates by long polling and lets the bot handle them: those of one chat in order, those of different chats at
 * the same time.
 *
 * @throws TelegramCallError if Telegram refuses: 401 for a wrong token, 409 if a webhook or another process has them.
 */
export async function poll(bot: Bot, call: Call, { stop, onTrouble }: PollingOptions): Promise<void> {
  const once = new MemoryOnce();
  const chats = new Map<number, Promise<unknown>>();
  let offset = 0;
  while (!stop.aborted) {
    try {
      const updates = (await call(
        'getUpdates',
        { offset, timeout: pollTime, allowed_updates: allowedUpdates },
        AbortSignal.any([stop, AbortSignal.timeout((pollTime + 10) * 1000)]),
      )) as Update[];
      for (const update of updates) {
        offset = update.update_id + 1;
        enqueue(chats, update, () => handleWithRetries(bot, once, update));
      }
    } catch (error) {
      if (stop.aborted) break;
      if (!(error instanceof TelegramCallError)) throw error;
      if (error.failure === 'refused' && !error.isRetryable) throw error;
      onTrouble(error);
      await delay((error.retryAfter ?? 0) * 1000 || pause, undefined, { signal: stop }).catch(() => {});
    }
  }
  // Confirms the updates, so that Telegram does not send them to the next process.
  const confirmed = call('getUpdates', { offset, limit: 1, timeout: 0 }, AbortSignal.timeout(5000));
  await Promise.all([confirmed.catch(() => {}), ...chats.values()]);
}

function enqueue(chats: Map<number, Promise<unknown>>, update: Update, work: () => Promise<void>): void {
  const chat = (update.message ?? update.callback_query?.message)?.chat.id;
  // Updates without a chat wait for no others.
  const key = chat ?? -update.update_id - 0.5;
  const done = (chats.get(key) ?? Promise.resolve()).then(work).finally(() => {
    if (chats.get(key) === done) chats.delete(key);
  });
  chats.set(key, done);
}

/** Tries again after a long limit: with polling, Telegram does not deliver the update again. */
async function handleWithRetries(bot: Bot, once: MemoryOnce, update: Update): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    if ((await bot.handle(update, once, performance.now() + updateTime)) === 'done') return;
    await delay(pause * (attempt + 1));
  }
}
