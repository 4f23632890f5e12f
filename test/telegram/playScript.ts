import { MemoryOnce } from '../../lib/chat/memoryOnce.ts';
import { Bot } from '../../lib/chat/telegram/bot.ts';
import { connect } from '../../lib/chat/telegram/telegraf.ts';
import type { Update } from '../../lib/chat/telegram/updates.ts';
import type { Invoke } from '../../lib/chat/writer.ts';
import { BotApiServer } from './botApiServer.ts';
import type { SentMessage } from './chats.ts';
import { botName, type Script } from './conversations.ts';

/** Plays a conversation with the bot. @returns the messages of the chat as they are in the end. */
export async function playScript({ type, steps }: Script, invoke: Invoke): Promise<SentMessage[]> {
  const api = await BotApiServer.start();
  const updates: Update[] = [];
  api.deliver = (update) => updates.push(update);
  const bot = new Bot({
    call: connect(api.token, api.root),
    invoke,
    draw: async () => Buffer.from('PNG'),
    feedback: { count: async () => {} },
    me: api.me,
    log: (event) => console.error(event),
  });
  const once = new MemoryOnce();
  const chat = type === 'private' ? 7 : -7;
  const last = (isBot: boolean) =>
    [...api.messages.values()].findLast(({ from }) => (from?.id === api.me.id) === isBot) as SentMessage;
  try {
    for (const step of steps) {
      if ('press' in step) api.press(last(true), step.press);
      else if ('edit' in step) api.edit(last(false), step.edit);
      else {
        const at = step.say.indexOf(botName);
        const content = {
          text: step.say,
          ...(step.by && { from: { id: step.by.length, first_name: step.by } }),
          ...(step.replyTo && { reply_to_message: last(step.replyTo === 'bot') }),
          ...(at >= 0 && { entities: [{ type: 'mention', offset: at, length: botName.length }] }),
        };
        api.say(chat, content, type);
      }
      for (const update of updates.splice(0)) await bot.handle(update, once, performance.now() + 60_000);
    }
    return [...api.messages.values()];
  } finally {
    await api.stop();
  }
}
