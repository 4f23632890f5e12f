import pc from 'picocolors';
import { describeInlineMode, describeWebhook, setUp } from '../../lib/chat/telegram/setup.ts';
import { Command, integerOption, run, UsageError } from '../shared/run.ts';
import { advised, botToken, telegramClient, telegramEnvironment, webhookSecret } from '../shared/telegram.ts';

const path = '/telegram';

const program = new Command('telegram:setup')
  .description('Have Telegram send updates to the webhook; set commands, descriptions and the menu button')
  .requiredOption('--url <url>', `address of the webhook; ${path} is added to an address without a path`)
  .option('--max-connections <n>', 'deliveries at the same time, 1 to 100', integerOption, 40)
  .addHelpText(
    'after',
    telegramEnvironment('TELEGRAM_WEBHOOK_SECRET  comes with every delivery; 16 to 256 of A-Z a-z 0-9 _ -'),
  )
  .action(async (options: { url: string; maxConnections: number }) => {
    const { maxConnections } = options;
    if (maxConnections < 1 || maxConnections > 100) {
      throw new UsageError('--max-connections must be from 1 to 100');
    }
    const secret = webhookSecret();
    const telegram = telegramClient(botToken());
    const webhook = { url: webhookUrl(options.url), secret, maxConnections };
    const info = await advised(setUp(telegram, webhook));
    console.log(`${await describeWebhook(telegram)}
${await describeInlineMode(telegram)}
${pc.dim('The webhook starts without asking Telegram who it is if it has')} BOT_INFO=${info}`);
  });

function webhookUrl(text: string): string {
  if (!URL.canParse(text)) throw new UsageError(`--url ${text} is no address; give https://HOST${path}`);
  const url = new URL(text);
  if (url.pathname === '/') url.pathname = path;
  return url.href;
}

await run(program);
