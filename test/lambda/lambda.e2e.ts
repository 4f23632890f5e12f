import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { problemSchema } from '../../lib/api/problemSchema.ts';
import manifest from '../../model-artifacts/manifest.json' with { type: 'json' };
import { ask, poemOf } from './asking.ts';
import { Cloud } from './cloud.ts';
import { httpEvent, postPoem } from './httpEvents.ts';
import { runtimeClient } from './runtimeClient.ts';

const prompt = 'Над крышей тихо тает свет';
let cloud: Cloud;
beforeAll(async () => {
  await runtimeClient();
  cloud = await Cloud.start('model-artifacts');
});
afterAll(() => cloud.stop());
afterEach(() => {
  cloud.s3.fault = () => 'none';
});

describe('generate', () => {
  it('starts cold without reading anything, and answers POST /poem with the network of S3', async () => {
    const container = await cloud.generate();
    const before = cloud.s3.seen.length;
    const health = await container.call<APIGatewayProxyStructuredResultV2>(httpEvent('GET', '/health'));
    expect(JSON.parse(health.body as string)).toMatchObject({ loaded: false });
    expect(cloud.s3.seen).toHaveLength(before);

    const first = poemOf(await ask(container, { prompt, seed: 7, lines: 8 }));
    expect(first.lines[0]).toBe(prompt);
    expect(first.model).toEqual({ name: 'classic', version: manifest.version });
    const read = cloud.s3.seen.length;
    expect(read).toBeGreaterThan(before);
    const again = poemOf(await ask(container, { prompt, seed: 7, lines: 8 }));
    expect(again.poem).toBe(first.poem);
    expect(cloud.s3.seen).toHaveLength(read);
    const { ColdStart, LoadTime, ComposeTime, Tokens, Errors } = container.metrics('generate');
    expect({ ColdStart, Errors }).toEqual({ ColdStart: [1], Errors: undefined });
    expect(LoadTime).toEqual([first.timing.loadMs]);
    expect(ComposeTime).toEqual([first.timing.composeMs, again.timing.composeMs]);
    expect(Tokens).toHaveLength(2);
    await cloud.end(container);
  });

  it('writes rhymed verse unless told otherwise, once all that it needs is sound', async () => {
    const container = await cloud.generate();
    cloud.s3.fault = (path) => (path.endsWith('/pairs.bin') ? 'corrupt' : 'none');
    const event = postPoem({ prompt, seed: 7 });
    const refused = await container.call<APIGatewayProxyStructuredResultV2>(event);
    expect(refused.statusCode).toBe(503);
    const before = cloud.s3.seen.length;
    cloud.s3.fault = () => 'none';
    const poem = poemOf(await container.call(event));
    expect(poem).toMatchObject({ form: 'rhymed', opening: 'line', scheme: 'ABAB CDCD', meter: 'iamb-4' });
    expect(poem.lines).toHaveLength(8);
    const read = cloud.s3.seen.slice(before).join('\n');
    for (const file of ['verse.onnx', 'lexicon.bin', 'pairs.bin']) expect(read).toContain(file);
    expect(read).not.toContain('classic.onnx');
    await cloud.end(container);
  });

  it('answers 429 where more lines are asked for than it may write, and the bot’s does not', async () => {
    const [api, bot] = [await cloud.generate(), await cloud.botGenerate()];
    const long = { prompt, lines: 40, furtherStanzas: 8, seed: 1 };
    poemOf(await ask(api, long));
    const refused = await ask(api, long);
    expect(refused).toMatchObject({
      statusCode: 429,
      headers: {
        'retry-after': expect.stringMatching(/^\d$/u),
        'content-type': expect.stringContaining('problem+json'),
      },
    });
    for (const seed of [1, 2])
      expect(await bot.call({ ...long, model: 'classic', seed })).toMatchObject({ seed });
    await cloud.end(api);
    await cloud.end(bot);
  });

  it('has its network before anybody asks, with provisioned concurrency', async () => {
    cloud.s3.seen.length = 0;
    const container = await cloud.generate({ AWS_LAMBDA_INITIALIZATION_TYPE: 'provisioned-concurrency' });
    await vi.waitFor(() => expect(container.api.asked).toHaveLength(1), 60_000);
    const read = cloud.s3.seen.length;
    expect(cloud.s3.seen.join()).toContain('verse.onnx');
    const poem = poemOf(await container.call(postPoem({ prompt, seed: 7 })));
    expect(cloud.s3.seen).toHaveLength(read);
    expect(container.metrics('generate')).toMatchObject({ ComposeTime: [poem.timing.composeMs] });
    expect(container.metrics('generate')).not.toHaveProperty('ColdStart');
    await cloud.end(container);
  });

  it('answers an Invoke with the poem itself, and a faulty request with a problem', async () => {
    const container = await cloud.generate();
    expect(await container.call({ prompt, model: 'classic', seed: 7 })).toMatchObject({
      seed: 7,
      preset: 'poet',
    });
    expect(problemSchema.parse(await container.call({ prompt, lines: 1 }))).toMatchObject({ status: 400 });
    await cloud.end(container);
  });

  it('is ended at its deadline, and the next container answers', async () => {
    const container = await cloud.generate();
    cloud.s3.fault = () => 'silent';
    const { payload, functionError } = await container.invoke(postPoem({ prompt, model: 'classic' }), 2_000);
    expect(functionError).toBe('Unhandled');
    expect(JSON.parse(payload)).toMatchObject({ errorType: 'Sandbox.Timedout' });
    cloud.s3.fault = () => 'none';
    const next = await cloud.generate();
    poemOf(await ask(next, { prompt }));
    await cloud.end(container);
    await cloud.end(next);
  });

  it('answers a burst of 50 cold containers, all with the same poem for the same seed', async () => {
    const poems = new Set<string>();
    let answers = 0;
    // Ten at a time: they share the processors and the memory of one machine, and each has its deadline.
    while (answers < 50) {
      const containers = await Promise.all(Array.from({ length: 10 }, () => cloud.generate()));
      const written = await Promise.all(containers.map((container) => ask(container, { prompt, seed: 3 })));
      for (const answer of written) poems.add(poemOf(answer).poem);
      answers += written.length;
      await Promise.all(containers.map((container) => cloud.end(container)));
    }
    expect(answers).toBe(50);
    expect(poems.size).toBe(1);
  });
});

