import { seedOfKey } from '../../api/seedOfKey.ts';
import { hash53 } from '../../shared/hash.ts';
import { errorKind, type Log, stackFrames } from '../../shared/log.ts';
import { Conversation } from '../conversation.ts';
import type { Deadline } from '../deadline.ts';
import type { Feedback } from '../feedback.ts';
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
import type { BotIdentity, CallbackQuery, Message, Update } from './updates.ts';

/** What the bot is made of. */
export interface BotParts {
  readonly call: Call;
  readonly invoke: Invoke;
  readonly feedback: Feedback;
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

/** Milliseconds that the answer to an inline query may take: Telegram forgets the query soon. */
const inlineTime = 10_000;

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
   * @returns `later` if the update should be delivered again: Telegram could not be reached before the deadline, its
   * limit lasts longer, or another process is handling the update. It then gets the same poem.
   */
  async handle(update: Update, once: Once, deadline: Deadline): Promise<'done' | 'later'> {
    const log = (error: unknown) => this.#logFailure(update.update_id, error);
    try {
      const task = await this.#taskFor(update, once, deadline, log);
      if (task === undefined) return 'done';
      return await once.run(this.#globally(task.key), () => perform(task, log));
    } catch (error) {
      if (error instanceof TryLaterError) return 'later';
      log(error);
      return 'done';
    }
  }

  async #taskFor(
    update: Update,
    once: Once,
    deadline: Deadline,
    log: (error: unknown) => void,
  ): Promise<Task | undefined> {
    const { me } = this.#parts;
    const { update_id, message, callback_query, inline_query } = update;
    const key = `update:${update_id}`;
    if (inline_query) {
      const soon = Math.min(deadline, performance.now() + inlineTime);
      return { key, work: () => this.#inline.answer(inline_query, soon, log).catch(log) };
    }
    const conversation = new Conversation(this.#chat, this.#invokeFor(key), log);
    if (callback_query) {
      const pressed = await conversation.acknowledge(readPress(callback_query, me), deadline);
      if (pressed === undefined) return undefined;
      const answer = () => conversation.answerPress(pressed, deadline);
      return { key, work: () => this.#answerOnce(pressKey(callback_query), answer, once) };
    }
    const intent = message && readIntent(message, me);
    if (message === undefined || intent === undefined) return undefined;
    return {
      key: albumKey(message) ?? key,
      work: () => conversation.answer(refTo(message), intent, deadline),
    };
  }

  /** Asks for the same poem each time that an update is delivered. */
  #invokeFor(key: string): Invoke {
    const { invoke } = this.#parts;
    const seed = seedOfKey(this.#globally(key));
    return (request, signal) => invoke({ seed, ...request }, signal);
  }

  /**
   * Answers a button once, though a button that is pressed twice sends two updates.
   *
   * @param answer returns whether the buttons are removed; where they are not, the next press is answered too.
   */
  async #answerOnce(key: string, answer: () => Promise<boolean>, once: Once): Promise<void> {
    const answerAndRemove = async () => {
      if (!(await answer())) throw new ButtonsLeftError();
    };
    const outcome = await once.run(this.#globally(key), answerAndRemove).catch((error: unknown) => {
      if (!(error instanceof ButtonsLeftError)) throw error;
    });
    if (outcome === 'later') throw new TryLaterError('another process answers the button');
  }

  /** A key that no other bot has. */
  #globally(key: string): string {
    return `${this.#parts.me.id}:${key}`;
  }

  #logFailure(updateId: number, error: unknown): void {
    this.#parts.log({ level: levelOf(error), update_id: updateId, ...describe(error) });
  }
}

/** A button is answered, but the buttons beside it could not be removed, so it must not count as done. */
class ButtonsLeftError extends Error {
  override readonly name = 'ButtonsLeftError';
}

/** The key of a button as a person saw it: under a message that says something else, it is another button. */
function pressKey({ data, message }: CallbackQuery): string {
  return `press:${message?.chat.id}:${message?.message_id}:${hash53(message?.text ?? '')}:${data}`;
}

/** The key of an album: its pictures come one by one, and get one answer. */
function albumKey({ chat, media_group_id }: Message): string | undefined {
  return media_group_id === undefined ? undefined : `album:${chat.id}:${media_group_id}`;
}

async function perform(task: Task, log: (error: unknown) => void): Promise<void> {
  try {
    await task.work();
  } catch (error) {
    if (error instanceof TryLaterError) throw error;
    log(error);
    if (error instanceof TelegramCallError && error.isRetryable) {
      throw new TryLaterError('Telegram could not be reached in time', { cause: error });
    }
  }
}

/** Failures that pass by themselves are warnings; those that nobody can repair are no failures. */
function levelOf(error: unknown): 'info' | 'warn' | 'error' {
  if (!(error instanceof TelegramCallError)) return 'error';
  if (error.isHarmless) return 'info';
  return error.isRetryable || error.failure === 'answerLost' ? 'warn' : 'error';
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
