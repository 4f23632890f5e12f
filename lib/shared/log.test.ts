import { expect, it, vi } from 'vitest';
import { errorKind, logToStderr, stackFrames } from './log.ts';

it.each([
  [new RangeError('no'), 'RangeError'],
  [Object.assign(new Error('no'), { code: 'ECONNRESET' }), 'ECONNRESET'],
  [Object.assign(new Error('no'), { code: 7 }), 'Error'],
  ['text', 'string'],
])('names the kind of %o', (error, kind) => expect(errorKind(error)).toBe(kind));

it('shows where an error was thrown, and nothing of its message', () => {
  const frames = stackFrames(new TypeError('cannot read\n    at тайные слова'));
  expect(frames.length).toBeGreaterThan(0);
  expect(frames.length).toBeLessThanOrEqual(5);
  expect(frames[0]).toMatch(/^at .*log\.test\.ts/);
  expect(frames.join()).not.toContain('тайные');
});

it('shows the frames of an error without a message', () => {
  expect(stackFrames(new Error())[0]).toContain('log.test.ts');
});

it('writes an event as a line of JSON, with the time', () => {
  const write = vi.spyOn(console, 'error').mockReturnValue();
  logToStderr({ message: 'снег\n' });
  const [[line]] = write.mock.calls as [[string]];
  write.mockRestore();
  expect(line).not.toContain('\n');
  const { time, ...event } = JSON.parse(line) as Record<string, string>;
  expect(event).toEqual({ message: 'снег\n' });
  expect(new Date(time as string).toISOString()).toBe(time);
});
