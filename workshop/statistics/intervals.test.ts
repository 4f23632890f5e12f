import { describe, expect, it } from 'vitest';
import { meanOf, shareOf } from './intervals.ts';

describe('shareOf', () => {
  it("has Wilson's interval", () => {
    const { value, low, high } = shareOf(15, 60);
    expect([value, low, high].map((one) => one.toFixed(3))).toEqual(['0.250', '0.158', '0.372']);
  });

  it('has an interval for no hit and for nothing but hits', () => {
    expect(shareOf(0, 60)).toMatchObject({ value: 0, low: 0 });
    expect(shareOf(0, 60).high).toBeCloseTo(0.0602, 4);
    expect(shareOf(60, 60).low).toBeCloseTo(0.9398, 4);
  });

  it('is NaN for no trials', () => {
    expect(shareOf(0, 0).value).toBeNaN();
  });
});

describe('meanOf', () => {
  it('has the interval of the standard error', () => {
    const { value, low, high } = meanOf([1, 2, 3, 4, 5]);
    // Standard deviation √2.5, standard error √0.5.
    expect([value, low, high].map((one) => one.toFixed(3))).toEqual(['3.000', '1.614', '4.386']);
  });

  it('has no interval for one value, nor a mean for none', () => {
    expect(meanOf([2]).value).toBe(2);
    expect(meanOf([2]).low).toBeNaN();
    expect(meanOf([]).value).toBeNaN();
  });
});
