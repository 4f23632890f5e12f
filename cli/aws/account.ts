import {
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  LambdaClient,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

/** Copies that AWS keeps for the functions that reserve none. */
const UNRESERVED = 100;
const BOOTSTRAP_PARAMETER = '/cdk-bootstrap/hnb659fds/version';

/** The AWS account can't be used from here; the message says what to do. */
export class AccountError extends Error {
  override readonly name = 'AccountError';
}

/** What a deployment needs to know of the account. */
export interface Account {
  /** Whether the CDK has its bucket and roles there. */
  readonly bootstrapped: boolean;
  /** Copies of all functions that may run at one time. */
  readonly concurrencyLimit: number;
  /** Those that no function has reserved, or that functions of this stack have. */
  readonly reservable: number;
}

/**
 * Finds out whether the account can be used, and what it has.
 *
 * @param stackName the stack whose functions may have reserved copies already.
 * @throws AccountError if there are no credentials or no region, or if AWS refuses the credentials.
 */
export async function readAccount(stackName: string): Promise<Account> {
  const client = { maxAttempts: 2 };
  try {
    const lambda = new LambdaClient(client);
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
    const own = await reservedByStack(lambda, stackName);
    const bootstrapped = await new SSMClient(client)
      .send(new GetParameterCommand({ Name: BOOTSTRAP_PARAMETER }))
      .then(() => true)
      .catch((error: Error) => {
        if (error.name === 'ParameterNotFound') return false;
        throw error;
      });
    const concurrencyLimit = AccountLimit?.ConcurrentExecutions ?? 0;
    return {
      bootstrapped,
      concurrencyLimit,
      reservable: (AccountLimit?.UnreservedConcurrentExecutions ?? concurrencyLimit) + own,
    };
  } catch (cause) {
    throw new AccountError(adviceFor(cause as Error), { cause });
  }
}

/** Whether the account can reserve so many copies. A new one often can't: it has 10 in all. */
export function canReserve({ reservable }: Pick<Account, 'reservable'>, copies: number): boolean {
  return reservable - copies >= UNRESERVED;
}

/** Copies that the functions of a stack have reserved. */
async function reservedByStack(client: LambdaClient, stackName: string): Promise<number> {
  let copies = 0;
  for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
    for (const { FunctionName } of Functions) {
      if (!FunctionName?.startsWith(`${stackName}-`)) continue;
      const { ReservedConcurrentExecutions = 0 } = await client.send(
        new GetFunctionConcurrencyCommand({ FunctionName }),
      );
      copies += ReservedConcurrentExecutions;
    }
  }
  return copies;
}

/** What to do about an error of the SDK. */
export function adviceFor({ name, message }: Error): string {
  // When a session has expired, the SDK reports missing credentials; only its message mentions the sign-in.
  if (/expired|aws sso login/iu.test(`${name} ${message}`))
    return 'the AWS credentials have expired. Sign in again: aws sso login';
  if (name === 'CredentialsProviderError' || name === 'UnrecognizedClientException') {
    return 'no AWS credentials that work. Sign in with `aws configure sso` or `aws configure`, choose the profile with AWS_PROFILE or --profile; docs/DEPLOY.md begins there';
  }
  if (/region is missing/iu.test(message)) {
    return 'no AWS region. Set AWS_REGION, for example AWS_REGION=eu-central-1';
  }
  if (/accessdenied/iu.test(name)) {
    return `the AWS credentials are not allowed to deploy: ${message}. An administrator of the account has to allow it`;
  }
  return `AWS can't be reached: ${name}: ${message}`;
}
