import timers from 'node:timers/promises';

/** Milliseconds between two actions. Telegram shows "печатает…" for five seconds. */
export const renewal = 4000;
/** Milliseconds that an answer waits for the last action: if that arrives later, "печатает…" stays after the answer. */
const patience = 500;

/**
 * Shows "печатает…" at once, and again every four seconds.
 *
 * @param act sends the action; its failures don't matter.
 * @returns a function that ends it, and waits until no call is under way.
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
    await Promise.race([last, timers.setTimeout(patience, undefined, { ref: false })]);
    cancel.abort();
    await last;
  };
}
