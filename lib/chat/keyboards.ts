import { limits } from '../api/limits.ts';
import { type PresetName, presetNames } from '../sampling/presets.ts';
import { type ButtonAction, encodeButton, type KnownPoem } from './buttons.ts';
import type { Button, Keyboard } from './chat.ts';
import type { Vote } from './feedback.ts';
import { isOpen, type Recipe, usualRecipe } from './recipe.ts';
import { encodeShared } from './shared.ts';
import type { Subject } from './subject.ts';
import type { Texts } from './textKeys.ts';

const [, mostFurther] = limits.furtherStanzas;

/** The buttons under a poem: two rows, of which the last opens the others. */
export function poemKeyboard(poem: KnownPoem, { grief }: Subject, texts: Texts): Keyboard {
  const { recipe, own, network = '' } = poem;
  const { preset, form, further = 0 } = recipe;
  // Another poem is as long as this one was at first.
  const anew = (changes: Partial<Recipe>) => ({
    action: 'poem' as const,
    recipe: afresh(recipe, changes),
    own,
  });
  const vote = (of: Vote) =>
    button(of === 'up' ? '👍' : '👎', { action: 'vote', vote: of, preset, form, network });
  const { calmer, wilder } = neighbours(preset);
  return [
    [
      ...(calmer === undefined || grief ? [] : [button(texts.calmer, anew({ preset: calmer }))]),
      button(texts.more, anew({})),
      ...(wilder === undefined || grief ? [] : [button(texts.wilder, anew({ preset: wilder }))]),
    ],
    [
      ...(isOpen(form) && further < mostFurther ? [button(texts.next, next(recipe, own))] : []),
      ...(grief ? [] : [vote('up'), vote('down')]),
      button('…', { ...poem, action: 'open' }),
    ],
  ];
}

/** The buttons behind «…»: length, form, picture, share. */
export function furtherKeyboard(poem: KnownPoem, subject: Subject, texts: Texts): Keyboard {
  const { recipe, own } = poem;
  const { form, length } = recipe;
  const anew = (changes: Partial<Recipe>) => ({
    action: 'poem' as const,
    recipe: afresh(recipe, changes),
    own,
  });
  const forms = (['rhymed', 'free', ...(subject.grief ? [] : ['pirozhok' as const])] as const).filter(
    (other) => other !== form,
  );
  const shared = encodeShared(subject, recipe);
  return [
    [
      ...(isOpen(form) && length !== 'short' ? [button(texts.shorter, anew({ length: 'short' }))] : []),
      ...(isOpen(form) && length !== 'long' ? [button(texts.longer, anew({ length: 'long' }))] : []),
      ...forms.map((other) => button(texts.inForm[other], anew({ form: other }))),
    ],
    [
      ...(subject.continues ? [] : [button(texts.picture, { action: 'draw', recipe, own })]),
      ...(shared === undefined ? [] : [{ text: texts.share, share: shared }]),
      button(texts.back, { ...poem, action: 'shut' }),
    ],
  ];
}

/** A single button, under what is no poem yet. It can't say which lines are the person's. */
export function poemButton(text: string, action: 'poem' | 'next', recipe: Recipe = usualRecipe): Keyboard {
  return [[button(text, { action, recipe, own: 0 })]];
}

function next(recipe: Recipe, own: number): ButtonAction {
  return { action: 'next', recipe: { ...recipe, further: (recipe.further ?? 0) + 1 }, own };
}

/** The recipe of another poem. */
function afresh({ seed: _, further: __, ...recipe }: Recipe, changes: Partial<Recipe>): Recipe {
  return { ...recipe, ...changes };
}

function neighbours(preset: PresetName): { calmer: PresetName | undefined; wilder: PresetName | undefined } {
  const at = presetNames.indexOf(preset);
  return { calmer: presetNames[at - 1], wilder: presetNames[at + 1] };
}

function button(text: string, action: ButtonAction): Button {
  return { text, data: encodeButton(action) };
}
