import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { AccountError, adviceFor, canReserve, readAccount } from './account.ts';

let aws: Server;
const named = (FunctionName: string) => ({ FunctionName });
afterEach(() => {
  vi.unstubAllEnvs();
  aws?.close();
});

/** An account of 10 copies, of which 4 are reserved, and in which the CDK's parameter is to be had or not. */
async function account(parameter: object, status: number): Promise<void> {
  aws = createServer(({ url = '' }, response) => {
    const [code, body] = url.includes('account-settings')
      ? [200, { AccountLimit: { ConcurrentExecutions: 10, UnreservedConcurrentExecutions: 6 } }]
      : url.endsWith('/functions')
        ? [200, { Functions: ['Poet-dev-A', 'Poet-dev-B', 'Poet-development-A'].map(named) }]
        : url.includes('/concurrency')
          ? [200, url.includes('Poet-dev-A') ? { ReservedConcurrentExecutions: 3 } : {}]
          : [status, parameter];
    response.writeHead(code, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => aws.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${(aws.address() as AddressInfo).port}`);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
}

it('an account that the CDK has been used in is told from one that is new', async () => {
  await account({ Parameter: { Value: '21' } }, 200);
  expect(await readAccount('Poet-dev')).toEqual({ bootstrapped: true, concurrencyLimit: 10, reservable: 9 });
  aws.close();
  await account({ __type: 'ParameterNotFound' }, 400);
  expect(await readAccount('Poet-dev')).toEqual({ bootstrapped: false, concurrencyLimit: 10, reservable: 9 });
});

it('an account that does not let in is no new account', async () => {
  await account({ __type: 'AccessDeniedException', message: 'ssm:GetParameter' }, 400);
  await expect(readAccount('Poet-dev')).rejects.toThrow(AccountError);
});

const failed = (name: string, message = '') => Object.assign(new Error(message), { name });

it.each([
  [failed('CredentialsProviderError', 'Could not load credentials from any providers'), 'aws configure'],
  [failed('Error', 'Region is missing'), 'AWS_REGION'],
  [
    failed(
      'CredentialsProviderError',
      "The SSO session of this profile has expired. To refresh it run 'aws sso login'",
    ),
    'Sign in again',
  ],
  [failed('ExpiredTokenException', 'The security token included in the request is expired'), 'aws sso login'],
  [failed('AccessDeniedException', 'not authorized to perform lambda:GetAccountSettings'), 'administrator'],
  [failed('TimeoutError', 'socket hang up'), 'socket hang up'],
])('%s is told with what to do', (error, advice) => {
  expect(adviceFor(error)).toContain(advice);
});

it.each([
  [10, 20, false],
  [119, 20, false],
  [120, 20, true],
])(
  'an account with %d copies that nobody has reserved, and a stack that reserves %d: %s',
  (reservable, copies, can) => {
    expect(canReserve({ reservable }, copies)).toBe(can);
  },
);
