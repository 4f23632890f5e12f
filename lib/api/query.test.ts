import { describe, expect, it } from 'vitest';
import { Problem } from './problem.ts';
import { bodyOfQuery, inQueryTerms } from './query.ts';
import { parsePoemRequest } from './request.ts';

const bodyOf = (query: string) => bodyOfQuery(new URLSearchParams(query));
const problemOf = (act: () => unknown): Problem => {
  try {
    act();
  } catch (error) {
    return error as Problem;
  }
  throw new Error('was taken');
};

describe('bodyOfQuery', () => {
  it('reads each field as it is in a body', () => {
    const query =
      'line=Над%20крышей&scheme=ABBA&meter=4&lines=4&seed=7&profanity=false&preset=tender&sampling.topK=3&sampling.chaosRate=0.5';
    expect(bodyOf(query)).toEqual({
      prompt: 'Над крышей',
      scheme: 'ABBA',
      meter: '4',
      lines: 4,
      seed: 7,
      profanity: false,
      preset: 'tender',
      sampling: { topK: 3, chaosRate: 0.5 },
    });
  });

  it('keeps several lines, and plus signs as blanks', () => {
    expect(bodyOf('line=Ночь+тиха%0AУлица')['prompt']).toBe('Ночь тиха\nУлица');
  });

  it.each([
    ['line=а&seed=x', 'seed', /seed must be a whole number/u],
    ['line=а&seed=', 'seed', /seed must be a whole number/u],
    ['line=а&seed=0x10', 'seed', /seed must be a whole number/u],
    ['line=а&profanity=yes', 'profanity', /true or false/u],
    ['line=а&sampling.heat=1', 'sampling.heat', /not a known field \(known are topK/u],
    ['line=а&rhyme=1', 'rhyme', /not a known field \(known are line, theme, form/u],
    ['line=а&__proto__=1', '__proto__', /not a known field/u],
    ['line=', 'line', /^line must be text of 1 to 200/u],
    ['', 'line', /^line is required/u],
    ['line=а&line=б', 'line', /^line is given twice\.$/u],
    ['prompt=а', 'prompt', /^prompt is called line in a query/u],
    ['line=а&sampling=1', 'sampling', /such as sampling\.topK/u],
  ])('refuses %j, and names the parameter', (query, field, detail) => {
    const read = problemOf(() => parsePoemRequest(bodyOf(query)));
    const problem = field === 'prompt' || detail.source.includes('twice') ? read : inQueryTerms(read);
    expect(problem).toMatchObject({ status: 400, details: { field } });
    expect(problem.message).toMatch(detail);
  });

  it('leaves other problems as they are', () => {
    const problem = new Problem(503, { detail: 'The prompt waits.' });
    expect(inQueryTerms(problem)).toBe(problem);
  });
});
