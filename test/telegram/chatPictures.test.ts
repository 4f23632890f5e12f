import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { scripts } from './conversations.ts';
import { drawChat } from './drawChat.ts';
import { playScript } from './playScript.ts';
import { poemFor } from './poemFor.ts';

const said = (svg: string) => /<desc>(.*?)<\/desc>/su.exec(svg)?.[1];

it.each(scripts)('$name: the bot answers each step, and all of it is drawn', async (script) => {
  const asked: number[] = [];
  const messages = await playScript(script, async (request) => poemFor(request, asked.push(1)));
  const svg = drawChat(messages, 4242, script.title);
  expect(said(svg)).toBe(messages.map(({ text }) => text).join('\n\n'));
  const buttons = messages.flatMap(({ reply_markup }) => reply_markup?.inline_keyboard.flat() ?? []);
  expect(svg.match(/#thumb/gu)).toHaveLength(buttons.filter(({ text }) => /👍|👎/u.test(text)).length);
  // The picture in the docs is of the same script.
  const shown = said(await readFile(`docs/images/${script.name}.svg`, 'utf8')) ?? '';
  for (const step of script.steps) if ('say' in step) expect(shown).toContain(step.say);
});
