import type { Chat, Keyboard, Reply } from '../chat.ts';
import type { Deadline } from '../deadline.ts';
import { TelegramCallError } from './callError.ts';
import type { TelegramClient } from './client.ts';
import { italicStart } from './italicStart.ts';
import { fitMessage } from './messageLength.ts';
import { renewal, showTyping } from './typing.ts';
import type { Message } from './updates.ts';

/** A message in a chat of Telegram. */
export interface MessageRef {
  readonly chat: number;
  readonly message: number;
  /** The topic of a forum. */
  readonly thread: number | undefined;
}

export function refTo({ chat, message_id, is_topic_message, message_thread_id }: Message): MessageRef {
  return { chat: chat.id, message: message_id, thread: is_topic_message ? message_thread_id : undefined };
}

/** Telegram as a conversation sees it. Its calls throw TelegramCallError. */
export class TelegramChat implements Chat<MessageRef> {
  readonly #telegram: TelegramClient;

  constructor(telegram: TelegramClient) {
    this.#telegram = telegram;
  }

  async reply(to: MessageRef, { text, italic, keyboard }: Reply, deadline: Deadline): Promise<void> {
    const message = {
      chat_id: to.chat,
      text: fitMessage(text),
      ...(italic === undefined ? {} : { entities: [italicStart(italic)] }),
      ...threadOf(to),
      ...(keyboard === undefined ? {} : { reply_markup: { inline_keyboard: keyboard.map(inlineRow) } }),
    };
    // A message that was deleted in the meantime is answered too.
    const reply = { message_id: to.message, allow_sending_without_reply: true };
    await this.#telegram
      .call('sendMessage', { ...message, reply_parameters: reply }, deadline)
      .catch((error: unknown) => {
        // In a forum's topic Telegram refuses all the same.
        if (!(error instanceof TelegramCallError && error.isReplyGone)) throw error;
        return this.#telegram.call('sendMessage', message, deadline);
      });
  }

  showTyping(to: MessageRef, deadline: Deadline): () => Promise<void> {
    const action = { chat_id: to.chat, action: 'typing' as const, ...threadOf(to) };
    return showTyping((cancel) =>
      this.#telegram.call('sendChatAction', action, Math.min(deadline, performance.now() + renewal), cancel),
    );
  }

  async acknowledge(pressId: string, text: string, isAlert: boolean, deadline: Deadline): Promise<void> {
    const answer = { callback_query_id: pressId, text, show_alert: isAlert };
    await this.#telegram.call('answerCallbackQuery', answer, deadline);
  }

  async removeButtons({ chat, message }: MessageRef, deadline: Deadline): Promise<void> {
    await this.#telegram
      .call('editMessageReplyMarkup', { chat_id: chat, message_id: message }, deadline)
      .catch((error: unknown) => {
        // Where the message or its buttons are gone, nothing is left to remove.
        if (!(error instanceof TelegramCallError && error.isHarmless)) throw error;
      });
  }
}

function threadOf({ thread }: MessageRef): { message_thread_id?: number } {
  return thread === undefined ? {} : { message_thread_id: thread };
}

function inlineRow(row: Keyboard[number]) {
  return row.map(({ text, data }) => ({ text, callback_data: data }));
}
