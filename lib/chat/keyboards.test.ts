import { describe, expect, it } from 'vitest';
import { formNames } from '../poet/poem.ts';
import { presetNames } from '../sampling/presets.ts';
import { decodeButton, type KnownPoem } from './buttons.ts';
import type { Keyboard } from './chat.ts';
import { furtherKeyboard, poemKeyboard } from './keyboards.ts';
import { decodeShared } from './shared.ts';
import { texts } from './texts.ts';

const { ru } = texts;
const subject = { prompt: 'Над крышей тихо тает свет' };
const poem = (recipe: Partial<KnownPoem['recipe']> = {}): KnownPoem => ({
  recipe: { preset: 'poet', form: 'rhymed', seed: 7, ...recipe },
  own: 1,
  network: 'verse 1.0.0',
});
const labels = (keyboard: Keyboard) => keyboard.map((row) => row.map(({ text }) => text));
const actionOf = (keyboard: Keyboard, label: string) => {
  const button = keyboard.flat().find(({ text }) => text === label);
  return button && 'data' in button ? decodeButton(button.data) : undefined;
};

describe('the buttons under a poem', () => {
  it('stand in two rows of at most four', () => {
    for (const preset of presetNames) {
      for (const form of formNames) {
        for (const own of [poem({ preset, form }), poem({ preset, form, length: 'short', further: 8 })]) {
          for (const keyboard of [poemKeyboard(own, subject, ru), furtherKeyboard(own, subject, ru)]) {
            expect(keyboard).toHaveLength(2);
            for (const row of keyboard) {
              expect(row.length).toBeGreaterThan(0);
              expect(row.length).toBeLessThanOrEqual(4);
            }
          }
        }
      }
    }
  });

  it('ask for another poem without the seed and the stanzas, or for the next stanza with them', () => {
    const keyboard = poemKeyboard(poem({ further: 2 }), subject, ru);
    const recipe = { preset: 'poet', form: 'rhymed' };
    expect(actionOf(keyboard, 'Ещё')).toEqual({ action: 'poem', recipe, own: 1 });
    expect(actionOf(keyboard, 'Безумнее')).toMatchObject({ recipe: { preset: 'madness' } });
    expect(actionOf(keyboard, 'Спокойнее')).toMatchObject({ recipe: { preset: 'tender' } });
    expect(actionOf(keyboard, 'Дальше')).toEqual({
      action: 'next',
      recipe: { ...recipe, seed: 7, further: 3 },
      own: 1,
    });
    const vote = { action: 'vote', vote: 'down', ...recipe, network: 'verse 1.0.0' };
    expect(actionOf(keyboard, '👎')).toEqual(vote);
  });

  it('do not go on without end, nor with a form of fixed length', () => {
    expect(labels(poemKeyboard(poem({ further: 8 }), subject, ru)).flat()).not.toContain('Дальше');
    expect(labels(poemKeyboard(poem({ form: 'pirozhok' }), subject, ru)).flat()).not.toContain('Дальше');
  });

  it('offer nothing wild, and no vote, where the line tells of grief', () => {
    const grieving = { ...subject, grief: 'loss' } as const;
    expect(labels(poemKeyboard(poem(), grieving, ru))).toEqual([['Ещё'], ['Дальше', '…']]);
    expect(labels(furtherKeyboard(poem(), grieving, ru)).flat()).not.toContain('Пирожок');
  });
});

describe('the buttons behind «…»', () => {
  it('change length and form, draw, share and go back', () => {
    const keyboard = furtherKeyboard(poem(), subject, ru);
    expect(labels(keyboard)).toEqual([
      ['Короче', 'Длиннее', 'Вольно', 'Пирожок'],
      ['Картинка', 'Поделиться', 'Назад'],
    ]);
    expect(actionOf(keyboard, 'Короче')).toMatchObject({ action: 'poem', recipe: { length: 'short' } });
    expect(actionOf(keyboard, 'Вольно')).toMatchObject({ action: 'poem', recipe: { form: 'free' } });
    expect(actionOf(keyboard, 'Картинка')).toEqual({ action: 'draw', recipe: poem().recipe, own: 1 });
    expect(actionOf(keyboard, 'Назад')).toEqual({ action: 'shut', ...poem() });
  });

  it.each([{ prompt: 'Ночь\nулица' }, { theme: 'осень' }])(
    'share %j as a query that has the poem again',
    (shared) => {
      const button = furtherKeyboard(poem(), shared, ru)
        .flat()
        .find((own) => 'share' in own);
      const query = button && 'share' in button ? button.share : '';
      expect(decodeShared(query)).toEqual({ subject: shared, recipe: poem().recipe });
      expect(decodeShared(query.replace('#', ''))).toBeUndefined();
    },
  );

  it('do not share what a query can not say', () => {
    for (const own of [
      { prompt: 'долго '.repeat(45) },
      { theme: 'осень', dedication: 'Маме' },
      { prompt: 'Ночь', continues: true },
    ]) {
      const keyboard = furtherKeyboard(poem(), own, ru);
      expect(labels(keyboard).flat()).not.toContain('Поделиться');
    }
  });
});
