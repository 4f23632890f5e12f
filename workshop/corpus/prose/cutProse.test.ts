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
    expect(cutProse('Дорога — это дом.\nИ дом в дороге.')).toEqual(['Дорога — это дом.\nИ дом в дороге.']);
  });

  it('ends passages at paragraphs that verse does not have', () => {
    const lines = ['Мы шли домой.', 'Дождь перестал.'];
    expect(
      cutProse([...lines, 'В 1900 году.', ...lines, 'Он сказал: bonjour.', ...lines].join('\n')),
    ).toEqual(Array(3).fill(lines.join('\n')));
  });

  it('ends passages at blank lines and headings, and at signs that verse does not have', () => {
    const lines = ['— Вы куда?', '— Мы домой.'];
    const parted = [...lines, '', ...lines, 'Глава вторая', ...lines, 'Ну и ж**а.', ...lines];
    expect(cutProse(parted.join('\n'))).toEqual(Array(4).fill(lines.join('\n')));
  });

  it('joins the lines of a paragraph that was broken', () => {
    expect(cutProse('Мы шли домой\nлесом, а дождь\nперестал.\nСтемнело.')).toEqual([
      'Мы шли домой лесом,\nа дождь перестал.\nСтемнело.',
    ]);
  });

  it('keeps a dash with the line before it, a preposition with the line after it, and no word alone', () => {
    expect(
      cutProse('— Мы его поймаем завтра, — и Пётр рассказал нам сегодня утром снова обо всём на свете.'),
    ).toEqual(['— Мы его поймаем завтра, —\nи Пётр рассказал нам сегодня утром снова\nобо всём на свете.']);
    expect(cutProse('Тихо стоял за домом старый большой сад яблонь.\nСтемнело.')).toEqual([
      'Тихо стоял за домом старый большой сад яблонь.\nСтемнело.',
    ]);
    expect(cutProse('Мы не шли, но да и не.\nСтемнело.')).toEqual(['Мы не шли, но да и не.\nСтемнело.']);
  });

  it('ends a passage with a sentence after twelve lines, or after sixteen', () => {
    const lines = Array.from({ length: 33 }, () => 'Мы шли домой лесом.');
    const passages = [12, 12, 9].map((count) => lines.slice(0, count).join('\n'));
    expect(cutProse(lines.join('\n'))).toEqual(passages);
    const breathless = Array.from({ length: 33 }, () => 'Мы шли домой лесом,').join(' ');
    expect(cutProse(breathless).map((passage) => passage.split('\n').length)).toEqual([16, 16]);
    expect(cutProse('Мы шли домой.')).toEqual([]);
    expect(cutProse('')).toEqual([]);
  });
});
