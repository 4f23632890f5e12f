import { describe, expect, it } from 'vitest';
import { cutProse } from './cutProse.ts';

describe('cutProse', () => {
  it('ends a line at a mark, or after eight words', () => {
    const text =
      'Утром, когда все спали, он вышел в сад. Там было тихо и пахло яблоками из старой бочки под навесом, полной до краёв.';
    expect(cutProse(text)).toEqual([
      [
        'Утром, когда все спали,',
        'он вышел в сад.',
        'Там было тихо и пахло яблоками из старой',
        'бочки под навесом, полной до краёв.',
      ].join('\n'),
    ]);
  });

  it('counts a dash as no word', () => {
    expect(cutProse('Дорога — это дом —\nи дом в дороге.')).toEqual(['Дорога — это дом —\nи дом в дороге.']);
  });

  it('parts passages at paragraphs that verse would not hold', () => {
    const lines = ['Мы шли домой.', 'Дождь перестал.'];
    expect(
      cutProse([...lines, 'В 1900 году.', ...lines, 'Он сказал: bonjour.', ...lines].join('\n')),
    ).toEqual(Array(3).fill(lines.join('\n')));
  });

  it('closes a passage after sixteen lines, and drops a single line', () => {
    const lines = Array.from({ length: 33 }, () => 'Мы шли домой лесом.');
    expect(cutProse(lines.join('\n'))).toEqual(Array(2).fill(lines.slice(0, 16).join('\n')));
    expect(cutProse('Мы шли домой.')).toEqual([]);
    expect(cutProse('')).toEqual([]);
  });
});
