import type { PoemResponse } from '../../api/response.ts';
import {
  type ButtonRequest,
  decodeButton,
  type Keyboard,
  poemKeyboard,
  retryKeyboard,
  usualRequest,
} from '../buttons.ts';
import { type Deadline, timeLeft } from '../deadline.ts';
import { fitMessage, lastWords, toFirstLine } from '../firstLine.ts';
import { texts } from '../texts.ts';
import { type Invoke, WritingError, writePoem } from '../writer.ts';
import type { TelegramClient } from './client.ts';
import { type Intent, readLine } from './intent.ts';
import { showTyping } from './typing.ts';
import type { BotIdentity, CallbackQuery, Message } from './updates.ts';

/** Milliseconds that a poem may take. */
const writingTime = 20_000;
/** Where less time is left, this share of it: the rest is for telling the person. */
const writingShare = 0.74;
/** Milliseconds for what is done beside the poem, and must not delay it. */
const asideTime = 3000;

/** Where an answer goes. */
interface Place {
  chat: number;
  /** The message it replies to, and quotes. */
  message: number;
  /** The topic of a forum. */
  thread: number | undefined;
}

/** A pressed button, understood. */
export interface Press {
  request: ButtonRequest;
  line: string;
  place: Place;
  /** The message whose button it was. */
  pressed: number;
}

/** Talks in chats. It keeps no state: a button's line is read from the message that the poem replied to. */
export class Conversation {
  readonly #telegram: TelegramClient;
  readonly #invoke: Invoke;
  readonly #me: BotIdentity;
  readonly #log: (error: unknown) => void;

  /** @param log takes the errors of poems for which the person reads an apology. */
  constructor(telegram: TelegramClient, invoke: Invoke, me: BotIdentity, log: (error: unknown) => void) {
    this.#telegram = telegram;
    this.#invoke = invoke;
    this.#me = me;
    this.#log = log;
  }

  /** Answers a message with one message. @throws TelegramCallError if it can't be sent. */
  async answer(message: Message, intent: Intent, deadline: Deadline): Promise<void> {
    const place = placeOf(message);
    if (intent.kind === 'line') {
      await this.#answerLine(intent.text, usualRequest, place, deadline);
    } else if (intent.kind === 'about') {
      await this.#send(texts.about(await this.#modelName(place, deadline)), place, deadline);
    } else {
      await this.#send(texts[intent.kind], place, deadline);
    }
  }

  /**
   * Lets go of a pressed button at once, so that it does not wait for the poem.
   *
   * @returns what is to be written; undefined if the person was told that the button can't be served.
   */
  async acknowledge(query: CallbackQuery, deadline: Deadline): Promise<Press | undefined> {
    const request = decodeButton(query.data);
    const { message } = query;
    const line = message === undefined ? undefined : this.#lineUnder(message);
    const understood = request !== undefined && message !== undefined && line !== undefined;
    const text = understood ? texts.writing : request === undefined ? texts.oldButton : texts.lostLine;
    await this.#telegram
      .call(
        'answerCallbackQuery',
        { callback_query_id: query.id, text, show_alert: !understood },
        soon(deadline),
      )
      // The poem comes nevertheless: a button of the last hour, delivered late, can't be let go of any more.
      .catch(this.#log);
    if (!understood) return undefined;
    return {
      request,
      line,
      place: placeOf(message.reply_to_message ?? message),
      pressed: message.message_id,
    };
  }

  /** Writes what a button asked for, and takes the buttons away, so that it is not pressed again. */
  async answerPress({ request, line, place, pressed }: Press, deadline: Deadline): Promise<void> {
    await Promise.all([
      this.#answerLine(line, request, place, deadline),
      this.#telegram
        .call('editMessageReplyMarkup', { chat_id: place.chat, message_id: pressed }, soon(deadline))
        .catch(this.#log),
    ]);
  }

  /** The first line of a poem that the bot sent: the person's own text, or else what the poem begins with. */
  #lineUnder(message: Message): string | undefined {
    if (message.reply_to_message !== undefined) return readLine(message.reply_to_message, this.#me);
    return message.text === texts.apology ? undefined : message.text?.split('\n', 1)[0]?.trim() || undefined;
  }

  async #answerLine(text: string, request: ButtonRequest, place: Place, deadline: Deadline): Promise<void> {
    const line = toFirstLine(text);
    const poem = await this.#tryToWrite(line.text, request, place, deadline);
    if (poem === undefined) {
      await this.#send(texts.apology, place, deadline, retryKeyboard(request));
      return;
    }
    const note = line.cut ? `\n\n${texts.cut(lastWords(line.text))}` : '';
    await this.#send(fitMessage(`${poem.poem}${note}`), place, deadline, poemKeyboard(request));
  }

  async #modelName(place: Place, deadline: Deadline): Promise<string | undefined> {
    const poem = await this.#tryToWrite('Кто ты', usualRequest, place, deadline);
    return poem && `${poem.model.name} ${poem.model.version}`;
  }

  /** Has a poem written while "печатает…" is shown. */
  async #tryToWrite(
    prompt: string,
    request: ButtonRequest,
    { chat, thread }: Place,
    deadline: Deadline,
  ): Promise<PoemResponse | undefined> {
    const action = {
      chat_id: chat,
      action: 'typing' as const,
      ...(thread === undefined ? {} : { message_thread_id: thread }),
    };
    const stopTyping = showTyping((cancel) =>
      this.#telegram.call('sendChatAction', action, deadline, cancel),
    );
    try {
      const limit = Math.min(writingTime, timeLeft(deadline) * writingShare);
      return await writePoem(this.#invoke, { prompt, ...request }, limit);
    } catch (error) {
      if (!(error instanceof WritingError)) throw error;
      this.#log(error);
      return undefined;
    } finally {
      await stopTyping();
    }
  }

  async #send(text: string, place: Place, deadline: Deadline, keyboard?: Keyboard): Promise<void> {
    await this.#telegram.call(
      'sendMessage',
      {
        chat_id: place.chat,
        text,
        // Without this a message that was deleted in the meantime would have no answer.
        reply_parameters: { message_id: place.message, allow_sending_without_reply: true },
        ...(place.thread === undefined ? {} : { message_thread_id: place.thread }),
        ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
      },
      deadline,
    );
  }
}

function placeOf({ chat, message_id, is_topic_message, message_thread_id }: Message): Place {
  return { chat: chat.id, message: message_id, thread: is_topic_message ? message_thread_id : undefined };
}

function soon(deadline: Deadline): Deadline {
  return Math.min(deadline, performance.now() + asideTime);
}
