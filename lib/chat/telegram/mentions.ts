import type { BotIdentity, Entity } from './updates.ts';

/** Whether an entity of a text is the bot's name. */
export function isMention(text: string, { type, offset, length, user }: Entity, me: BotIdentity): boolean {
  if (type === 'text_mention') return user?.id === me.id;
  return type === 'mention' && isName(text.slice(offset + 1, offset + length), me);
}

/** Whether a user name, without the @, is the bot's. */
export function isName(name: string, me: BotIdentity): boolean {
  return me.username !== '' && name.toLowerCase() === me.username.toLowerCase();
}

/** A text without the bot's name, and without the comma that followed it at the start. */
export function withoutMentions(text: string, entities: readonly Entity[], me: BotIdentity): string {
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
