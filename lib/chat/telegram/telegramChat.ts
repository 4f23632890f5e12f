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

  async reply(to: MessageRef, reply: Reply, deadline: Deadline): Promise<MessageRef> {
    const message = { chat_id: to.chat, ...contentOf(reply), ...threadOf(to) };
    const sent = await this.#telegram
      .call('sendMessage', { ...message, reply_parameters: replyTo(to) }, deadline)
      .catch((error: unknown) => {
        // In a forum's topic Telegram refuses all the same.
        if (!(error instanceof TelegramCallError && error.isReplyGone)) throw error;
        return this.#telegram.call('sendMessage', message, deadline);
      });
    return { ...to, message: sent.message_id };
  }

  async edit({ chat, message }: MessageRef, reply: Reply, deadline: Deadline): Promise<void> {
    const changed = { chat_id: chat, message_id: message, ...contentOf(reply) };
    await this.#telegram.call('editMessageText', changed, deadline).catch(passOverGone);
  }

  async replyPicture(to: MessageRef, picture: Uint8Array, deadline: Deadline): Promise<void> {
    const photo = { source: Buffer.from(picture), filename: 'poem.png' };
    // Telegraf leaves out objects where it sends a file.
    const reply = JSON.stringify(replyTo(to)) as unknown as ReturnType<typeof replyTo>;
    const message = { chat_id: to.chat, photo, ...threadOf(to), reply_parameters: reply };
    await this.#telegram.call('sendPhoto', message, deadline);
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

  async setButtons(
    { chat, message }: MessageRef,
    keyboard: Keyboard | undefined,
    deadline: Deadline,
  ): Promise<void> {
    const changed = { chat_id: chat, message_id: message, ...markupOf(keyboard) };
    await this.#telegram.call('editMessageReplyMarkup', changed, deadline).catch(passOverGone);
  }
}

/** Where the message or its buttons are gone, nothing is left to change. */
function passOverGone(error: unknown): void {
  if (!(error instanceof TelegramCallError && error.isHarmless)) throw error;
}

function contentOf({ text, italic, keyboard }: Reply) {
  return {
    text: fitMessage(text),
    ...(italic === undefined ? {} : { entities: [italicStart(italic)] }),
    ...markupOf(keyboard),
  };
}

/** A message that was deleted in the meantime is answered too. */
function replyTo({ message }: MessageRef) {
  return { message_id: message, allow_sending_without_reply: true };
}

function markupOf(keyboard: Keyboard | undefined) {
  return keyboard === undefined ? {} : { reply_markup: { inline_keyboard: keyboard.map(inlineRow) } };
}

function threadOf({ thread }: MessageRef): { message_thread_id?: number } {
  return thread === undefined ? {} : { message_thread_id: thread };
}

function inlineRow(row: Keyboard[number]) {
  return row.map(({ text, ...button }) =>
    'data' in button ? { text, callback_data: button.data } : { text, switch_inline_query: button.share },
  );
}
