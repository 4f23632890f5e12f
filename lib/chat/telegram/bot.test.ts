import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MemoryOnce } from '../memoryOnce.ts';
import { Bot } from './bot.ts';
import type { Call } from './telegraf.ts';
import type { Update } from './updates.ts';

const secretWords = 'тайные слова';

it('deals with whatever comes, and logs nothing of it', async () => {
  const leaf = fc.oneof(fc.constantFrom(secretWords, 'private', 0, -1, null, true), fc.string());
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('tree'), { maxLength: 2 }), tie('message')),
    message: fc.record(
      {
        message_id: leaf,
        date: leaf,
        chat: tie('tree'),
        from: tie('tree'),
        id: leaf,
        type: leaf,
        text: leaf,
        query: leaf,
        data: fc.constant('poem?preset=poet'),
        entities: tie('tree'),
        photo: tie('tree'),
        reply_to_message: tie('tree'),
        message: tie('tree'),
      },
      { requiredKeys: [] },
    ),
  }));
  const kind = fc.constantFrom('message', 'callback_query', 'inline_query', 'edited_message', 'other');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1 }), kind, tree, async (update_id, name, content) => {
      let log = '';
      const bot = new Bot({
        call: (async () => true) as unknown as Call,
        invoke: async () => {
          throw new Error(secretWords);
        },
        feedback: { count: async () => {} },
        draw: async () => {
          throw new Error(secretWords);
        },
        me: { id: 1, username: 'PoetBot' },
        log: (event) => {
          log += JSON.stringify(event);
        },
      });
      const update = { update_id, [name]: content } as unknown as Update;
      expect(await bot.handle(update, new MemoryOnce(), performance.now() + 5000)).toBe('done');
      expect(log).not.toContain(secretWords);
    }),
    { numRuns: 500 },
  );
});
