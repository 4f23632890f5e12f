import { TelegramClient } from '../../lib/chat/telegram/client.ts';
import { describeWebhook, tearDown } from '../../lib/chat/telegram/setup.ts';
import { connect } from '../../lib/chat/telegram/telegraf.ts';
import { Command, run } from '../shared/run.ts';
import { advised, botToken, telegramEnvironment } from '../shared/telegram.ts';

const program = new Command('telegram:teardown')
  .description('Undo telegram:setup: remove webhook, commands and descriptions')
  .addHelpText('after', telegramEnvironment())
  .action(async () => {
    const telegram = new TelegramClient(connect(botToken(), process.env['TELEGRAM_API_ROOT']));
    await advised(tearDown(telegram));
    console.log(await describeWebhook(telegram));
  });

await run(program);
