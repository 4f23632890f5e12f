import { setTimeout as delay } from 'node:timers/promises';

/** Telegram shows "печатает…" for five seconds. */
const renewal = 4000;
/** Milliseconds that an answer waits for the last action, which would show "печатает…" after it. */
const patience = 500;

/**
 * Shows "печатает…" at once, and again every four seconds.
 *
 * @param act sends the action; its failures don't matter.
 * @returns ends it, and leaves no call under way.
 */
export function showTyping(act: (cancel: AbortSignal) => Promise<unknown>): () => Promise<void> {
  const cancel = new AbortController();
  let last: Promise<unknown>;
  const show = () => {
    last = act(cancel.signal).catch(() => {});
  };
  show();
  const timer = setInterval(show, renewal);
  return async () => {
    clearInterval(timer);
    await Promise.race([last, delay(patience, undefined, { ref: false })]);
    cancel.abort();
    await last;
  };
}
