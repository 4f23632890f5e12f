import { describe, expect, it } from 'vitest';
import { DayRangeError, daysBetween, pathOf } from './days.ts';

describe('daysBetween', () => {
  it.each([
    ['2018-03-01', '2018-02-27'],
    ['2018-02-27', '2018-03-01'],
  ])('goes from the newest day to the oldest: %s, %s', (one, other) => {
    expect(daysBetween(one, other)).toEqual(['2018-03-01', '2018-02-28', '2018-02-27']);
  });
  it.each(['2018-02-31', '2018-2-1', 'yesterday', ''])('refuses "%s"', (day) => {
    expect(() => daysBetween(day, '2018-01-01')).toThrow(DayRangeError);
  });
});

it('a path has the day and the number', () => {
  expect(pathOf('2018-07-23', 4711)).toBe('/2018/07/23/4711');
});
