import { describe, expect, it } from 'vitest';
import { api, line, startWorldForEachTest, world } from './eachTest.ts';

startWorldForEachTest('listening');

describe('inline mode', () => {
  async function ask(query: string) {
    api.ask(query);
    await api.delivery.settled();
    return api.done('answerInlineQuery').at(-1) ?? {};
  }

  it('offers three poems, and remembers them', async () => {
    const { results, cache_time } = await ask(line);
    expect(results.map(({ title }: { title: string }) => title)).toEqual(['Нежно', 'Как поэт', 'Безумно']);
    const poems = results.map((result: { input_message_content: object }) => result.input_message_content);
    expect(new Set(poems.map(({ message_text }: { message_text: string }) => message_text)).size).toBe(3);
    expect(poems[0]).not.toHaveProperty('parse_mode');
    expect(cache_time).toBeGreaterThan(0);
    expect((await ask(` ${line}`))['results']).toEqual(results);
    expect(world.aws.requests.map(({ form }) => form)).toEqual(['rhymed', 'rhymed', 'rhymed']);
    await ask(`${line} и`);
    expect(world.aws.requests).toHaveLength(6);
  });

  it('sets an epigraph in italics, and shows what was written', async () => {
    const { generate } = world.aws;
    world.aws.generate = (request, nth) => {
      const poem = generate(request, nth) as object;
      return { ...poem, poem: 'Carpe diem\n\nраз\nдва', opening: 'epigraph', openingReason: 'script' };
    };
    const { results } = await ask('Carpe diem');
    expect(results[0]).toMatchObject({
      description: 'раз / два',
      input_message_content: { entities: [{ type: 'italic', offset: 0, length: 10 }] },
    });
  });

  it('offers those that were written, and asks for the others again', async () => {
    const { generate } = world.aws;
    world.aws.generate = (request, nth) => {
      if (request.preset === 'madness') throw new Error('no poem');
      return generate(request, nth);
    };
    const partial = await ask(line);
    expect(partial['results']).toHaveLength(2);
    expect(partial['cache_time']).toBe(0);
    world.aws.generate = generate;
    expect((await ask(line))['results']).toHaveLength(3);
  });

  it('invites where there is nothing to offer', async () => {
    expect(await ask('  ')).toMatchObject({ results: [], button: { text: 'Напишите первую строку стихов' } });
    world.aws.generate = () => new Promise(() => {});
    expect(await ask(line)).toMatchObject({
      results: [],
      cache_time: 0,
      button: { start_parameter: 'inline' },
    });
  });
});
