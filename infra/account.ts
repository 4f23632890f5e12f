import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

/** Copies that AWS keeps for the functions that reserve none. */
const UNRESERVED = 100;
/** Functions of the stack that reserve copies. */
const RESERVING = 2;
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
}

/**
 * Finds out whether the account can be used, and what it has.
 *
 * @throws AccountError if there are no credentials or no region, or if AWS refuses the credentials.
 */
export async function readAccount(): Promise<Account> {
  const client = { maxAttempts: 2 };
  try {
    const settings = await new LambdaClient(client).send(new GetAccountSettingsCommand({}));
    const bootstrapped = await new SSMClient(client)
      .send(new GetParameterCommand({ Name: BOOTSTRAP_PARAMETER }))
      .then(() => true)
      .catch((error: Error) => {
        if (error.name === 'ParameterNotFound') return false;
        throw error;
      });
    return { bootstrapped, concurrencyLimit: settings.AccountLimit?.ConcurrentExecutions ?? 0 };
  } catch (cause) {
    throw new AccountError(adviceFor(cause as Error), { cause });
  }
}

/** Whether the account can reserve so many copies for each function. A new account often can't: it has 10 in all. */
export function canReserve({ concurrencyLimit }: Account, concurrency: number): boolean {
  return concurrencyLimit - RESERVING * concurrency >= UNRESERVED;
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
