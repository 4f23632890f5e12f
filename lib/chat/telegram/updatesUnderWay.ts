import type { Update } from './updates.ts';

/** Updates that one request returns at most. While so many are under way, Telegram would return no others. */
const mostReturned = 100;

/** The updates of a bot that have come and are not handled yet. Those of one chat are handled in order. */
export class UpdatesUnderWay {
  readonly #handle: (update: Update) => Promise<unknown>;
  /** What is under way, by the number of the update, and the last of each chat. */
  readonly #updates = new Map<number, Promise<void>>();
  readonly #chats = new Map<number, Promise<void>>();
  /** The number after that of the latest update. */
  #next = 0;

  /** @param handle handles an update, and never throws. */
  constructor(handle: (update: Update) => Promise<unknown>) {
    this.#handle = handle;
  }

  get isEmpty(): boolean {
    return this.#updates.size === 0;
  }

  /** The number below which all updates are handled; below which they have come, if too many are under way. */
  get confirmed(): number {
    if (this.#updates.size >= mostReturned) return this.#next;
    return Math.min(this.#next, ...this.#updates.keys());
  }

  /** Takes an update, unless it came before. */
  add(update: Update): void {
    const { update_id: number, message, callback_query } = update;
    if (number < this.#next) return;
    this.#next = number + 1;
    // Updates without a chat wait for no others.
    const chat = (message ?? callback_query?.message)?.chat.id ?? -number - 0.5;
    const handled = (this.#chats.get(chat) ?? Promise.resolve())
      .then(() => this.#handle(update))
      .then(() => {
        this.#updates.delete(number);
        if (this.#chats.get(chat) === handled) this.#chats.delete(chat);
      });
    this.#updates.set(number, handled);
    this.#chats.set(chat, handled);
  }

  /** Waits until one of them is handled. */
  async nextHandled(): Promise<void> {
    await Promise.race(this.#updates.values());
  }

  /** Waits until all of them are handled. */
  async allHandled(): Promise<void> {
    await Promise.all(this.#updates.values());
  }
}
