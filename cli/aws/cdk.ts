import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, SettingError, type Settings } from '../../infra/settings.ts';
import { type Command, UsageError } from '../shared/run.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Options that every command has which deploys or removes. */
export interface CdkOptions {
  /** Settings, as the command line gives them. */
  context: Record<string, string>;
  profile?: string;
}

/** Adds the options that {@link CdkOptions} has. */
export function withCdkOptions(command: Command): Command {
  return command
    .option(
      '-c, --context <name=value>',
      'a setting, such as stage=prod; docs/DEPLOY.md lists them',
      collect,
      {},
    )
    .option('--profile <name>', 'profile of the AWS configuration, instead of AWS_PROFILE');
}

function collect(pair: string, context: Record<string, string>): Record<string, string> {
  const [, name, value] = /^(\w+)=(.*)$/u.exec(pair) ?? [];
  if (name === undefined || value === undefined) throw new UsageError(`-c ${pair} is not name=value`);
  return { ...context, [name]: value };
}

/**
 * The settings as the CDK app will read them, so that a wrong one is told before anything starts. From here on, this process
 * and those that it starts use the profile that is given.
 *
 * @throws UsageError for a setting that is unknown or out of range.
 */
export function settingsOf({ context, profile }: CdkOptions): Settings {
  if (profile !== undefined) process.env['AWS_PROFILE'] = profile;
  try {
    return readSettings({ ...ownContext(), ...context });
  } catch (error) {
    throw error instanceof SettingError ? new UsageError(error.message, { cause: error }) : error;
  }
}

/** Settings kept in cdk.json; those of the command line take precedence. */
function ownContext(): Record<string, unknown> {
  return JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')).context ?? {};
}

/** Runs the CDK's own command line. @throws if it fails; it has said why. */
export async function cdk(args: string[], { context }: CdkOptions): Promise<void> {
  const settings = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { TELEGRAM_BOT_TOKEN: _, TELEGRAM_WEBHOOK_SECRET: __, ...environment } = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/aws-cdk/bin/cdk'), ...args, ...settings], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...environment, CDK_DISABLE_CLI_TELEMETRY: 'true' },
  });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`cdk ${args[0]} failed`);
}
