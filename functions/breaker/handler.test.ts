import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type BreakerEvent, createHandler } from './handler.ts';

const open = { poem: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 } };
const environment = {
  API_ID: 'a1b2',
  STAGE_NAME: '$default',
  API_THROTTLES: JSON.stringify({ 'ANY /poem': open.poem, $default: open.poem }),
  BOT_THROTTLE: JSON.stringify(open.poem),
};
const closed = { throttlingRateLimit: 0, throttlingBurstLimit: 0 };
const opened = { throttlingRateLimit: 5, throttlingBurstLimit: 10 };

let gateway: Server;
let changes: unknown[];
let status: number;
beforeEach(async () => {
  changes = [];
  status = 200;
  gateway = createServer(async (request, response) => {
    changes.push([request.method, request.url, await json(request)]);
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const { port } = gateway.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(() => {
  vi.unstubAllEnvs();
  gateway.close();
});

const alarm = (name: string, value: string): BreakerEvent => ({
  alarmData: { alarmName: `NeuralPoet-dev-WatchAlarms${name}0A1B-XYZ`, state: { value } },
});
const logged: unknown[] = [];
const handle = (event: BreakerEvent) => createHandler(environment, (record) => logged.push(record))(event);
const apiRoutes = (throttle: object) => ({ routeSettings: { 'ANY /poem': throttle, $default: throttle } });

it.each([
  ['the API', alarm('ApiCosts', 'ALARM'), apiRoutes(closed)],
  ['the API', alarm('ApiCosts', 'OK'), apiRoutes(opened)],
  ['the API', alarm('ApiCosts', 'INSUFFICIENT_DATA'), apiRoutes(opened)],
  ['the API', { part: 'api', open: false } as const, apiRoutes(closed)],
  ['the bot', alarm('BotCosts', 'ALARM'), { defaultRouteSettings: closed }],
  ['the bot', alarm('BotCosts', 'OK'), { defaultRouteSettings: opened }],
  ['the bot', { part: 'bot', open: true } as const, { defaultRouteSettings: opened }],
])('changes the throttles of %s alone: %j', async (_part, event, body) => {
  await handle(event);
  expect(changes).toEqual([['PATCH', '/v2/apis/a1b2/stages/%24default', body]]);
});

it('says what it did', async () => {
  logged.length = 0;
  await handle(alarm('BotCosts', 'ALARM'));
  expect(logged).toEqual([{ level: 'warn', message: 'closed', part: 'bot' }]);
});

it('fails where it can’t close, so that it is tried again', async () => {
  status = 403;
  await expect(handle(alarm('ApiCosts', 'ALARM'))).rejects.toThrow();
  await expect(handle(alarm('ApiSlow', 'ALARM'))).rejects.toThrow('no alarm of costs');
});
