import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sendStart } from './firstUpdate.ts';

const secret = 'tell_nobody-1';

let webhook: Server;
let url: string;
let statuses: number[];
let seen: { headers: IncomingHttpHeaders; body: { update_id: number } }[];
beforeEach(async () => {
  seen = [];
  webhook = createServer(async (request, response) => {
    seen.push({ headers: request.headers, body: (await json(request)) as { update_id: number } });
    response.writeHead(statuses.length > 1 ? (statuses.shift() as number) : (statuses[0] as number)).end();
  });
  await new Promise<void>((resolve) => webhook.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/telegram`;
});
afterEach(() => {
  webhook.close();
});

it('sends an update as Telegram does, until the webhook takes it', async () => {
  statuses = [503, 404, 200];
  await sendStart(url, secret, 42, 0);
  expect(seen).toHaveLength(3);
  for (const { headers, body } of seen) {
    expect(headers['x-telegram-bot-api-secret-token']).toBe(secret);
    expect(body).toMatchObject({ message: { chat: { id: 42 }, text: '/start' } });
    // The same update each time, and none that Telegram could have sent.
    expect(body.update_id).toBe(seen[0]?.body.update_id);
    expect(body.update_id).toBeLessThan(0);
  }
});

it.each([
  [403, 'another secret'],
  [500, 'parameter is missing'],
  [418, 'answer /start: 418.'],
])('says what a status of %d means', async (status, words) => {
  statuses = [status];
  await expect(sendStart(url, secret, 42, 0)).rejects.toThrow(words);
});

it('says why it gets no answer', async () => {
  await expect(sendStart('http://127.0.0.1:1/telegram', secret, 42, 0)).rejects.toThrow('fetch failed');
});
