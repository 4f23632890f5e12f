import pc from 'picocolors';
import { isProtected, type Settings, stackNameOf } from '../../infra/settings.ts';
import { readAccount } from '../aws/account.ts';
import { type CdkOptions, cdk, settingsOf, withCdkOptions } from '../aws/cdk.ts';
import { deployStack, type StackOutputs } from '../aws/deployStack.ts';
import { Command, run } from '../shared/run.ts';

const program = new Command('deploy').description('The poet in AWS: docs/DEPLOY.md');
const command = (name: string, description: string) =>
  withCdkOptions(program.command(name).description(description));

command('deploy', 'Deploy this checkout to AWS').action(async (options: CdkOptions) => {
  const settings = settingsOf(options);
  console.log(outputsInWords(await deployStack(options, settings), settings));
});

command('destroy', 'Take it out of AWS again')
  .option('--yes', 'do not ask')
  .action(async (options: CdkOptions & { yes?: boolean }) => {
    const settings = settingsOf(options);
    await readAccount(stackNameOf(settings));
    await cdk(['destroy', stackNameOf(settings), ...(options.yes ? ['--force'] : [])], options);
    console.log(leftoversInWords(settings));
  });

command('diff', 'Show what deploy would change').action(async (options: CdkOptions) => {
  const settings = settingsOf(options);
  await readAccount(stackNameOf(settings));
  await cdk(['diff', stackNameOf(settings)], options);
});

command('synth', 'Write the CloudFormation template to cdk.out/, without AWS').action(
  async (options: CdkOptions) => {
    settingsOf(options);
    await cdk(['synth', '--quiet'], options);
  },
);

function outputsInWords(outputs: StackOutputs, settings: Settings): string {
  const { ApiAddress, WebhookAddress, NextCommand } = outputs;
  return `
API      ${pc.bold(ApiAddress)}
webhook  ${pc.bold(WebhookAddress)}

Ask for a poem:
  curl -s ${ApiAddress}/poem -H 'content-type: application/json' -d '{"prompt": "Над крышей тихо тает свет"}'
Let the bot speak, once its token is in ${settings.botTokenParameter}
and a secret in ${settings.webhookSecretParameter} (docs/DEPLOY.md; npm run bot:deploy does it all):
  ${pc.bold(NextCommand)}`;
}

function leftoversInWords(settings: Settings): string {
  const kept = isProtected(settings)
    ? '\n- the bucket of prod with its networks, some 20 MB a version, and its table: delete them in the console if you do not want them'
    : '';
  return `
Gone. What is left costs nothing or next to nothing:${kept}
- the parameters ${settings.botTokenParameter} and ${settings.webhookSecretParameter}, if you made them
- copies of the deployed files in the CDK's own bucket: npx cdk gc --unstable=gc --type s3
- the webhook at Telegram, if it was set: npm run telegram:teardown`;
}

await run(program);
