import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pc from 'picocolors';
import { canReserve, readAccount } from '../../infra/account.ts';
import { reservedBy } from '../../infra/limits.ts';
import { type Settings, stackNameOf } from '../../infra/settings.ts';
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
export async function deployStack(options: CdkOptions, settings: Settings): Promise<StackOutputs> {
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
    return JSON.parse(await readFile(file, 'utf8'))[name] as StackOutputs;
  } finally {
    await rm(folder, { recursive: true });
  }
}
