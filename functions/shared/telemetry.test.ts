import type { Context } from 'aws-lambda';
import { afterEach, expect, it, vi } from 'vitest';
import { telemetryOf } from './telemetry.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const event = { level: 'error', message: 'network not loaded', error: 'MissingArtifactError' };

it('writes lines of JSON on stderr, and no metrics, on a developer’s machine', async () => {
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const stderr = vi.spyOn(console, 'error').mockReturnValue();
  const telemetry = telemetryOf('generate');
  const handler = telemetry.observed(async (_event: object, _context: Context) => {
    telemetry.measure('Tokens', 60);
    telemetry.log(event);
    return 'answer';
  });
  expect(await handler({}, {} as Context)).toBe('answer');
  const [[row] = []] = stderr.mock.calls;
  expect(JSON.parse(row as string)).toEqual({ time: expect.any(String), ...event });
  expect(stderr).toHaveBeenCalledOnce();
  expect(stdout).not.toHaveBeenCalled();
});
