import { describe, expect, it } from 'vitest';
import { defaultModel, formAndModel } from '../poet/models.ts';
import type { Problem } from './problem.ts';
import { parsePoemRequest } from './request.ts';

const prompt = 'Над крышей тихо тает свет';
const rhymed = { prompt, form: 'rhymed', model: 'verse' };

function problemOf(body: unknown): Problem {
  try {
    parsePoemRequest(body);
  } catch (error) {
    return error as Problem;
  }
  throw new Error('was taken');
}

describe('parsePoemRequest', () => {
  it('fills in the default preset, form and model, and nothing else', () => {
    expect(parsePoemRequest({ prompt })).toEqual({ prompt, preset: 'poet', ...formAndModel({}) });
  });

  it.each([
    [{ model: 'verse' }, { model: 'verse', form: 'rhymed' }],
    [{ model: 'classic' }, { model: 'classic', form: 'free' }],
    [{ form: 'free' }, { model: defaultModel, form: 'free' }],
    [
      { form: 'free', model: 'verse' },
      { form: 'free', model: 'verse' },
    ],
  ])('takes %j for %j', (asked, expected) => {
    expect(parsePoemRequest({ prompt, ...asked })).toMatchObject(expected);
  });

  it('takes every field at both ends of its range', () => {
    const low = { topK: 1, newlineTopK: 1, chaosTopK: 0, chaosRate: 0 };
    const high = { topK: 3500, newlineTopK: 3500, chaosTopK: 3500, chaosRate: 1 };
    for (const [sampling, lines, seed] of [
      [low, 4, 0],
      [high, 40, 4_294_967_295],
    ] as const) {
      const request = { ...rhymed, preset: 'madness', sampling, lines, seed };
      expect(parsePoemRequest(request)).toEqual(request);
    }
    for (const maxTokens of [8, 400]) {
      const request = { prompt, form: 'free', sampling: { maxTokens } };
      expect(parsePoemRequest(request)).toMatchObject(request);
    }
  });

  it.each([
    { scheme: 'ABBA', meter: 'auto', clausulae: 'm', budgetMs: 100, profanity: true },
    { scheme: '-A-A', meter: 'iamb-4', clausulae: 'fmd', budgetMs: 10_000, profanity: false },
    { scheme: 'Sonnet', meter: '4-3-4-3', lines: 14 },
    { scheme: 'АБАБ', meter: 'dolnik-3', lines: 4 },
    { scheme: 'онегин', meter: 'dolnik-4-3', opening: 'epigraph' },
    { scheme: 'ABABCCDDEFFEGG', meter: 'Trochee-4-3' },
    { scheme: 'AB AB', clausulae: 'FM', opening: 'line' },
  ])('takes %j for rhymed verse', (form) => {
    expect(parsePoemRequest({ ...rhymed, ...form })).toEqual({ ...rhymed, preset: 'poet', ...form });
  });

  it.each([
    { form: 'pirozhok' },
    { form: 'pirozhok', lines: 4, budgetMs: 100, profanity: true },
    { form: 'poroshok', opening: 'line', sampling: { topK: 3 } },
  ])('takes %j, whose lines are laid down', (form) => {
    const request = { prompt, model: 'verse', preset: 'poet', ...form };
    expect(parsePoemRequest(request)).toEqual(request);
  });

  it('takes notation between white space, and AUTO', () => {
    const form = { scheme: ' ABBA ', meter: ' AUTO', clausulae: 'fm\n' };
    expect(parsePoemRequest({ ...rhymed, ...form })).toMatchObject({
      scheme: 'ABBA',
      meter: 'auto',
      clausulae: 'fm',
    });
  });

  it('trims the prompt and counts what is left in code points', () => {
    expect(parsePoemRequest({ prompt: `\n ${'🌊'.repeat(200)}\t` }).prompt).toBe('🌊'.repeat(200));
    expect(problemOf({ prompt: '🌊'.repeat(201) }).details.field).toBe('prompt');
  });

  it('tidies the prompt, and keeps its stress marks', () => {
    expect(parsePoemRequest({ prompt: '\ufeffНад\u00a0кры\u00adшей\u200b ти\u0301хо' }).prompt).toBe(
      'Над крышей ти\u0301хо',
    );
    expect(parsePoemRequest({ prompt: 'и\u0306' }).prompt).toBe('й');
  });

  it('takes an epigraph of free verse', () => {
    const request = { prompt, form: 'free', opening: 'epigraph' };
    expect(parsePoemRequest(request)).toMatchObject(request);
  });

  it('makes one kind of line break of all, and no half of a surrogate pair', () => {
    expect(parsePoemRequest({ prompt: 'раз\r\nдва\rтри\u2028четыре' }).prompt).toBe('раз\nдва\nтри\nчетыре');
    expect(parsePoemRequest({ prompt: 'а\ud83c' }).prompt).toBe('а\ufffd');
  });

  it.each([
    [{}, 'prompt', /required.*1 to 200/],
    [{ prompt: 1 }, 'prompt', /1 to 200/],
    [{ prompt: ' \n\t ' }, 'prompt', /1 to 200/],
    [{ prompt, preset: 'Poet' }, 'preset', /tender, poet, madness/],
    [{ prompt, lines: 3 }, 'lines', /4 to 40/],
    [{ prompt, lines: 41 }, 'lines', /4 to 40/],
    [{ prompt, lines: 4.5 }, 'lines', /whole number/],
    [{ prompt, seed: -1 }, 'seed', /0 to 4294967295/],
    [{ prompt, seed: 2 ** 32 }, 'seed', /0 to 4294967295/],
    [{ prompt, seed: null }, 'seed', /0 to 4294967295/],
    [{ prompt, sampling: [] }, 'sampling', /object/],
    [{ prompt, sampling: { topK: 0 } }, 'sampling.topK', /1 to 3500/],
    [{ prompt, sampling: { newlineTopK: 3501 } }, 'sampling.newlineTopK', /1 to 3500/],
    [{ prompt, sampling: { chaosTopK: '4' } }, 'sampling.chaosTopK', /0 to 3500/],
    [{ prompt, sampling: { chaosRate: 1.01 } }, 'sampling.chaosRate', /0 to 1/],
    [{ prompt, sampling: { maxTokens: 7 } }, 'sampling.maxTokens', /8 to 400/],
    [
      { prompt, sampling: { maxTokens: 60 } },
      'sampling.maxTokens',
      /free verse, and this poem is rhymed verse: .*ask for the form free\.$/,
    ],
    [
      { prompt, form: 'free', lines: 8, sampling: { maxTokens: 60 } },
      'sampling.maxTokens',
      /so does lines: leave out one/,
    ],
    [{ prompt, sampling: { temperature: 1 } }, 'sampling.temperature', /not a known field.*topK/],
    [{ prompt, form: 'sonnet' }, 'form', /rhymed, free/],
    [{ prompt, form: null }, 'form', /rhymed, free/],
    [{ prompt, model: 'gpt' }, 'model', /verse, classic/],
    [{ prompt, model: 'classic', form: 'rhymed' }, 'form', /rhymed.*classic/],
    [{ prompt, form: 'free', scheme: 'ABAB' }, 'scheme', /free verse/],
    [{ prompt, form: 'free', meter: 'auto' }, 'meter', /free verse/],
    [{ prompt, form: 'free', clausulae: 'm' }, 'clausulae', /free verse/],
    [{ prompt, form: 'free', budgetMs: 2000 }, 'budgetMs', /free verse/],
    [{ prompt, model: 'classic', scheme: 'ABAB' }, 'scheme', /free verse.*verse/],
    [{ prompt, form: 'pirozhok', model: 'classic' }, 'form', /pirozhok.*classic/],
    [{ prompt, form: 'pirozhok', lines: 8 }, 'lines', /pirozhok has 4 lines/],
    [
      { prompt, form: 'pirozhok', scheme: 'ABAB' },
      'scheme',
      /rhymed verse, and this poem is a pirozhok: leave it out, or ask for the form rhymed/,
    ],
    [{ prompt, form: 'poroshok', meter: 'iamb-4' }, 'meter', /this poem is a poroshok/],
    [{ prompt, form: 'poroshok', furtherStanzas: 1 }, 'furtherStanzas', /rhymed verse or free verse/],
    [{ prompt, form: 'poroshok', clausulae: 'm' }, 'clausulae', /this poem is a poroshok/],
    [{ prompt, form: 'free', budgetMs: 100 }, 'budgetMs', /rhymed verse or a pirozhok or a poroshok/],
    [{ ...rhymed, scheme: '' }, 'scheme', /ABAB.*14.*SONNET or ONEGIN/],
    [{ ...rhymed, scheme: 'A'.repeat(15) }, 'scheme', /at most 14/],
    [{ ...rhymed, scheme: ['ABAB'] }, 'scheme', /ABAB/],
    [{ ...rhymed, meter: 'spondee' }, 'meter', /auto.*iamb.*1 to 8 feet.*4-3-4-3/],
    [{ ...rhymed, meter: 'iamb-9' }, 'meter', /1 to 8 feet/],
    [{ ...rhymed, meter: 'dolnik-5' }, 'meter', /dolnik-3 or dolnik-4/],
    [{ ...rhymed, scheme: 'ABCD' }, 'scheme', /no two lines that rhyme.*form free/],
    [
      { ...rhymed, scheme: 'ABAB', lines: 8 },
      'lines',
      /lines is 8.*scheme "ABAB" has 4 lines.*leave out.*ABABCDCD/,
    ],
    [{ ...rhymed, scheme: 'сонет', lines: 8 }, 'lines', /scheme "сонет" has 14 lines/],
    [{ prompt, opening: 'top' }, 'opening', /line, epigraph/],
    [{ ...rhymed, meter: 4 }, 'meter', /auto/],
    [{ ...rhymed, clausulae: 'mx' }, 'clausulae', /masculine.*fmfm/],
    [{ ...rhymed, budgetMs: 99 }, 'budgetMs', /100 to 10000/],
    [{ ...rhymed, budgetMs: 10_001 }, 'budgetMs', /100 to 10000/],
    [{ ...rhymed, budgetMs: 500.5 }, 'budgetMs', /whole number/],
    [{ prompt, profanity: 'yes' }, 'profanity', /true or false/],
    [{ prompt, rhyme: true }, 'rhyme', /not a known field.*prompt/],
    [JSON.parse(`{"prompt":"${prompt}","__proto__":{}}`), '__proto__', /not a known field/],
  ])('refuses %j and names the field', (body, field, detail) => {
    const { status, details } = problemOf(body);
    expect(status).toBe(400);
    expect(details.field).toBe(field);
    expect(details.detail).toContain(field);
    expect(details.detail).toMatch(detail);
  });

  it.each([null, [], 'text', 1])('refuses %j, which is no object', (body) => {
    expect(problemOf(body).details.detail).toBe('The request must be a JSON object.');
  });

  it('takes a theme, beside a prompt or without one', () => {
    expect(parsePoemRequest({ theme: '  осень\u00ad  в\u00a0деревне ' })).toMatchObject({
      theme: 'осень в деревне',
      ...formAndModel({}),
    });
    expect(parsePoemRequest({ theme: 'Ёлка', prompt })).toMatchObject({ theme: 'Ёлка', prompt });
    expect(parsePoemRequest({ theme: 'кот', form: 'free' })).not.toHaveProperty('prompt');
  });

  it.each([
    [
      {},
      'prompt',
      'is required and must be text of 1 to 200 characters, not counting white space around it, unless there is a theme',
    ],
    [
      { theme: 'autumn 🍂' },
      'theme',
      'must be text of 1 to 100 characters, not counting white space around it, with a Russian word',
    ],
    [{ theme: 'я'.repeat(101) }, 'theme', 'must be text of 1 to 100 characters'],
    [{ theme: ' ', prompt }, 'theme', 'must be text of 1 to 100 characters'],
    [{ theme: 7, prompt }, 'theme', 'must be text of 1 to 100 characters'],
    [{ theme: 'кот', opening: 'line' }, 'opening', 'says where your lines stand, and there are none'],
  ])('refuses %j', (body, field, detail) => {
    const { errors } = problemOf(body).details;
    expect(errors).toEqual([{ field, detail: expect.stringMatching(new RegExp(`^${detail}`, 'u')) }]);
  });

  it('names all fields at fault, but not endlessly many', () => {
    expect(problemOf({ lines: 1, seed: -1 }).details.errors?.map((e) => e.field)).toEqual([
      'lines',
      'seed',
      'prompt',
    ]);
    const free = { prompt, form: 'free', scheme: 'ABAB', meter: 'auto' };
    expect(problemOf(free).details.errors?.map((e) => e.field)).toEqual(['scheme', 'meter']);
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`x${i}`, 1]));
    expect(problemOf({ prompt, ...many }).details.errors).toHaveLength(10);
  });
});
