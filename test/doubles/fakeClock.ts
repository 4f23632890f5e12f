import timers from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';

/**
 * Lets the test that runs, or each test after a `beforeEach`, tell the time: `vi.advanceTimersByTimeAsync` advances all
 * timers, `performance.now()`, the promises of node:timers/promises, and AbortSignal.timeout, which would else go by the
 * real clock, and so by the load of the machine.
 */
export function fakeClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  // Vitest's clock reaches neither of these.
  const spies = [
    vi.spyOn(timers, 'setTimeout').mockImplementation(
      (ms, value, { signal } = {}) =>
        new Promise((resolve, reject) => {
          if (signal?.aborted) reject(signal.reason);
          setTimeout(resolve, ms, value);
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    ),
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException('no time is left', 'TimeoutError')), ms);
      return controller.signal;
    }),
  ];
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore();
    vi.useRealTimers();
  });
}
