import pc from 'picocolors';
import measured from '../../docs/cost.json' with { type: 'json' };
import { type Settings, stackNameOf } from '../../infra/settings.ts';
import { describeInlineMode, describeWebhook, setUp } from '../../lib/chat/telegram/setup.ts';
import { billOf } from '../../workshop/cost/cost.ts';
import { inDollars } from '../../workshop/cost/page.ts';
import { readAccount } from '../aws/account.ts';
import { type CdkOptions, settingsOf, withCdkOptions } from '../aws/cdk.ts';
import { deployStack } from '../aws/deployStack.ts';
import { sendStart } from '../aws/firstUpdate.ts';
import { settleRegion } from '../aws/region.ts';
import { Secrets, settingsParameter } from '../aws/secrets.ts';
import { ask, askHidden, canAsk, lineFromInput } from '../shared/ask.ts';
import { Command, run, UsageError } from '../shared/run.ts';
import { advised, checkedToken, telegramClient } from '../shared/telegram.ts';

interface Options extends CdkOptions {
  region?: string;
  email?: string;
}

/** Milliseconds that Telegram may take to say who the bot is. */
const CALL_TIME = 30_000;

const program = withCdkOptions(
  new Command('bot:deploy').description('The whole bot in AWS: token, stack, webhook. Again is safe'),
)
  .option('--region <name>', 'region of AWS, instead of AWS_REGION')
  .option('--email <address>', 'where alarms are sent; the same as -c alarmEmail=…')
  .addHelpText(
    'after',
    `
The bot's token, from @BotFather: TELEGRAM_BOT_TOKEN, or standard input, or the answer to a question, which is not shown.
It goes into an encrypted parameter of your account. Where that has one, none is needed. Settings are kept beside it, and
hold until others are given.`,
  )
  .action(async (options: Options) => {
    const region = await settleRegion(options.region);
    if (options.email !== undefined) options.context['alarmEmail'] = options.email;
    // Nothing is asked for and nothing is kept if the account can't be used.
    const { stage } = settingsOf(options);
    await readAccount(stackNameOf({ stage }));
    const secrets = new Secrets();
    const memory = settingsParameter(stage);
    options.context = { ...JSON.parse((await secrets.read(memory)) ?? '{}'), ...options.context };
    const asked = settingsOf(options);
    const kept = await secrets.read(asked.botTokenParameter);
    const token = await tokenFor(kept);
    const telegram = telegramClient(token);
    const me = await advised(telegram.call('getMe', {}, performance.now() + CALL_TIME));
    const username = me.username ?? '';
    await secrets.keep(asked.botTokenParameter, token);
    const secret = await secrets.readOrMake(asked.webhookSecretParameter);
    if (kept === undefined && asked.alarmEmail === undefined && canAsk()) {
      const email = await ask('Mail address for alarms (empty: they reach nobody)');
      if (email !== '') options.context['alarmEmail'] = email;
    }
    // The bot's name makes it answer in groups.
    options.context['botUsername'] ??= username;
    const settings = settingsOf(options);
    await secrets.keep(memory, JSON.stringify(options.context));
    const { ApiAddress, WebhookAddress, Connections } = await deployStack(options, settings);
    const webhook = { url: WebhookAddress, secret, maxConnections: Number(Connections) };
    await advised(setUp(telegram, webhook));
    await sendStart(WebhookAddress, secret, me.id);
    console.log(`${pc.dim(await describeWebhook(telegram))}
${pc.dim(await describeInlineMode(telegram))}

The webhook has answered /start.
bot   ${pc.bold(`https://t.me/${username}`)}
page  ${pc.bold(`${ApiAddress}/`)}
AWS   ${region}, stack ${stackNameOf(settings)}; to remove it all: npm run bot:remove
${costsInWords(settings)}`);
  });

/** The bot's token: the environment's, else that of standard input or of a person, else the one that is kept. */
async function tokenFor(kept: string | undefined): Promise<string> {
  const own = process.env['TELEGRAM_BOT_TOKEN'];
  if (own) return checkedToken(own, 'TELEGRAM_BOT_TOKEN');
  const given = canAsk()
    ? await askHidden(`Token of the bot, from @BotFather${kept ? ' (empty: the one that is kept)' : ''}`)
    : await lineFromInput();
  if (given !== '') return checkedToken(given, 'the token');
  if (kept !== undefined) return kept;
  throw new UsageError('no token: answer the question, or set TELEGRAM_BOT_TOKEN; @BotFather gives one');
}

/** What the bot costs in a month. */
function costsInWords({ architecture, memory, webhookMemory }: Settings): string {
  const costs = [0, 1_000, 100_000].map((poems) => {
    const items = billOf({ channel: 'telegram', poems, architecture, memory, webhookMemory }, measured);
    const dollars = items.reduce((sum, { afterFree }) => sum + afterFree, 0);
    return `${inDollars(dollars)} at ${poems.toLocaleString('en')} poems`;
  });
  return `cost  a month ${costs.join(', ')} (docs/COST.md), less in an account's first months`;
}

await run(program);
