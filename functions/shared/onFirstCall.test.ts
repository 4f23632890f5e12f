import type { Context } from 'aws-lambda';
import { expect, it, vi } from 'vitest';
import { onFirstCall } from './onFirstCall.ts';

it('makes the handler at the first call, and once', async () => {
  const make = vi.fn(() => async (event: string, context: Context) => `${event} ${context.awsRequestId}`);
  const handler = onFirstCall(make);
  expect(make).not.toHaveBeenCalled();
  expect(await handler('a', { awsRequestId: '1' } as Context)).toBe('a 1');
  expect(await handler('b', { awsRequestId: '2' } as Context)).toBe('b 2');
  expect(make).toHaveBeenCalledTimes(1);
});

it('makes it at the next call where that failed', async () => {
  const make = vi.fn(() => async () => 'answer');
  make.mockImplementationOnce(() => {
    throw new Error('no');
  });
  const handler = onFirstCall(make);
  await expect(handler()).rejects.toThrow('no');
  expect(await handler()).toBe('answer');
});
