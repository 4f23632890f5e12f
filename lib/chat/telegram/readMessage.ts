import { decodeButton } from '../buttons.ts';
import type { Asked } from '../chat.ts';
import { type Command, commandIntent, commandOf, type Intent, messageIntent } from '../intent.ts';
import { readPoem, type SentPoem } from '../sentPoem.ts';
import { isBotText } from '../texts.ts';
import { understand, verseIn } from '../understand/understand.ts';
import { isMention, isName, withoutMentions } from './mentions.ts';
import type { BotIdentity, Message } from './updates.ts';

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

/** What is no request where several people talk: a reply that says it is meant for them. */
const ASIDES: readonly Intent['kind'][] = [
  'praise',
  'complaint',
  'thanks',
  'unreadable',
  'needText',
  'needLine',
];

/** A message that asks something of the bot. */
export interface Request {
  readonly intent: Intent;
  /** The message that the answer replies to: this one, or the one whose words it points at. */
  readonly question: Message;
  /** The poem of the bot that it replies to. */
  readonly poem?: Message;
}

/** Reads what a message asks; undefined if it is not addressed to the bot, or not written by a person. */
export function readMessage(message: Message, me: BotIdentity): Request | undefined {
  if (isFromMachine(message, me)) return undefined;
  const text = textOf(message);
  const hasMedia = media.some((kind) => Object.hasOwn(message, kind));
  if (text === undefined && !hasMedia) return undefined;
  const command = commandOf(text ?? '');
  if (command !== undefined) return readCommand(command, message, me);
  const isCalled = isInPrivate(message) || isMentioned(message, me);
  const reply = repliedTo(message);
  if (!isCalled && reply?.from?.id !== me.id) return undefined;
  const request = readWords(message, reply, hasMedia, me);
  return isCalled || !ASIDES.includes(request.intent.kind) ? request : undefined;
}

function readCommand(command: Command, message: Message, me: BotIdentity): Request | undefined {
  const { addressee } = command;
  const inPrivate = isInPrivate(message);
  if (addressee !== undefined && !isName(addressee, me) && !(inPrivate && me.username === ''))
    return undefined;
  const intent = commandIntent(command);
  // In a group it may be a command of another bot.
  if (intent.kind === 'unknownCommand' && !inPrivate && addressee === undefined) return undefined;
  return { intent, question: message };
}

function readWords(
  message: Message,
  reply: Message | undefined,
  hasMedia: boolean,
  me: BotIdentity,
): Request {
  const text = ownWords(message, me);
  // What was forwarded was not said to the bot.
  if (message.forward_origin !== undefined && text !== '')
    return { intent: verseIn(text), question: message };
  const poem = reply && poemIn(reply, me);
  if (poem) {
    const intent = messageIntent({ text, hasMedia, repliesTo: 'poem' }, poem);
    return { intent, question: message, poem: reply };
  }
  const theirs = reply && reply.from?.id !== me.id ? ownWords(reply, me) : '';
  if (reply && theirs !== '' && (!isInPrivate(message) || isWish(text))) {
    const intent = messageIntent({ text, hasMedia, repliesTo: { text: theirs } });
    return { intent, question: intent.kind === 'theme' ? message : reply };
  }
  return { intent: messageIntent({ text, hasMedia }), question: message };
}

/** A message that a poem replies to, for the buttons of the poem; undefined if it has no words. */
export function readAsked(message: Message | undefined, me: BotIdentity): Asked | undefined {
  if (message === undefined || message.forum_topic_created !== undefined) return undefined;
  const isPoem = message.from?.id === me.id;
  const own = textOf(message) ?? '';
  const text = isPoem ? own : (commandOf(own)?.rest ?? ownWords(message, me));
  if (text === '' || (isPoem && isBotText(text))) return undefined;
  return { text, italic: italicOf(message), isPoem, key: messageKey(message) };
}

/** A key that a message keeps when it is edited. */
export function messageKey({ chat, message_id }: Message): string {
  return `message:${chat.id}:${message_id}`;
}

/** How much of a message's beginning is set in italics. */
export function italicOf({ entities = [] }: Message): number {
  return entities.find(({ type, offset }) => type === 'italic' && offset === 0)?.length ?? 0;
}

/** The poem of the bot in a message, also where somebody has sent it by the bot's inline mode. */
function poemIn(message: Message, me: BotIdentity): SentPoem | undefined {
  const { text, from, via_bot, reply_markup } = message;
  const isOwn = from?.id === me.id || via_bot?.id === me.id;
  if (!isOwn || text === undefined || isBotText(text)) return undefined;
  const buttons = reply_markup?.inline_keyboard
    ?.flat()
    .map(({ callback_data }) => decodeButton(callback_data));
  return readPoem(text, italicOf(message), buttons ?? []);
}

/** Whether a text asks to do something with what it replies to. */
function isWish(text: string): boolean {
  const { kind } = understand({ text, hasMedia: false, repliesTo: 'poem' });
  return kind === 'continue' || kind === 'more';
}

/** What a message replies to. Each message of a topic replies to the one that opened it, and means nothing by that. */
function repliedTo({ reply_to_message: reply }: Message): Message | undefined {
  return reply?.forum_topic_created === undefined ? reply : undefined;
}

/** Whether a message comes from another bot, from a channel that the group repeats, or from this bot's inline mode. */
function isFromMachine(message: Message, me: BotIdentity): boolean {
  const { from, sender_chat, via_bot, is_automatic_forward, forward_origin } = message;
  // Anonymous administrators appear as a bot with their chat as the sender.
  const byBot = from?.is_bot === true && sender_chat === undefined;
  return byBot || is_automatic_forward === true || (via_bot?.id === me.id && forward_origin === undefined);
}

function isInPrivate({ chat }: Message): boolean {
  return chat.type === 'private';
}

function isMentioned(message: Message, me: BotIdentity): boolean {
  return entitiesOf(message).some((entity) => isMention(textOf(message) ?? '', entity, me));
}

function ownWords(message: Message, me: BotIdentity): string {
  return withoutMentions(textOf(message) ?? '', entitiesOf(message), me);
}

function textOf({ text, caption }: Message): string | undefined {
  return text ?? caption;
}

function entitiesOf({ entities, caption_entities }: Message) {
  return entities ?? caption_entities ?? [];
}
