import { describe, expect, it } from 'vitest';
import { CorpusLines } from './nearLines.ts';

describe('CorpusLines', () => {
  const lines = new CorpusLines();
  lines.add('У моста стоит старик один');
  lines.add('За окном идёт трамвай');

  it.each([
    ['у моста сидит старик без шапки', false, 'has another number of words'],
    ['У моста сидит старик, одна…', true, 'has three words of five in place'],
    ['У моста сидит старуха одна', false, 'has two words of five in place'],
    ['старик один у моста стоит', false, 'has the same words in other places'],
    ['за окном стоит трамвай', true, 'has three words of four in place'],
    ['за окном стоит автобус', false, 'has two words of four in place'],
  ])('%s: %s, since it %s', (line, near) => {
    expect(lines.hasNear(line)).toBe(near);
  });

  it('does not measure lines of under four words', () => {
    expect(lines.hasNear('За окном трамвай')).toBeUndefined();
  });
});
