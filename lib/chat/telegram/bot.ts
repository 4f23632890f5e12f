import { errorKind, type Log, stackFrames } from '../../shared/log.ts';
import { Conversation } from '../conversation.ts';
import type { Deadline } from '../deadline.ts';
import type { Once } from '../once.ts';
import { Suggestions } from '../suggestions.ts';
import { type Invoke, WritingError } from '../writer.ts';
import { TelegramCallError, TryLaterError } from './callError.ts';
import { TelegramClient } from './client.ts';
import { InlineMode } from './inline.ts';
import { readIntent } from './readIntent.ts';
import { readPress } from './readPress.ts';
import type { Call } from './telegraf.ts';
import { refTo, TelegramChat } from './telegramChat.ts';
import type { BotIdentity, Message, Update } from './updates.ts';

/** What the bot stands on. */
export interface BotParts {
  readonly call: Call;
  readonly invoke: Invoke;
  readonly me: BotIdentity;
  readonly log: Log;
}

/** Milliseconds that an update may take, at most: what the webhook's function may run. */
export const updateTime = 28_000;

/** Work for an update, and the key under which it is done once. */
interface Turn {
  key: string;
  work(): Promise<void>;
}

/** The bot, whichever way its updates come. */
export class Bot {
  readonly #parts: BotParts;
  readonly #chat: TelegramChat;
  readonly #inline: InlineMode;

  constructor(parts: BotParts) {
    this.#parts = parts;
    const telegram = new TelegramClient(parts.call);
    this.#chat = new TelegramChat(telegram);
    this.#inline = new InlineMode(telegram, new Suggestions(parts.invoke));
  }

  /**
   * Deals with an update. What fails is logged, not thrown; updates that are none of the bot's are passed over.
   *
   * @param once keeps an update that is delivered again, or a button pressed again, from a second answer.
   * @returns `later` if the update should be delivered again: Telegram's limit outlasts the deadline, or another
   * process is at it.
   */
  async handle(update: Update, once: Once, deadline: Deadline): Promise<'done' | 'later'> {
    const log = (error: unknown) => this.#logFailure(update.update_id, error);
    try {
      const turn = await this.#turnOf(update, deadline, log);
      if (turn === undefined) return 'done';
      return await once.run(`${this.#parts.me.id}:${turn.key}`, () => work(turn, log));
    } catch (error) {
      if (error instanceof TryLaterError) return 'later';
      log(error);
      return 'done';
    }
  }

  async #turnOf(
    update: Update,
    deadline: Deadline,
    log: (error: unknown) => void,
  ): Promise<Turn | undefined> {
    const { invoke, me } = this.#parts;
    const { update_id, message, callback_query, inline_query } = update;
    const key = `update:${update_id}`;
    if (inline_query) return { key, work: () => this.#inline.answer(inline_query, deadline, log) };
    const conversation = new Conversation(this.#chat, invoke, log);
    if (callback_query) {
      const pressed = await conversation.acknowledge(readPress(callback_query, me), deadline);
      if (pressed === undefined) return undefined;
      // A button that is pressed twice sends two updates.
      const { chat, message } = pressed.message;
      const pressKey = `press:${chat}:${message}:${callback_query.data}`;
      return { key: pressKey, work: () => conversation.answerPress(pressed, deadline) };
    }
    const intent = message && readIntent(message, me);
    if (message === undefined || intent === undefined) return undefined;
    return {
      key: albumKey(message) ?? key,
      work: () => conversation.answer(refTo(message), intent, deadline),
    };
  }

  #logFailure(updateId: number, error: unknown): void {
    // Who blocked the bot is not to be bothered, nor is the log.
    if (error instanceof TelegramCallError && error.code === 403) return;
    this.#parts.log({ level: 'error', update_id: updateId, ...describe(error) });
  }
}

/** The pictures of an album come one by one, and are answered together. */
function albumKey({ chat, media_group_id }: Message): string | undefined {
  return media_group_id === undefined ? undefined : `album:${chat.id}:${media_group_id}`;
}

async function work(turn: Turn, log: (error: unknown) => void): Promise<void> {
  try {
    await turn.work();
  } catch (error) {
    log(error);
    if (error instanceof TelegramCallError && error.code === 429) {
      throw new TryLaterError('Telegram limits the bot', { cause: error });
    }
  }
}

/** Name and place of an error. Its message is logged only where it is known to hold no text of a person. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'update failed', error: typeof error };
  const { name, message, cause } = error;
  if (error instanceof TelegramCallError || error instanceof WritingError) {
    return { message, error: name, ...(cause === undefined ? {} : { cause: errorKind(cause) }) };
  }
  return { message: 'update failed', error: name, at: stackFrames(error) };
}
