import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { AccountError, adviceFor, canReserve, readAccount } from './account.ts';

let aws: Server;
afterEach(() => {
  vi.unstubAllEnvs();
  aws?.close();
});

/** An account of 10 copies, in which the CDK's parameter is to be had or not. */
async function account(parameter: object, status: number): Promise<void> {
  aws = createServer(({ url }, response) => {
    const [code, body] = url?.includes('account-settings')
      ? [200, { AccountLimit: { ConcurrentExecutions: 10 } }]
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
  expect(await readAccount()).toEqual({ bootstrapped: true, concurrencyLimit: 10 });
  aws.close();
  await account({ __type: 'ParameterNotFound' }, 400);
  expect(await readAccount()).toEqual({ bootstrapped: false, concurrencyLimit: 10 });
});

it('an account that does not let in is no new account', async () => {
  await account({ __type: 'AccessDeniedException', message: 'ssm:GetParameter' }, 400);
  await expect(readAccount()).rejects.toThrow(AccountError);
});

const named = (name: string, message = '') => Object.assign(new Error(message), { name });

it.each([
  [named('CredentialsProviderError', 'Could not load credentials from any providers'), 'aws configure'],
  [named('Error', 'Region is missing'), 'AWS_REGION'],
  [
    named(
      'CredentialsProviderError',
      "The SSO session of this profile has expired. To refresh it run 'aws sso login'",
    ),
    'Sign in again',
  ],
  [named('ExpiredTokenException', 'The security token included in the request is expired'), 'aws sso login'],
  [named('AccessDeniedException', 'not authorized to perform lambda:GetAccountSettings'), 'administrator'],
  [named('TimeoutError', 'socket hang up'), 'socket hang up'],
])('%s is told with what to do', (error, advice) => {
  expect(adviceFor(error)).toContain(advice);
});

it.each([
  [10, 10, false],
  [119, 10, false],
  [120, 10, true],
  [1000, 450, true],
  [1000, 451, false],
])('an account of %d copies that reserves %d for each function: %s', (concurrencyLimit, concurrency, can) => {
  expect(canReserve({ bootstrapped: true, concurrencyLimit }, concurrency)).toBe(can);
});
