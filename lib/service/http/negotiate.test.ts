import { describe, expect, it } from 'vitest';
import { bestOf } from './negotiate.ts';

describe('bestOf languages', () => {
  it.each([
    [undefined, 'ru'],
    ['ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7', 'ru'],
    ['en-US,en;q=0.9,ru;q=0.8', 'en'],
    ['en-US,ru;q=0.9,en;q=0.8', 'en'],
    ['EN', 'en'],
    ['*', 'ru'],
    ['de;q=0.9, en;q=0.1', 'en'],
    ['ru;q=0, *;q=0.5', 'en'],
    ['de', undefined],
    ['rus, english', undefined],
    ['', undefined],
    [';;q=x,,', undefined],
  ])('%j', (header, best) => expect(bestOf(header, ['ru', 'en'])).toBe(best));
});

describe('bestOf media types', () => {
  const types = ['application/json', 'image/svg+xml', 'image/png'];
  it.each([
    ['*/*', 'application/json'],
    ['image/*', 'image/svg+xml'],
    ['image/png, image/*;q=0.5', 'image/png'],
    ['image/svg+xml;q=0.1, image/*', 'image/png'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'application/json'],
    ['text/html', undefined],
  ])('%j', (header, best) => expect(bestOf(header, types)).toBe(best));
});
