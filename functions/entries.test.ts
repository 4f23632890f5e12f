import type { Context } from 'aws-lambda';
import { afterEach, expect, it, vi } from 'vitest';
import * as v8Flags from '../lib/service/v8Flags.ts';
import * as telemetry from './shared/telemetry.ts';

vi.mock('../lib/service/v8Flags.ts', { spy: true });
vi.mock('./shared/telemetry.ts', { spy: true });
afterEach(() => {
  vi.clearAllMocks();
  vi.unstubAllEnvs();
});

it('importing generate only defines its handler; the first call starts the service', async () => {
  const { handler } = await import('./generate/handler.ts');
  expect(v8Flags.startLean).not.toHaveBeenCalled();
  expect(telemetry.telemetryOf).not.toHaveBeenCalled();
  vi.mocked(v8Flags.startLean).mockReturnValue();
  for (let nth = 0; nth < 2; nth++) {
    const event = { rawPath: '/health', headers: {}, requestContext: { http: { method: 'GET' } } };
    expect(await handler(event)).toMatchObject({ statusCode: 200 });
  }
  expect(v8Flags.startLean).toHaveBeenCalledTimes(1);
  expect(telemetry.telemetryOf).toHaveBeenCalledTimes(1);
});

it('importing the site only defines its handler; it answers without starting the service', async () => {
  const { handler } = await import('./site/handler.ts');
  expect(telemetry.telemetryOf).not.toHaveBeenCalled();
  const event = { rawPath: '/', headers: {}, requestContext: { http: { method: 'GET' } } };
  expect(await handler(event)).toMatchObject({
    statusCode: 200,
    headers: {
      etag: expect.stringMatching(/^"[\w-]+"$/u),
      'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/u),
      'x-content-type-options': 'nosniff',
    },
  });
  expect(v8Flags.startLean).not.toHaveBeenCalled();
});

it('importing the webhook only defines its handler; the first call reads the environment', async () => {
  const { handler } = await import('./telegram-webhook/handler.ts');
  expect(telemetry.telemetryOf).not.toHaveBeenCalled();
  vi.stubEnv('TELEGRAM_BOT_TOKEN', '1:a');
  vi.stubEnv('TELEGRAM_WEBHOOK_SECRET', 'secret');
  const context = { getRemainingTimeInMillis: () => 1000 } as Context;
  expect(await handler({ headers: {}, body: '' }, context)).toEqual({ statusCode: 403 });
  expect(telemetry.telemetryOf).toHaveBeenCalledTimes(1);
});
