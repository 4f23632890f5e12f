import { writeFile } from 'node:fs/promises';
import { startService } from '../../lib/service/startService.ts';
import { logToStderr } from '../../lib/shared/log.ts';
import { scripts } from './conversations.ts';
import { drawChat } from './drawChat.ts';
import { playScript } from './playScript.ts';

// Plays the scripts with the bot and the published network, and draws them. Seeds follow from the messages' numbers, so
// the same network gives the same pictures.
const service = startService({ log: logToStderr });
for (const script of scripts) {
  const messages = await playScript(script, (request, signal) => service.answer(request, signal));
  const file = `docs/images/${script.name}.svg`;
  const svg = drawChat(messages, 4242, script.title);
  await writeFile(file, svg);
  console.log(`${file}: ${messages.length} messages, ${Math.ceil(svg.length / 1024)} KB`);
}
