import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeClock } from '../../../test/doubles/fakeClock.ts';
import { TelegramCallError } from './callError.ts';
import { TelegramClient } from './client.ts';
import type { Call } from './telegraf.ts';
import { showTyping } from './typing.ts';

let failures: TelegramCallError[];
let calls: number;
const call = (async () => {
  calls++;
  const failure = failures.shift();
  if (failure) throw failure;
  return true;
}) as Call;
const refusal = (code: number, retryAfter?: number) =>
  new TelegramCallError('sendMessage', 'refused', String(code), code, retryAfter);
const failed = (failure: 'unreached' | 'answerLost' | 'timeout') =>
  new TelegramCallError('sendMessage', failure, failure);
async function send(time = 10_000, cancel?: AbortSignal) {
  const message = { chat_id: 1, text: 'а' };
  const sent = new TelegramClient(call).call('sendMessage', message, performance.now() + time, cancel);
  // It may fail while the clock advances.
  sent.catch(() => {});
  await vi.advanceTimersByTimeAsync(time);
  return sent;
}
beforeEach(() => {
  fakeClock();
  [failures, calls] = [[], 0];
});

describe('TelegramClient', () => {
  it('calls again what may pass', async () => {
    failures = [failed('unreached'), refusal(502)];
    expect(await send()).toBe(true);
    failures = [failed('timeout')];
    expect(await send()).toBe(true);
    expect(calls).toBe(5);
  });

  it.each([refusal(400), refusal(403), failed('answerLost')])('does not repeat %o', async (error) => {
    failures = [error];
    await expect(send()).rejects.toBe(error);
    expect(calls).toBe(1);
  });

  it('gives up where an answer would come after the deadline', async () => {
    failures = Array.from({ length: 9 }, () => failed('unreached'));
    await expect(send(2000)).rejects.toMatchObject({ failure: 'unreached' });
    expect(calls).toBe(3);
  });

  it('makes no call whose answer may come too late', async () => {
    await expect(send(400)).rejects.toMatchObject({ failure: 'timeout' });
    expect(calls).toBe(0);
  });

  it('does not wait for longer than it may', async () => {
    failures = [refusal(429, 5)];
    await expect(send(4000)).rejects.toMatchObject({ code: 429, retryAfter: 5 });
    expect(calls).toBe(1);
  });

  it('is not called again once it is cancelled', async () => {
    failures = [failed('unreached')];
    await expect(send(10_000, AbortSignal.abort())).rejects.toMatchObject({ failure: 'unreached' });
    expect(calls).toBe(1);
  });
});

describe('showTyping', () => {
  it('shows it at once and every four seconds, until it is ended', async () => {
    const act = vi.fn(async () => {
      throw refusal(500);
    });
    const end = showTyping(act);
    expect(act).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(3999);
    expect(act).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(8001);
    expect(act).toHaveBeenCalledTimes(4);
    await end();
    vi.advanceTimersByTime(60_000);
    expect(act).toHaveBeenCalledTimes(4);
  });

  it('leaves no call under way', async () => {
    let cancelled = false;
    const end = showTyping(
      (cancel) =>
        new Promise((_, reject) => {
          cancel.addEventListener('abort', () => {
            cancelled = true;
            reject(cancel.reason);
          });
        }),
    );
    const ended = end();
    await vi.advanceTimersByTimeAsync(500);
    await ended;
    expect(cancelled).toBe(true);
  });
});
