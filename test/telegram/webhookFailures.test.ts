import { describe, expect, it } from 'vitest';
import { api, line, startWorldForEachTest, world, writePoem } from './eachTest.ts';

startWorldForEachTest('not listening');

describe('failures', () => {
  it('apologises if the function fails, answers a problem or is slow, and tries again at a button', async () => {
    await world.listen(3000);
    const failures = [
      () => {
        throw new Error(line);
      },
      () => ({ type: 'about:blank', title: 'Service Unavailable', status: 503, detail: line }),
      () => ({ poem: 5 }),
      () => new Promise(() => {}),
    ];
    for (const failure of failures) {
      world.aws.generate = failure;
      const asked = api.say(7, line);
      await api.delivery.settled();
      const apology = api.answers(7).at(-1);
      expect(apology?.text).toContain('Простите');
      expect(apology?.reply_to_message?.message_id).toBe(asked.message_id);
      world.aws.generate = writePoem;
      api.press(apology as never, 'Попробовать ещё раз');
      await api.delivery.settled();
      const poem = api.answers(7).at(-1);
      expect(poem?.text).toContain(line);
      expect(poem?.reply_to_message?.message_id).toBe(asked.message_id);
    }
    expect(api.answers(7)).toHaveLength(2 * failures.length);
    expect(world.log).toContain('WritingError');
  });

  it('waits as long as Telegram says after 429', async () => {
    await world.listen();
    let until = Number.POSITIVE_INFINITY;
    api.fault = (method, _parameters, earlier) => {
      if (method !== 'sendMessage') return 'none';
      if (earlier === 0) until = performance.now() + 950;
      return performance.now() < until ? { code: 429, retryAfter: 1 } : 'none';
    };
    api.say(7, line);
    await api.delivery.settled();
    // A call that comes too early is refused again.
    expect(api.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(2);
    expect(api.answers(7)).toHaveLength(1);
    expect(world.log).toBe('');
  });

  it('asks for another delivery if Telegram says to wait for longer than it can', async () => {
    await world.listen();
    api.fault = (method, _parameters, earlier) =>
      method === 'sendMessage' && earlier === 0 ? { code: 429, retryAfter: 60 } : 'none';
    api.say(7, line);
    await api.delivery.settled();
    expect(api.delivery.attempts.map(({ status }) => status)).toEqual([503, 200]);
    expect(api.answers(7)).toHaveLength(1);
  });

  it('is quiet about people who blocked the bot', async () => {
    await world.listen();
    api.fault = (method) => (method.startsWith('send') ? { code: 403 } : 'none');
    api.say(7, line);
    await api.delivery.settled();
    expect(api.delivery.attempts.map(({ status }) => status)).toEqual([200]);
    expect(world.log).toBe('');
  });

  it('logs other refusals with the update', async () => {
    await world.listen();
    api.fault = (method) => (method === 'sendMessage' ? { code: 400 } : 'none');
    api.say(7, line);
    await api.delivery.settled();
    const [{ updateId, status } = { updateId: 0, status: 0 }] = api.delivery.attempts;
    expect(status).toBe(200);
    expect(JSON.parse(world.log)).toMatchObject({ update_id: updateId, error: 'TelegramCallError' });
  });

  it.each(['drop', { code: 502 }] as const)('sends again after %j', async (fault) => {
    await world.listen();
    api.fault = (_method, _parameters, earlier) => (earlier === 0 ? fault : 'none');
    const asked = api.say(7, line);
    await api.delivery.settled();
    const [poem] = api.answers(7);
    api.press(poem as never, 'Ещё');
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(2);
    expect(api.answers(7)[1]?.reply_to_message?.message_id).toBe(asked.message_id);
    expect(api.answers(7)[0]?.reply_markup).toBeUndefined();
  });

  it('does not send again what was sent, though the answer was lost', async () => {
    await world.listen();
    api.fault = () => 'garble';
    api.say(7, line);
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(1);
  });

  it('gives up on a Telegram that is down, and keeps the token out of the log', async () => {
    await world.listen(28_000, { TELEGRAM_API_ROOT: 'http://127.0.0.1:9' });
    api.say(7, line);
    await api.delivery.settled();
    expect(world.log).toContain('ECONNREFUSED');
    expect(world.log).not.toContain('/bot');
  });
});
