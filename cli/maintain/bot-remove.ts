import { isProtected, stackNameOf } from '../../infra/settings.ts';
import { tearDown } from '../../lib/chat/telegram/setup.ts';
import { readAccount } from '../aws/account.ts';
import { type CdkOptions, cdk, settingsOf, withCdkOptions } from '../aws/cdk.ts';
import { deleteStored, storedBy, unprotect } from '../aws/leftovers.ts';
import { settleRegion } from '../aws/region.ts';
import { Secrets, settingsParameter } from '../aws/secrets.ts';
import { ask, canAsk } from '../shared/ask.ts';
import { Command, run, UsageError } from '../shared/run.ts';
import { telegramClient } from '../shared/telegram.ts';

interface Options extends CdkOptions {
  region?: string;
  yes?: boolean;
}

const program = withCdkOptions(
  new Command('bot:remove').description('Undo bot:deploy: webhook, stack, what it stored, secrets'),
)
  .option('--region <name>', 'region of AWS, instead of AWS_REGION')
  .option('--yes', 'do not ask')
  .action(async (options: Options) => {
    await settleRegion(options.region);
    const settings = settingsOf(options);
    const name = stackNameOf(settings);
    await readAccount(name);
    if (!options.yes && !(await isSure(name))) throw new UsageError('nothing was removed');
    const secrets = new Secrets();
    const token = await secrets.read(settings.botTokenParameter);
    if (token !== undefined) await silence(token);
    const stored = await storedBy(name);
    if (stored !== undefined) {
      if (isProtected(settings)) await unprotect(name);
      await cdk(['destroy', name, '--force'], options);
      await deleteStored(stored);
    }
    await secrets.delete(
      settings.botTokenParameter,
      settings.webhookSecretParameter,
      settingsParameter(settings.stage),
    );
    console.log(`
Removed: the webhook, the stack ${name} with its log groups, bucket and table, both secrets, the settings.
Copies of the deployed files stay in the CDK's own bucket: npx cdk gc --unstable=gc --type s3
The bot itself is Telegram's: @BotFather, /deletebot.`);
  });

async function isSure(name: string): Promise<boolean> {
  if (!canAsk()) throw new UsageError('there is nobody to ask: give --yes');
  return (await ask(`This removes ${name} and all that it stores. Its name, to go on`)) === name;
}

/** Removes the webhook. A token that Telegram no longer knows has none. */
async function silence(token: string): Promise<void> {
  await tearDown(telegramClient(token)).catch((error: Error) => {
    console.error(`Telegram does not remove the webhook: ${error.message}`);
  });
}

await run(program);