it.each([
  ['INFO', []],
  ['DEBUG', [expect.objectContaining({ level: 'DEBUG', service: 'generate', status: 200 })]],
])('at the log level %s requests are logged as it says', async (level, records) => {
  const container = await cloud.generate({ AWS_LAMBDA_LOG_LEVEL: level });
  await container.call(httpEvent('GET', '/health'));
  expect(container.records.filter(({ message }) => message === 'answered')).toEqual(records);
  await cloud.end(container);
});

describe('site', () => {
  it('answers pages and refusals without asking for anything', async () => {
    const container = await cloud.site();
    const before = cloud.s3.seen.length;
    const get = (path: string) => container.call<APIGatewayProxyStructuredResultV2>(httpEvent('GET', path));
    for (const [path, status] of [
      ['/', 200],
      ['/docs', 200],
      ['/openapi.json', 200],
      ['/health', 200],
      ['/poem/', 308],
      ['/nothing', 404],
    ] as const)
      expect((await get(path)).statusCode).toBe(status);
    expect(cloud.s3.seen).toHaveLength(before);
    await cloud.end(container);
  });
});

describe('telegram-webhook', () => {
  it('turns an update into a poem in the chat, written by generate', async () => {
    const { api } = cloud.world;
    const [generate, webhook] = [await cloud.botGenerate(), await cloud.webhook()];
    cloud.connect(generate);
    const asked = api.say(7, prompt);
    await api.delivery.settled();
    expect(api.delivery.attempts.map(({ status }) => status)).toEqual([200]);
    const [poem, ...others] = api.answers(7);
    expect(others).toEqual([]);
    expect(poem?.reply_to_message?.message_id).toBe(asked.message_id);
    expect(poem?.text?.split('\n')[0]).toBe(prompt);
    expect(poem?.text?.split('\n').length).toBeGreaterThanOrEqual(4);

    // Delivered again, it is not answered again.
    api.deliver({ update_id: api.delivery.attempts[0]?.updateId as number, message: asked });
    await api.delivery.settled();
    expect(api.answers(7)).toHaveLength(1);
    expect(webhook.metrics('telegram-webhook')).toEqual({ ColdStart: [1], Updates: [1, 1] });
    expect(webhook.log + generate.log).not.toMatch(/AAbb|tell_nobody|крышей/u);
    await cloud.end(generate);
    await cloud.end(webhook);
  });

  it('apologises in the chat where the network cannot be loaded', async () => {
    const { api } = cloud.world;
    const generate = await cloud.botGenerate({ MODEL_PREFIX: '9.9.9' });
    const webhook = await cloud.webhook();
    cloud.connect(generate);
    api.say(8, prompt);
    await api.delivery.settled();
    expect(api.answers(8).map(({ text }) => text)).toEqual([expect.stringContaining('Простите')]);
    expect(webhook.log).toContain('WritingError');
    await cloud.end(generate);
    await cloud.end(webhook);
  });
});
