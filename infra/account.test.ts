import { expect, it } from 'vitest';
import { adviceFor, canReserve } from './account.ts';

const named = (name: string, message = '') => Object.assign(new Error(message), { name });

it.each([
  [named('CredentialsProviderError', 'Could not load credentials from any providers'), 'aws configure'],
  [named('Error', 'Region is missing'), 'AWS_REGION'],
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
