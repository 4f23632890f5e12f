import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  api,
  line,
  messageUpdate,
  secretHeader,
  startWorldForEachTest,
  world,
  writePoem,
} from './eachTest.ts';

startWorldForEachTest('not listening');

describe('once', () => {
  it('writes one poem for an update that comes twice', async () => {
    await world.listen();
    const update = api.push({ message: api.say(7, line) });
    await api.delivery.settled();
    api.deliver(update);
    await api.delivery.settled();
    await world.container()({ headers: secretHeader, body: JSON.stringify(update) });
    expect(api.answers(7)).toHaveLength(1);
  });

  it('writes one poem for an update that two containers get at the same time', async () => {
    api.say(7, 'чат');
    world.aws.generate = async (request, nth) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return writePoem(request, nth);
    };
    const body = JSON.stringify(messageUpdate(line));
    const results = await Promise.all([
      world.container()({ headers: secretHeader, body }),
      world.container()({ headers: secretHeader, body }),
    ]);
    expect(results).toEqual([{ statusCode: 200 }, { statusCode: 200 }]);
    expect(api.answers(7)).toHaveLength(1);
    expect(world.aws.requests).toHaveLength(1);
  });

  it('asks for another delivery while another container does not finish, which then takes over', async () => {
    api.say(7, 'чат');
    let finish: () => void = () => {};
    world.aws.generate = async (request, nth) => {
      if (nth === 1) await new Promise<void>((resolve) => (finish = resolve));
      return writePoem(request, nth);
    };
    const body = JSON.stringify(messageUpdate(line));
    const context = { getRemainingTimeInMillis: () => 4000 };
    const dying = world.container()({ headers: secretHeader, body }, context);
    await expect.poll(() => world.aws.requests.length).toBe(1);
    expect((await world.container()({ headers: secretHeader, body }, context)).statusCode).toBe(503);
    finish();
    await dying;
    expect((await world.container()({ headers: secretHeader, body }, context)).statusCode).toBe(200);
    expect(api.answers(7)).toHaveLength(1);
  });

  it('writes one poem for an update that comes again because it took too long', async () => {
    await world.listen();
    api.delivery.patience = 200;
    world.aws.generate = async (request, nth) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      return writePoem(request, nth);
    };
    const asked = [api.say(7, line), api.say(7, `${line} опять`)];
    await api.delivery.settled();
    expect(api.delivery.attempts.map(({ status }) => status)).toContain(0);
    expect(api.answers(7).map(({ reply_to_message }) => reply_to_message?.message_id)).toEqual(
      asked.map(({ message_id }) => message_id),
    );
  });

  it('keeps the records for 24 hours', async () => {
    await world.listen();
    api.say(7, line);
    await api.delivery.settled();
    const [record] = await world.table.records();
    const hours = (Number(record?.['expiration']?.N) - Date.now() / 1000) / 3600;
    expect(hours).toBeCloseTo(24, 1);
    expect(JSON.stringify(record)).not.toContain('крышей');
  });

  it('sends the poem if the table fails, and still only once', async () => {
    await world.listen(28_000, { IDEMPOTENCY_TABLE_NAME: 'missing' });
    const message = api.say(7, line);
    await api.delivery.settled();
    api.deliver({ update_id: api.delivery.attempts[0]?.updateId as number, message });
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(1);
    expect(world.log).toContain('idempotency table failed');
  });

  it('sends the poem if the table does not answer', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    await world.listen(28_000, { AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}` });
    api.say(7, line);
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(1);
    silent.closeAllConnections();
    silent.close();
  });

  it('sends the poem if the table can not be reached', async () => {
    await world.listen(28_000, { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' });
    api.say(7, line);
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(1);
  });
});
