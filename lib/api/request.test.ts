import { describe, expect, it } from 'vitest';
import type { Problem } from './problem.ts';
import { parsePoemRequest } from './request.ts';

const prompt = 'Над крышей тихо тает свет';

function problemOf(body: unknown): Problem {
  try {
    parsePoemRequest(body);
  } catch (error) {
    return error as Problem;
  }
  throw new Error('was taken');
}

describe('parsePoemRequest', () => {
  it('fills in the default preset and nothing else', () => {
    expect(parsePoemRequest({ prompt })).toEqual({ prompt, preset: 'poet' });
  });

  it('takes every field at both ends of its range', () => {
    const low = { topK: 1, newlineTopK: 1, chaosTopK: 0, chaosRate: 0, maxTokens: 8 };
    const high = { topK: 3500, newlineTopK: 3500, chaosTopK: 3500, chaosRate: 1, maxTokens: 400 };
    for (const [sampling, lines, seed] of [
      [low, 4, 0],
      [high, 40, 4_294_967_295],
    ] as const) {
      const request = { prompt, preset: 'madness', sampling, lines, seed };
      expect(parsePoemRequest(request)).toEqual(request);
    }
  });

  it('trims the prompt and counts what is left in code points', () => {
    expect(parsePoemRequest({ prompt: `\n ${'🌊'.repeat(200)}\t` }).prompt).toBe('🌊'.repeat(200));
    expect(problemOf({ prompt: '🌊'.repeat(201) }).details.field).toBe('prompt');
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
    [{ prompt, sampling: { temperature: 1 } }, 'sampling.temperature', /not a known field.*topK/],
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

  it('names all fields at fault, but not endlessly many', () => {
    expect(problemOf({ lines: 1, seed: -1 }).details.errors?.map((e) => e.field)).toEqual([
      'prompt',
      'lines',
      'seed',
    ]);
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`x${i}`, 1]));
    expect(problemOf({ prompt, ...many }).details.errors).toHaveLength(10);
  });
});
