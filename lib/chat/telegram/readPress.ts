import type { Press } from '../chat.ts';
import { languageOf } from '../language.ts';
import { italicOf, readAsked } from './readMessage.ts';
import { type MessageRef, refTo } from './telegramChat.ts';
import type { BotIdentity, CallbackQuery } from './updates.ts';

/** Reads a pressed button, with what its poem was written from. */
export function readPress({ id, data, from, message }: CallbackQuery, me: BotIdentity): Press<MessageRef> {
  const press = {
    id,
    data,
    language: languageOf(from?.language_code),
    isGroup: message?.chat.type !== 'private',
  };
  if (message?.text === undefined) return { ...press, source: undefined };
  const asked = readAsked(message.reply_to_message, me);
  const question = refTo(asked === undefined ? message : (message.reply_to_message ?? message));
  return {
    ...press,
    source: { message: refTo(message), text: message.text, italic: italicOf(message), question, asked },
  };
}
