import { describe, expect, it } from 'vitest';
import { loadVectors } from '../../../test/doubles/vectors.ts';
import { STRENGTH, Subject } from './subject.ts';

const vectors = await loadVectors();
const about = (...words: string[]) => new Subject(vectors, words, STRENGTH.asked);
const gain = (subject: Subject, word: string) => subject.gainOf(vectors.lemmaOf(word));

describe('Subject', () => {
  it('gains by what is near, and loses a little by what is far', () => {
    const sea = about('море', 'парус');
    expect(gain(sea, 'волна')).toBeGreaterThan(1);
    expect(gain(sea, 'школа')).toBeLessThan(0);
    expect(gain(sea, 'школа')).toBeGreaterThan(-2);
  });

  it('gains little by words that stand everywhere, and nothing by those that have no vector', () => {
    expect(gain(about('любовь'), 'день')).toBeLessThan(gain(about('море'), 'волна') / 4);
    expect(about('море').gainOf(undefined)).toBe(0);
  });

  it('gains nothing by what the poem has already', () => {
    const sea = about('море');
    sea.add(['волны']);
    expect(gain(sea, 'волна')).toBe(0);
    expect(gain(sea, 'парус')).toBeGreaterThan(1);
  });

  it('follows the poem, but not far from what it is about', () => {
    const sea = about('море');
    const before = [gain(sea, 'вокзал'), gain(sea, 'парус')];
    sea.add(['поезд', 'вагон']);
    const after = [gain(sea, 'вокзал'), gain(sea, 'парус')];
    expect(after[0]).toBeGreaterThan((before[0] as number) + 0.5);
    expect(after[1]).toBeLessThan(before[1] as number);
    expect(after[1]).toBeGreaterThan(after[0] as number);
  });

  it('is about what the poem says where nothing else is known', () => {
    const unknown = about('ыва', 'и');
    expect(gain(unknown, 'парус')).toBe(0);
    unknown.add(['море']);
    expect(gain(unknown, 'парус')).toBeGreaterThan(1);
  });
});
