import { limits } from '../api/limits.ts';
import { type PresetName, presetNames } from '../sampling/presets.ts';
import { type ButtonAction, encodeButton, type KnownPoem } from './buttons.ts';
import type { Button, Keyboard } from './chat.ts';
import type { Vote } from './feedback.ts';
import { anotherRecipe, isOpen, type Recipe, usualRecipe } from './recipe.ts';
import { encodeShared } from './shared.ts';
import type { Subject } from './subject.ts';
import type { Texts } from './textKeys.ts';

const [, mostFurther] = limits.furtherStanzas;

/** The buttons under a poem: two rows, of which the last opens the others. */
export function poemKeyboard(poem: KnownPoem, { grief }: Subject, texts: Texts): Keyboard {
  const { recipe, own, network = '' } = poem;
  const { preset, form, further = 0 } = recipe;
  const vote = (of: Vote) =>
    button(of === 'up' ? '👍' : '👎', { action: 'vote', vote: of, preset, form, network });
  const { calmer, wilder } = neighbours(preset);
  return [
    [
      ...(calmer === undefined || grief ? [] : [another(texts.calmer, poem, { preset: calmer })]),
      another(texts.more, poem),
      ...(wilder === undefined || grief ? [] : [another(texts.wilder, poem, { preset: wilder })]),
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
  const forms = (['rhymed', 'free', ...(subject.grief ? [] : ['pirozhok' as const])] as const).filter(
    (other) => other !== form,
  );
  const shared = encodeShared(subject, recipe);
  return [
    [
      ...(isOpen(form) && length !== 'short' ? [another(texts.shorter, poem, { length: 'short' })] : []),
      ...(isOpen(form) && length !== 'long' ? [another(texts.longer, poem, { length: 'long' })] : []),
      ...forms.map((other) => another(texts.inForm[other], poem, { form: other })),
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

/** A button that asks for another poem from the same lines. */
function another(text: string, { recipe, own }: KnownPoem, changes?: Partial<Recipe>): Button {
  return button(text, { action: 'poem', recipe: anotherRecipe(recipe, changes), own });
}

function neighbours(preset: PresetName): { calmer: PresetName | undefined; wilder: PresetName | undefined } {
  const at = presetNames.indexOf(preset);
  return { calmer: presetNames[at - 1], wilder: presetNames[at + 1] };
}

function button(text: string, action: ButtonAction): Button {
  return { text, data: encodeButton(action) };
}
