import { commandIntent, commandOf, type Intent, lineIntent } from '../intent.ts';
import type { BotIdentity, Entity, Message } from './updates.ts';

/** Kinds of content that a person may send in place of text. Other kinds tell of the chat itself. */
const media = [
  'animation',
  'audio',
  'contact',
  'dice',
  'document',
  'game',
  'location',
  'paid_media',
  'photo',
  'poll',
  'sticker',
  'story',
  'venue',
  'video',
  'video_note',
  'voice',
];

/** Reads what a message asks; undefined if it is not addressed to the bot, or not written by a person. */
export function readIntent(message: Message, me: BotIdentity): Intent | undefined {
  if (isFromMachine(message, me)) return undefined;
  const inPrivate = message.chat.type === 'private';
  const { text } = message;
  if (text === undefined) {
    const sent = media.some((kind) => Object.hasOwn(message, kind));
    return sent && (inPrivate || isAddressed(message, me)) ? { kind: 'needText' } : undefined;
  }
  const command = commandOf(text);
  if (command !== undefined) {
    const { addressee } = command;
    if (addressee !== undefined && !isName(addressee, me) && !(inPrivate && me.username === ''))
      return undefined;
    const intent = commandIntent(command);
    // In a group it may be a command of another bot.
    return intent.kind === 'unknownCommand' && !inPrivate && addressee === undefined ? undefined : intent;
  }
  if (!inPrivate && !isAddressed(message, me)) return undefined;
  return lineIntent(withoutMentions(text, message.entities, me));
}

/** The line in a message that was answered before; undefined if it has none. */
export function readLine(message: Message, me: BotIdentity): string | undefined {
  const { text } = message;
  if (text === undefined) return undefined;
  const intent = lineIntent(commandOf(text)?.rest ?? withoutMentions(text, message.entities, me));
  return intent.kind === 'line' ? intent.text : undefined;
}

/** Whether a message comes from another bot, from a channel that the group repeats, or from this bot's inline mode. */
function isFromMachine(
  { from, sender_chat, via_bot, is_automatic_forward }: Message,
  me: BotIdentity,
): boolean {
  // Anonymous administrators appear as a bot with their chat as the sender.
  const byBot = from?.is_bot === true && sender_chat === undefined;
  return byBot || is_automatic_forward === true || via_bot?.id === me.id;
}

function isAddressed(message: Message, me: BotIdentity): boolean {
  if (message.reply_to_message?.from?.id === me.id) return true;
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  return entities.some((entity) => isMention(text, entity, me));
}

function isMention(text: string, { type, offset, length, user }: Entity, me: BotIdentity): boolean {
  if (type === 'text_mention') return user?.id === me.id;
  return type === 'mention' && isName(text.slice(offset + 1, offset + length), me);
}

function isName(name: string, me: BotIdentity): boolean {
  return me.username !== '' && name.toLowerCase() === me.username.toLowerCase();
}

/** A text without the bot's name, and without the comma that followed it at the start. */
function withoutMentions(text: string, entities: readonly Entity[] = [], me: BotIdentity): string {
  const mentions = entities
    .filter((entity) => isMention(text, entity, me))
    .sort((a, b) => b.offset - a.offset);
  let rest = text;
  for (const { offset, length } of mentions) {
    const [before, after] = [rest.slice(0, offset).trimEnd(), rest.slice(offset + length)];
    rest = before === '' ? after.replace(/^[\s,:;.!]+/u, '') : `${before}${after}`;
  }
  return rest.trim();
}
