import { seedOfKey } from '../../api/seedOfKey.ts';
import { hash53 } from '../../shared/hash.ts';
import type { Log } from '../../shared/log.ts';
import { Conversation } from '../conversation.ts';
import type { Deadline } from '../deadline.ts';
import type { Feedback } from '../feedback.ts';
import { languageOf } from '../language.ts';
import type { Once } from '../once.ts';
import { Poems } from '../poems.ts';
import { Presses } from '../presses.ts';
import { Suggestions } from '../suggestions.ts';
import type { PoemService } from '../writer.ts';
import { TelegramCallError, TryLaterError } from './callError.ts';
import { TelegramClient } from './client.ts';
import { describe, levelOf } from './failure.ts';
import { InlineMode } from './inline.ts';
import { messageKey, readMessage } from './readMessage.ts';
import { readPress } from './readPress.ts';
import type { Call } from './telegraf.ts';
import { type MessageRef, refTo, TelegramChat } from './telegramChat.ts';
import type { BotIdentity, CallbackQuery, Message, Update } from './updates.ts';

/** What the bot is made of. */
export interface BotParts extends PoemService {
  readonly call: Call;
  readonly feedback: Feedback;
  readonly me: BotIdentity;
  readonly log: Log;
}

/** Milliseconds that an update may take: the time limit of the webhook's function. */
export const updateTime = 28_000;

/** Work for an update, and the key under which it is done once. */
interface Task {
  key: string;
  /** @returns the number of the message that was sent, where an edit may change it. */
  work(): Promise<unknown>;
}

/** Seconds after which an edited message is not answered anew. */
const editTime = 120;

type LogError = (error: unknown) => void;

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
      const outcome = await once.run(this.#globally(task.key), () => perform(task, log));
      return outcome === 'later' ? outcome : 'done';
    } catch (error) {
      if (error instanceof TryLaterError) return 'later';
      log(error);
      return 'done';
    }
  }

  async #taskFor(update: Update, once: Once, deadline: Deadline, log: LogError): Promise<Task | undefined> {
    const { update_id, message, edited_message, callback_query, inline_query } = update;
    const key = `update:${update_id}`;
    if (inline_query) {
      const soon = Math.min(deadline, performance.now() + inlineTime);
      return { key, work: () => this.#inline.answer(inline_query, soon, log).catch(log) };
    }
    if (callback_query) return this.#taskForPress(callback_query, key, once, deadline, log);
    if (message) return this.#taskForMessage(message, answerKey(message), undefined, deadline, log);
    return edited_message && this.#taskForEdit(edited_message, key, once, deadline, log);
  }

  async #taskForPress(
    query: CallbackQuery,
    key: string,
    once: Once,
    deadline: Deadline,
    log: LogError,
  ): Promise<Task | undefined> {
    const { me, feedback } = this.#parts;
    const presses = new Presses(this.#chat, this.#poemsFor(key, log), feedback, log);
    const pressed = await presses.acknowledge(readPress(query, me), deadline);
    if (pressed === undefined) return undefined;
    const answer = () => presses.answer(pressed, deadline);
    // Buttons are shown and hidden as often as they are pressed.
    const { action } = pressed.button;
    if (action === 'open' || action === 'shut') return { key, work: answer };
    return { key, work: () => this.#answerOnce(pressKey(query, action === 'vote'), answer, once) };
  }

  /** @param earlier the answer that the message had before it was edited. */
  #taskForMessage(
    message: Message,
    key: string,
    earlier: number | undefined,
    deadline: Deadline,
    log: LogError,
  ): Task | undefined {
    const request = readMessage(message, this.#parts.me);
    if (request === undefined) return undefined;
    const { intent, question, poem } = request;
    const conversation = new Conversation(this.#chat, this.#poemsFor(key, log));
    const turn = {
      intent,
      question: refTo(question),
      ...(poem && { poem: refTo(poem) }),
      ...(earlier !== undefined && { earlier: { ...refTo(message), message: earlier } }),
      language: languageOf(message.from?.language_code),
      key: messageKey(question),
    };
    return { key, work: async () => (await conversation.answer(turn, deadline))?.message };
  }

  /** The answer to a message that is edited soon is edited too. A message that had none is answered. */
  #taskForEdit(
    message: Message,
    key: string,
    once: Once,
    deadline: Deadline,
    log: LogError,
  ): Task | undefined {
    const { date, edit_date = date } = message;
    if (edit_date - date > editTime) return undefined;
    const own = answerKey(message);
    const task = (earlier?: number) => this.#taskForMessage(message, own, earlier, deadline, log);
    const first = task();
    if (first === undefined) return undefined;
    const work = async () => {
      let isFirst = false;
      const answered = await once.run(this.#globally(own), () => {
        isFirst = true;
        return perform(first, log);
      });
      if (answered === 'later') throw new TryLaterError('another process answers the message');
      if (isFirst || typeof answered.result !== 'number') return;
      await task(answered.result)?.work();
    };
    return { key, work };
  }

  #poemsFor(key: string, log: LogError): Poems<MessageRef> {
    return new Poems(this.#chat, this.#seeded(key), log);
  }

  /** Asks for the same poem each time that an update is delivered. */
  #seeded(key: string): PoemService {
    const { invoke, draw } = this.#parts;
    const seed = seedOfKey(this.#globally(key));
    return { invoke: (request, signal) => invoke({ seed, ...request }, signal), draw };
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

/**
 * The key of a button as a person saw it: under a message that says something else, it is another button.
 * @param isVote each person has one vote on a poem.
 */
function pressKey({ data, message, from }: CallbackQuery, isVote: boolean): string {
  const seen = `${message?.chat.id}:${message?.message_id}:${hash53(message?.text ?? '')}`;
  return isVote ? `vote:${seen}:${from?.id}` : `press:${seen}:${data}`;
}

/** The key of an answer: the pictures of an album come one by one, and get one. */
function answerKey(message: Message): string {
  const { chat, media_group_id } = message;
  return media_group_id === undefined ? messageKey(message) : `album:${chat.id}:${media_group_id}`;
}

async function perform(task: Task, log: LogError): Promise<unknown> {
  try {
    return await task.work();
  } catch (error) {
    if (error instanceof TryLaterError) throw error;
    log(error);
    if (error instanceof TelegramCallError && error.isRetryable) {
      throw new TryLaterError('Telegram could not be reached in time', { cause: error });
    }
    return undefined;
  }
}
