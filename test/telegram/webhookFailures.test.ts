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

  it.each([
    { code: 403, description: 'Forbidden: bot was blocked by the user' },
    { code: 403, description: 'Forbidden: bot was kicked from the supergroup chat' },
    { code: 400, description: 'Bad Request: chat not found' },
    { code: 400, description: 'Bad Request: not enough rights to send text messages to the chat' },
    { code: 400, description: 'Bad Request: TOPIC_CLOSED' },
  ])('takes it for no failure that $description', async (fault) => {
    await world.listen();
    api.fault = (method) => (method.startsWith('send') ? fault : 'none');
    api.say(7, line);
    await api.delivery.settled();
    expect(api.delivery.attempts.map(({ status }) => status)).toEqual([200]);
    expect(JSON.parse(world.log)).toMatchObject({ level: 'info' });
  });

  it('takes it for no failure that a button was pressed long ago, or that its message is gone', async () => {
    await world.listen();
    const [poem] = await world.answersTo(7, line);
    const descriptions: Record<string, string> = {
      answerCallbackQuery:
        'Bad Request: query is too old and response timeout expired or query ID is invalid',
      editMessageReplyMarkup: 'Bad Request: message to edit not found',
    };
    api.fault = (method) => {
      const description = descriptions[method];
      return description === undefined ? 'none' : { code: 400, description };
    };
    api.press(poem as never, 'Ещё');
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(2);
    expect(JSON.parse(world.log)).toMatchObject({ level: 'info' });
  });

  it('answers in a topic though the message was deleted', async () => {
    await world.listen();
    world.aws.generate = (request, nth) => {
      api.messages.delete(asked.message_id);
      return writePoem(request, nth);
    };
    api.say(-7, 'другая', 'supergroup');
    const topic = { is_topic_message: true, message_thread_id: 3 };
    const asked = api.say(-7, { text: `/poem ${line}`, ...topic }, 'supergroup');
    await api.delivery.settled();
    expect(api.answers(-7)).toHaveLength(1);
    expect(api.done('sendMessage')).toMatchObject([{ message_thread_id: 3 }]);
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

  it.each(['drop', { code: 502 }, { code: 429, retryAfter: 1 }] as const)(
    'asks for other deliveries while %j outlasts the runs, and then sends the same poem once',
    async (fault) => {
      await world.listen(2500);
      const failures = () => api.delivery.attempts.filter(({ status }) => status === 503).length;
      api.fault = (method) => (method === 'sendMessage' && failures() < 2 ? fault : 'none');
      api.say(7, line);
      await api.delivery.settled();
      expect(failures()).toBe(2);
      expect(api.answers(7)).toHaveLength(1);
      const seeds = world.aws.requests.map(({ seed }) => seed);
      expect(seeds).toHaveLength(3);
      expect(new Set(seeds).size).toBe(1);
      const levels = world.log.trimEnd().split('\n');
      expect(new Set(levels.map((event) => JSON.parse(event).level))).toEqual(new Set(['warn']));
    },
  );

  it('keeps the token out of the log of an outage', async () => {
    const handler = world.container({ TELEGRAM_API_ROOT: 'http://127.0.0.1:9' });
    const context = { getRemainingTimeInMillis: () => 2500 };
    const body = JSON.stringify(messageUpdate(line));
    expect(await handler({ headers: secretHeader, body }, context)).toEqual({ statusCode: 503 });
    expect(world.log).toContain('ECONNREFUSED');
    expect(world.log).not.toContain('/bot');
  });
});
