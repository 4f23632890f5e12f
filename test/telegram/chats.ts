import type { Message } from '../../lib/chat/telegram/updates.ts';
import { bad } from './botApiAnswer.ts';
import type { Parameters } from './botApiLimits.ts';

/** A button as the Bot API has it. */
export interface SentButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly switch_inline_query?: string;
}

/** A message as the server keeps it. */
export interface SentMessage extends Omit<Message, 'reply_markup'> {
  reply_markup?: { inline_keyboard: SentButton[][] };
}

/** The messages of all chats, and the bot's calls that send and change them. */
export class Chats {
  readonly messages = new Map<number, SentMessage>();
  readonly #me: { id: number; is_bot: boolean };
  #lastId = 100;

  constructor(me: { id: number; is_bot: boolean }) {
    this.#me = me;
  }

  /** A number that was not given before. */
  nextId(): number {
    return ++this.#lastId;
  }

  /** The bot sends a message. */
  send(parameters: Parameters): SentMessage {
    const {
      chat_id,
      text,
      photo,
      entities,
      reply_parameters,
      reply_markup,
      message_thread_id: topic,
    } = parameters;
    const chat = [...this.messages.values()].find((message) => message.chat.id === Number(chat_id))?.chat;
    if (chat === undefined) throw bad('chat not found');
    const reply = typeof reply_parameters === 'string' ? JSON.parse(reply_parameters) : reply_parameters;
    const original = this.messages.get(reply?.message_id);
    const mayBeGone = reply?.allow_sending_without_reply && topic === undefined;
    if (reply && original?.chat.id !== chat.id && !mayBeGone) throw bad('message to be replied not found');
    const message: SentMessage = {
      message_id: this.nextId(),
      date: 1_790_000_000,
      chat,
      from: this.#me,
      ...(photo === undefined ? { text: text.trim() } : { photo }),
      ...(entities ? { entities } : {}),
      ...(original ? { reply_to_message: original as Message } : {}),
      ...(reply_markup ? { reply_markup } : {}),
    };
    this.messages.set(message.message_id, message);
    return message;
  }

  /** The bot changes the text of a message of its own; buttons that are not sent again are gone. */
  editText(parameters: Parameters): SentMessage {
    const message = this.#own(parameters);
    const { text, entities, reply_markup } = parameters;
    const isSame =
      message.text === text.trim() &&
      JSON.stringify(message.reply_markup) === JSON.stringify(reply_markup) &&
      JSON.stringify(message.entities) === JSON.stringify(entities);
    if (isSame) throw bad('message is not modified');
    Object.assign(message, { text: text.trim(), entities, reply_markup });
    return message;
  }

  /** The bot changes the buttons under a message of its own. */
  editMarkup(parameters: Parameters): SentMessage {
    const message = this.#own(parameters);
    const { reply_markup } = parameters;
    if (JSON.stringify(message.reply_markup) === JSON.stringify(reply_markup))
      throw bad('message is not modified');
    if (reply_markup) message.reply_markup = reply_markup;
    else delete message.reply_markup;
    return message;
  }

  #own({ chat_id, message_id }: Parameters): SentMessage {
    const message = this.messages.get(message_id);
    if (message?.chat.id !== chat_id || message?.from?.id !== this.#me.id)
      throw bad('message to edit not found');
    return message as SentMessage;
  }
}
