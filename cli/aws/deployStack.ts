import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pc from 'picocolors';
import { reservedBy } from '../../infra/limits.ts';
import { type Settings, stackNameOf } from '../../infra/settings.ts';
import { type Account, canReserve, readAccount } from './account.ts';
import { type CdkOptions, cdk } from './cdk.ts';

/** What the stack says of itself once it is deployed. */
export interface StackOutputs {
  readonly ApiAddress: string;
  readonly WebhookAddress: string;
  readonly NextCommand: string;
  /** Deliveries that Telegram may make at the same time. */
  readonly Connections: string;
}

/**
 * Deploys this checkout: gives the account the CDK's bucket and roles where it has none yet, and reserves no copies where it
 * has too few.
 */
export async function deployStack(given: CdkOptions, settings: Settings): Promise<StackOutputs> {
  const name = stackNameOf(settings);
  const account = await readAccount(name);
  const options = withinAccount(given, settings, account);
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
    return JSON.parse(await readFile(file, 'utf8'))[name] as StackOutputs;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The options; without reserved copies, and after saying so, where the account has too few. */
function withinAccount(options: CdkOptions, settings: Settings, account: Account): CdkOptions {
  const copies = reservedBy(settings);
  if (copies === 0 || canReserve(account, copies)) return options;
  console.error(
    pc.yellow(
      `This account runs ${account.concurrencyLimit} copies of functions at one time, too few to reserve ${copies} of them. Bot and API share what there is; how often they may be asked bounds the cost.`,
    ),
  );
  return { ...options, context: { ...options.context, concurrency: 'none' } };
}
