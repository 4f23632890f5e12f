import { beforeEach, describe, expect, it } from 'vitest';
import { problemSchema } from '../api/problemSchema.ts';
import { healthSchema, poemResponseSchema } from '../api/responseSchema.ts';
import { MissingArtifactError } from '../artifacts/errors.ts';
import { defaultForm, formAndModel } from '../poet/models.ts';
import { LineAllowance } from './lineAllowance.ts';
import type { PoemService } from './service.ts';
import { TestService } from './testService.ts';

const prompt = 'Над крышей тихо тает свет';
const usual = formAndModel({}).model;

let world: TestService;
let service: PoemService;
beforeEach(() => {
  world = new TestService();
  service = world.service;
});

const write = async (request: object) => poemResponseSchema.strict().parse(await service.writePoem(request));

describe('a poem', () => {
  it('is answered with its timing', async () => {
    const request = { preset: 'tender', lines: 8, seed: 3, sampling: { topK: 4 } };
    const poem = await write({ prompt: ` ${prompt} `, ...request });
    expect(poem).toMatchObject({ seed: 3, preset: 'tender', model: { name: usual, version: '9.9.9' } });
    expect(poem.lines[0]).toBe(prompt);
    expect(world.asked).toEqual([{ prompt, form: defaultForm, ...request }]);
  });

  it('is asked for with what shapes rhymed verse, and says how it came out', async () => {
    const form = { form: 'rhymed', scheme: 'ABBA', meter: 'iamb-4', clausulae: 'fm', budgetMs: 100 };
    const poem = await write({ prompt, model: 'verse', profanity: true, ...form });
    expect(world.asked).toEqual([{ prompt, preset: 'poet', profanity: true, ...form }]);
    const { scheme, meter } = form;
    expect(poem).toMatchObject({ form: 'rhymed', opening: 'line', scheme, meter, score: -3 });
  });

  it('says nothing of rhyme where it is free verse', async () => {
    const poem = await write({ prompt, model: 'classic' });
    expect(poem).toMatchObject({ form: 'free', model: { name: 'classic' } });
    for (const field of ['opening', 'scheme', 'meter', 'stressed', 'score'])
      expect(poem).not.toHaveProperty(field);
  });

  it('loads each network when it is first asked for', async () => {
    await write({ prompt, model: 'classic' });
    expect(world.loads).toEqual(['classic']);
    await write({ prompt, model: 'verse' });
    await write({ prompt, model: 'classic' });
    expect(world.loads).toEqual(['classic', 'verse']);
    expect(world.measured.filter(([name]) => name === 'LoadTime')).toHaveLength(2);
  });

  it('loads a network once, however many ask at the same time', async () => {
    await Promise.all([write({ prompt }), write({ prompt })]);
    await write({ prompt });
    expect(world.loads).toEqual([usual]);
  });

  it('is measured, and so is the load', async () => {
    await write({ prompt });
    await write({ prompt });
    await service.answer({});
    const names = world.measured.map(([name]) => name);
    expect(names).toEqual(['LoadTime', 'ComposeTime', 'Tokens', 'ComposeTime', 'Tokens']);
    expect(world.measured.filter(([name]) => name === 'Tokens')).toEqual(Array(2).fill(['Tokens', 9]));
  });
});

describe('answer', () => {
  it('is the poem', async () => {
    const answer = await service.answer({ prompt, preset: 'poet', seed: 1 });
    expect(poemResponseSchema.strict().parse(answer)).toMatchObject({ seed: 1, preset: 'poet' });
    expect(answer).not.toHaveProperty('status');
  });

  it.each([
    [{ prompt: '' }, 'prompt'],
    [{}, 'prompt'],
    [{ prompt, sampling: { chaosRate: 2 } }, 'sampling.chaosRate'],
    [{ prompt, requestContext: {} }, 'requestContext'],
  ])('to %j is problem details that name the field', async (request, field) => {
    expect(problemSchema.strict().parse(await service.answer(request))).toMatchObject({ status: 400, field });
    expect(world.loads).toEqual([]);
  });

  it.each([null, 'text', 3])('to %j is problem details', async (request) => {
    expect(await service.answer(request)).toMatchObject({ status: 400 });
  });
});

it('health names the networks that are loaded, and loads none', async () => {
  expect(service.health()).toEqual({ status: 'ok', version: '1.2.3', loaded: false, models: [] });
  expect(world.loads).toEqual([]);
  const [classic, verse] = ['classic', 'verse'].map((name) => ({ name, version: '9.9.9' }));
  for (const [model, models] of [
    ['classic', [classic]],
    ['verse', [verse, classic]],
  ] as const) {
    await write({ prompt, model });
    const health = healthSchema.strict().parse(service.health());
    expect(health).toMatchObject({ loaded: true, model: models[0], models });
  }
});

describe('failures', () => {
  it('are 503 while the network cannot be loaded; then it is loaded', async () => {
    world.failures = [new MissingArtifactError('classic.onnx', 's3://bucket'), new RangeError(prompt)];
    for (const name of ['MissingArtifactError', 'RangeError']) {
      const problem = await service.writePoem({ prompt }).catch((error: unknown) => error);
      expect(problem).toMatchObject({
        status: 503,
        headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
      });
      expect(JSON.stringify((problem as { details: object }).details)).not.toMatch(/onnx|bucket/);
      expect(world.log).toContain(name);
    }
    expect(world.log).toContain('classic.onnx');
    await write({ prompt });
    expect(world.loads).toHaveLength(3);
  });

  it('are 500 without internals, and log no text of a person', async () => {
    world.composing = () => {
      throw new TypeError(`cannot encode ${prompt}\n    at many lines`);
    };
    const problem = await service.answer({ prompt });
    expect(problem).toMatchObject({ status: 500 });
    expect(JSON.stringify(problem)).not.toMatch(/encode|TypeError|at /);
    expect(world.log).toContain('TypeError');
    expect(world.log).toContain('service.test.ts');
    expect(world.log).not.toMatch(/крышей|encode|many lines/);
  });

  it('are none where the caller has left', async () => {
    const leave = new AbortController();
    world.composing = () => leave.abort(new Error('gone'));
    await expect(service.answer({ prompt }, leave.signal)).rejects.toThrow('gone');
    expect(world.log).toBe('');
  });

  it('are 429 where more lines are asked for than are allowed; then nothing is loaded', async () => {
    world = new TestService(new LineAllowance(1, () => 0));
    await world.service.writePoem({ prompt, lines: 14 });
    world.loads.length = 0;
    const refused = await world.service.answer({ prompt, model: 'classic' });
    expect(problemSchema.strict().parse(refused)).toMatchObject({ status: 429 });
    expect(await world.service.answer({ prompt: '' })).toMatchObject({ status: 400 });
    expect([world.loads, world.asked.length, world.log]).toEqual([[], 1, '']);
  });

  it('of the caller are not logged', async () => {
    await service.answer({ prompt, тайна: 1 });
    expect(world.log).toBe('');
  });
});
