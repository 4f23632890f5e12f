import { describe, expect, it } from 'vitest';
import { AnswersError, parseAnswers } from './answers.ts';
import { type Key, parseKey } from './key.ts';
import { readingText, scoreAnswers } from './score.ts';

const settings = {
  model: 'verse',
  version: '1',
  form: 'rhymed',
  preset: 'standard',
  seed: 7,
  prompts: 'p.jsonl',
};
const poems = { A: ['снег'], B: ['снег'] };
const key: Key = {
  settings,
  pairs: [
    { pair: 1, person: 'A', ...poems },
    { pair: 2, person: 'B', ...poems },
  ],
};
const parse = (text: string) => parseAnswers(text, 'a.txt');

describe('parseAnswers', () => {
  it('reads rows apart from comments, in Latin and in Russian letters', () => {
    expect(parse('# head\n\n 1 A 3 5 4 2 1\n2 | в | 1 | 1 | 2 | 3 | 4 # hm\r\n')).toEqual([
      { pair: 1, person: 'A', sure: 3, A: { sense: 5, grammar: 4 }, B: { sense: 2, grammar: 1 } },
      { pair: 2, person: 'B', sure: 1, A: { sense: 1, grammar: 2 }, B: { sense: 3, grammar: 4 } },
    ]);
  });

  it.each([
    ['1 A 3 5 4 2', 'a.txt:1: 6 values where there must be 7'],
    ['\n1 C 3 5 4 2 1', 'a.txt:2: person must be A or B, not "C"'],
    ['1 _ _ _ _ _ _', 'a.txt:1: person must be A or B, not "_"'],
    ['1 A 4 5 4 2 1', 'a.txt:1: sure must be a whole number from 1 to 3, not "4"'],
    ['1 A 3 5 4 2.5 1', 'a.txt:1: B-sense must be a whole number from 1 to 5, not "2.5"'],
    ['1 A 3 5 4 2 0', 'a.txt:1: B-grammar must be a whole number from 1 to 5, not "0"'],
    ['x A 3 5 4 2 1', 'a.txt:1: pair must be a whole number, not "x"'],
    ['1 A 3 5 4 2 1\n1 B 3 5 4 2 1', 'a.txt: pair 1 is answered twice'],
    ['# only a head', 'a.txt holds no answers'],
  ])('refuses %j', (text, message) => {
    expect(() => parse(text)).toThrow(AnswersError);
    expect(() => parse(text)).toThrow(message);
  });
});

describe('scoreAnswers', () => {
  // Both readers take A for the person's: right of pair 1, wrong of pair 2.
  const reading = scoreAnswers(
    [...parse('1 A 3 5 4 2 1\n2 A 2 1 3 4 5'), ...parse('1 A 1 4 4 1 1\n2 A 1 2 1 5 5')],
    key,
  );

  it('counts answers that take ours for the person’s', () => {
    expect(reading).toMatchObject({ pairs: 2, answers: 4, settings });
    expect(reading.taken.value).toBe(0.5);
    expect(reading.taken.low).toBeCloseTo(0.15, 2);
    expect(reading.sure).toEqual({ right: 2, wrong: 1.5 });
  });

  it('gives each poet the marks of their side', () => {
    expect(reading.sense.people.value).toBe((5 + 4 + 4 + 5) / 4);
    expect(reading.sense.ours.value).toBe((2 + 1 + 1 + 2) / 4);
    expect(reading.grammar.people.value).toBe((4 + 5 + 4 + 5) / 4);
    expect(reading.grammar.ours.value).toBe((1 + 3 + 1 + 1) / 4);
  });

  it('says so in words', () => {
    expect(readingText(reading)).toContain("taken for the person's: 50.0 % (15.0 to 85.0 %)");
    expect(readingText(reading)).toContain('sense: ours 1.50 (0.93 to 2.07), people 4.50 (3.93 to 5.07)');
    expect(readingText(reading)).toContain('verse 1, rhymed, standard, seeds from 7');
  });

  it('refuses a pair that the key does not have', () => {
    expect(() => scoreAnswers(parse('3 A 3 5 4 2 1'), key)).toThrow('pair 3 is not in the key');
  });
});

describe('parseKey', () => {
  it('reads what was written', () => {
    expect(parseKey(JSON.stringify(key), 'key.json')).toEqual(key);
  });

  it.each(['{', '{}', '[]', '{"pairs": [{"pair": 1}]}', '1 A 3 5 4 2 1'])('refuses %j', (text) => {
    expect(() => parseKey(text, 'key.json')).toThrow('key.json is not a key');
  });
});
