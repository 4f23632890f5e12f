import { describeWebhook, tearDown } from '../../lib/chat/telegram/setup.ts';
import { Command, run } from '../shared/run.ts';
import { advised, botToken, telegramClient, telegramEnvironment } from '../shared/telegram.ts';

const program = new Command('telegram:teardown')
  .description('Undo telegram:setup: remove webhook, commands, descriptions and menu button')
  .addHelpText('after', telegramEnvironment())
  .action(async () => {
    const telegram = telegramClient(botToken());
    await advised(tearDown(telegram));
    console.log(await describeWebhook(telegram));
  });

await run(program);
