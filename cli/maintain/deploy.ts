import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pc from 'picocolors';
import { canReserve, readAccount } from '../../infra/account.ts';
import { reservedBy } from '../../infra/limits.ts';
import { readSettings, SettingError, type Settings, stackNameOf } from '../../infra/settings.ts';
import { Command, run, UsageError } from '../shared/run.ts';

const ROOT = join(import.meta.dirname, '..', '..');

interface Options {
  context: Record<string, string>;
  profile?: string;
  yes?: boolean;
}

const collect = (pair: string, context: Record<string, string>) => {
  const [, name, value] = /^(\w+)=(.*)$/u.exec(pair) ?? [];
  if (name === undefined || value === undefined) throw new UsageError(`-c ${pair} is not name=value`);
  return { ...context, [name]: value };
};

const program = new Command('deploy').description('The poet in AWS: docs/DEPLOY.md');
const command = (name: string, description: string) =>
  program
    .command(name)
    .description(description)
    .option(
      '-c, --context <name=value>',
      'a setting, such as stage=prod; docs/DEPLOY.md lists them',
      collect,
      {},
    )
    .option('--profile <name>', 'profile of the AWS configuration, instead of AWS_PROFILE');

command('deploy', 'Deploy this checkout to AWS').action(async (options: Options) => {
  const settings = settingsOf(options);
  const name = stackNameOf(settings);
  const account = await readAccount(name);
  const copies = reservedBy(settings);
  if (copies > 0 && !canReserve(account, copies)) {
    console.error(
      pc.yellow(
        `This account runs ${account.concurrencyLimit} copies of functions at one time, too few to reserve ${copies} of them. Bot and API share what there is; how often they may be asked bounds the cost.`,
      ),
    );
    options.context['concurrency'] = 'none';
  }
  if (!account.bootstrapped) {
    console.error(
      'The CDK has not been used in this account and region yet: giving it its bucket and roles.',
    );
    await cdk(['bootstrap'], options);
  }
  const folder = await mkdtemp(join(tmpdir(), 'neural-poet-outputs-'));
  const file = join(folder, 'outputs.json');
  try {
    await cdk(['deploy', name, '--require-approval', 'never', '--outputs-file', file], options);
    console.log(outputsInWords(JSON.parse(await readFile(file, 'utf8'))[name], settings));
  } finally {
    await rm(folder, { recursive: true });
  }
});

command('destroy', 'Take it out of AWS again')
  .option('--yes', 'do not ask')
  .action(async (options: Options) => {
    const settings = settingsOf(options);
    await readAccount(stackNameOf(settings));
    await cdk(['destroy', stackNameOf(settings), ...(options.yes ? ['--force'] : [])], options);
    console.log(leftoversInWords(settings));
  });

command('diff', 'Show what deploy would change').action(async (options: Options) => {
  const settings = settingsOf(options);
  await readAccount(stackNameOf(settings));
  await cdk(['diff', stackNameOf(settings)], options);
});

command('synth', 'Write the CloudFormation template to cdk.out/, without AWS').action(
  async (options: Options) => {
    settingsOf(options);
    await cdk(['synth', '--quiet'], options);
  },
);

/** The settings as the CDK app will read them, so that a wrong one is told before anything starts. */
function settingsOf({ context, profile }: Options): Settings {
  if (profile !== undefined) process.env['AWS_PROFILE'] = profile;
  try {
    return readSettings({ ...ownContext(), ...context });
  } catch (error) {
    throw error instanceof SettingError ? new UsageError(error.message, { cause: error }) : error;
  }
}

/** Settings kept in cdk.json, which the command line goes before. */
function ownContext(): Record<string, unknown> {
  return JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')).context ?? {};
}

/** Runs the CDK's own command line. @throws if it fails; it has said why. */
async function cdk(args: string[], { context }: Options): Promise<void> {
  const settings = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/aws-cdk/bin/cdk'), ...args, ...settings], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
  });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`cdk ${args[0]} failed`);
}

function outputsInWords(outputs: Record<string, string>, settings: Settings): string {
  const { ApiAddress, WebhookAddress, NextCommand } = outputs;
  return `
API      ${pc.bold(ApiAddress)}
webhook  ${pc.bold(WebhookAddress)}

Ask for a poem:
  curl -s ${ApiAddress}/poem -H 'content-type: application/json' -d '{"prompt": "Над крышей тихо тает свет"}'
Let the bot speak, once its token is in ${settings.botTokenParameter}
and a secret in ${settings.webhookSecretParameter} (docs/DEPLOY.md):
  ${pc.bold(NextCommand)}`;
}

function leftoversInWords({ stage, botTokenParameter, webhookSecretParameter }: Settings): string {
  const bucket =
    stage === 'prod'
      ? '\n- the bucket of prod with its network, some 20 MB: empty and delete it in the console if you do not want it'
      : '';
  return `
Gone. What is left costs nothing or next to nothing:${bucket}
- the parameters ${botTokenParameter} and ${webhookSecretParameter}, if you made them
- copies of the deployed files in the CDK's own bucket: npx cdk gc --unstable=gc --type s3
- the webhook at Telegram, if it was set: npm run telegram:teardown`;
}

await run(program);
