import type { Press } from '../chat.ts';
import { texts } from '../texts.ts';
import { readLine } from './readIntent.ts';
import { type MessageRef, refTo } from './telegramChat.ts';
import type { BotIdentity, CallbackQuery, Message } from './updates.ts';

/** Reads a pressed button. Its line is in the message that the poem replies to. */
export function readPress({ id, data, message }: CallbackQuery, me: BotIdentity): Press<MessageRef> {
  const line = message && lineAbove(message, me);
  if (message === undefined || line === undefined) return { id, data, source: undefined };
  const question = refTo(message.reply_to_message ?? message);
  return { id, data, source: { line, message: refTo(message), question } };
}

/** The first line of a poem that the bot sent: the person's own text, or else the first line of the poem. */
function lineAbove(message: Message, me: BotIdentity): string | undefined {
  if (message.reply_to_message !== undefined) return readLine(message.reply_to_message, me);
  return message.text === texts.apology ? undefined : message.text?.split('\n', 1)[0]?.trim() || undefined;
}
