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

/** What the bot is made of. */
export interface BotParts {
  readonly call: Call;
  readonly invoke: Invoke;
  readonly me: BotIdentity;
  readonly log: Log;
}

/** Milliseconds that an update may take: the time limit of the webhook's function. */
export const updateTime = 28_000;

/** Work for an update, and the key under which it is done once. */
interface Task {
  key: string;
  work(): Promise<void>;
}

/** The bot, whether its updates come by webhook or by polling. */
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
   * Handles an update. Failures are logged, not thrown. Updates that are not for the bot are ignored.
   *
   * @param once prevents a second answer to an update that is delivered again, or to a button that is pressed again.
   * @returns `later` if the update should be delivered again: Telegram's limit lasts longer than the deadline, or
   * another process is handling the update.
   */
  async handle(update: Update, once: Once, deadline: Deadline): Promise<'done' | 'later'> {
    const log = (error: unknown) => this.#logFailure(update.update_id, error);
    try {
      const task = await this.#taskFor(update, deadline, log);
      if (task === undefined) return 'done';
      return await once.run(`${this.#parts.me.id}:${task.key}`, () => perform(task, log));
    } catch (error) {
      if (error instanceof TryLaterError) return 'later';
      log(error);
      return 'done';
    }
  }

  async #taskFor(
    update: Update,
    deadline: Deadline,
    log: (error: unknown) => void,
  ): Promise<Task | undefined> {
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
    // A person who blocked the bot is no failure.
    if (error instanceof TelegramCallError && error.code === 403) return;
    this.#parts.log({ level: 'error', update_id: updateId, ...describe(error) });
  }
}

/** The key of an album: its pictures come one by one, and get one answer. */
function albumKey({ chat, media_group_id }: Message): string | undefined {
  return media_group_id === undefined ? undefined : `album:${chat.id}:${media_group_id}`;
}

async function perform(task: Task, log: (error: unknown) => void): Promise<void> {
  try {
    await task.work();
  } catch (error) {
    log(error);
    if (error instanceof TelegramCallError && error.code === 429) {
      throw new TryLaterError('Telegram limits the bot', { cause: error });
    }
  }
}

/** What the log says of an error. Its message is logged only if it can't have a person's text in it. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'update failed', error: typeof error };
  const { name, message, cause } = error;
  if (error instanceof TelegramCallError || error instanceof WritingError) {
    return { message, error: name, ...(cause === undefined ? {} : { cause: errorKind(cause) }) };
  }
  return { message: 'update failed', error: name, at: stackFrames(error) };
}
