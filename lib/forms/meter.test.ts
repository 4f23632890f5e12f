import { describe, expect, it } from 'vitest';
import { meterText, parseMeter } from './meter.ts';

describe('parseMeter', () => {
  it.each([
    ['iamb-4', { meter: 'iamb', feet: [4] }],
    ['anapest-3', { meter: 'anapaest', feet: [3] }],
    ['Trochee-4-3', { meter: 'trochee', feet: [4, 3] }],
    ['4-3-4-3', { feet: [4, 3, 4, 3] }],
    ['dolnik-3', { meter: 'dolnik', feet: [3] }],
    ['dolnik-4-3', { meter: 'dolnik', feet: [4, 3] }],
    ['iamb', { meter: 'iamb' }],
    ['хорей-4', { meter: 'trochee', feet: [4] }],
    ['Ямб 5-4', { meter: 'iamb', feet: [5, 4] }],
    ['дактиль', { meter: 'dactyl' }],
    ['амфибрахий-3', { meter: 'amphibrach', feet: [3] }],
    ['анапест-3', { meter: 'anapaest', feet: [3] }],
    ['дольник', { meter: 'dolnik' }],
  ])('%s', (text, expected) => {
    expect(parseMeter(text)).toEqual(expected);
  });

  it.each([
    '',
    'dolnik-2',
    'dolnik-5',
    'iamb-',
    'ямбы',
    'iamb-0',
    'iamb-9',
    'iamb-44',
    'iamb4',
    'spondee-4',
    '4-',
    '-',
    'constructor-4',
  ])('refuses %j', (text) => {
    expect(parseMeter(text)).toBeUndefined();
  });
});

describe('meterText', () => {
  it.each([
    ['iamb-4', 'iamb', [4, 4, 4, 4]],
    ['anapest-3', 'anapaest', [3]],
    ['trochee-4-3', 'trochee', [4, 3, 4, 3, 4, 3]],
    ['iamb-4-3-2', 'iamb', [4, 3, 2]],
    ['dolnik-3', 'dolnik', [3, 3]],
  ] as const)('%s', (text, meter, feet) => {
    expect(meterText({ meter, feet })).toBe(text);
    expect(parseMeter(text)?.meter).toBe(meter);
  });
});
