import { setTimeout as delay } from 'node:timers/promises';
import type { Update } from '../../lib/chat/telegram/updates.ts';

/** One delivery to the webhook: the status it was answered with, 0 if it was not answered. */
export interface Attempt {
  updateId: number;
  status: number;
}

/**
 * Delivers updates to a webhook as Telegram does: those of one chat in order and one at a time, again and again until
 * the webhook answers with 2xx.
 */
export class Delivery {
  readonly attempts: Attempt[] = [];
  /** Milliseconds that the webhook may take, and those before the next attempt. */
  patience = 60_000;
  pause = 50;
  /** Deliveries at the same time, as `max_connections` says. */
  connections = 40;
  /** Which updates come twice at the same time, as if two data centres sent them. */
  double: (update: Update) => boolean = () => false;
  readonly webhook: () => { url: string; secret: string | undefined };
  readonly #chats = new Map<number, Promise<void>>();
  readonly #stopped = new AbortController();
  #pending = 0;
  #open = 0;
  /** Deliveries that wait for a connection. */
  readonly #waiting: (() => void)[] = [];

  get pending(): number {
    return this.#pending;
  }

  /** @param webhook says where to deliver, asked before each attempt. */
  constructor(webhook: Delivery['webhook']) {
    this.webhook = webhook;
  }

  add(update: Update): void {
    const chat = (update.message ?? update.callback_query?.message)?.chat.id ?? Number.NaN;
    const before = this.#chats.get(chat) ?? Promise.resolve();
    this.#pending++;
    const delivered = before.then(() => this.#deliver(update)).finally(() => this.#pending--);
    this.#chats.set(chat, delivered);
  }

  /** Waits until the webhook has accepted every update. */
  async settled(): Promise<void> {
    while (this.#pending > 0 && !this.#stopped.signal.aborted) await Promise.all(this.#chats.values());
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #deliver(update: Update): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      const { url, secret } = this.webhook();
      const posts = Array.from({ length: this.double(update) ? 2 : 1 }, () =>
        this.#post(update, url, secret),
      );
      const statuses = await Promise.all(posts);
      this.attempts.push(...statuses.map((status) => ({ updateId: update.update_id, status })));
      if (statuses.every((status) => status >= 200 && status < 300)) return;
      await delay(this.pause);
    }
  }

  async #post(update: Update, url: string, secret: string | undefined): Promise<number> {
    if (this.#open >= this.connections) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#open++;
    try {
      const { status } = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret === undefined ? {} : { 'X-Telegram-Bot-Api-Secret-Token': secret }),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(this.patience)]),
      });
      return status;
    } catch {
      return 0;
    } finally {
      this.#open--;
      this.#waiting.shift()?.();
    }
  }
}
