import timers from 'node:timers/promises';
import { MemoryOnce } from '../memoryOnce.ts';
import type { Bot } from './bot.ts';
import { TelegramCallError } from './callError.ts';
import type { Call } from './telegraf.ts';
import { allowedUpdates, type Update } from './updates.ts';
import { UpdatesUnderWay } from './updatesUnderWay.ts';

/** Seconds that Telegram keeps a request open while there are no updates. */
const pollTime = 50;
/** Milliseconds after which updates are asked for again while others are under way. */
const busyPause = 500;
/** Milliseconds before updates are asked for again after the first failures; then the last one stays. */
const failurePauses = [1000, 2000, 4000, 8000] as const;
/** Milliseconds that the answer to an update is tried: no limit of Telegram lasts so long, and few outages do. */
const patience = 600_000;

/** Options of the polling loop. */
export interface PollingOptions {
  /** Ends the loop, after the updates that have come are handled. */
  readonly stop: AbortSignal;
  /** Called for each failure that is tried again. */
  onTrouble(error: TelegramCallError): void;
}

/**
 * Fetches updates by long polling and lets the bot handle them: those of one chat in order, those of different chats at
 * the same time. Telegram is told that an update is handled when it is, so that the next process gets those of one that
 * was killed.
 *
 * @throws TelegramCallError if Telegram refuses: 401 for a wrong token, 409 if a webhook or another process has them.
 */
export async function poll(bot: Bot, call: Call, { stop, onTrouble }: PollingOptions): Promise<void> {
  const once = new MemoryOnce();
  const underWay = new UpdatesUnderWay((update) => bot.handle(update, once, performance.now() + patience));
  let failures = 0;
  while (!stop.aborted) {
    try {
      const timeout = underWay.isEmpty ? pollTime : 0;
      const updates = (await call(
        'getUpdates',
        { offset: underWay.confirmed, timeout, allowed_updates: allowedUpdates },
        AbortSignal.any([stop, AbortSignal.timeout((timeout + 10) * 1000)]),
      )) as Update[];
      failures = 0;
      for (const update of updates) underWay.add(update);
      if (!underWay.isEmpty) await Promise.race([underWay.nextHandled(), pause(busyPause, stop)]);
    } catch (error) {
      if (stop.aborted) break;
      if (!(error instanceof TelegramCallError)) throw error;
      if (error.failure === 'refused' && !error.isRetryable) throw error;
      onTrouble(error);
      await pause((error.retryAfter ?? 0) * 1000 || (failurePauses[failures++] ?? failurePauses[3]), stop);
    }
  }
  await underWay.allHandled();
  // Confirms the updates, so that Telegram does not send them to the next process.
  await call(
    'getUpdates',
    { offset: underWay.confirmed, limit: 1, timeout: 0 },
    AbortSignal.timeout(5000),
  ).catch(() => {});
}

/** Waits, until `stop` if that is sooner. */
async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await timers.setTimeout(ms, undefined, { signal: stop }).catch(() => {});
}
