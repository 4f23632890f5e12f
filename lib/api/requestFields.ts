import { formAndModel, modelNames, writes } from '../poet/models.ts';
import { formNames, openings } from '../poet/poem.ts';
import { tidy } from '../russian/tidy.ts';
import { defaultPreset, presetNames } from '../sampling/presets.ts';
import { number, objectOf, oneOf, text, wholeNumber, yesOrNo } from './field.ts';
import { clausulae, meter, scheme } from './formFields.ts';
import { limits } from './limits.ts';

/** What must be said of a text of so many characters. */
function textError([shortest, longest]: readonly [number, number]): string {
  return `must be text of ${shortest} to ${longest} characters, not counting white space around it`;
}

export const promptError = textError(limits.prompt);
const themeError = `${textError(limits.theme)}, with a Russian word`;
/** What can be seen. */
const visible = '[^\\s\\p{Cf}\\p{Cc}]';
const around = '[\\s\\p{Cf}\\p{Cc}]*';

/** A text that is tidied, and then has one to so many characters. @param holds what it must hold, as a pattern. */
function tidied(
  [, longest]: readonly [number, number],
  error: string,
  stressMarks: boolean,
  schema: { description: string; examples: string[] },
  holds = '',
) {
  const rules = {
    tidy: (typed: string) => tidy(typed, { stressMarks }),
    // Counted as JSON Schema counts: in code points, not in UTF-16 units.
    accepts: (own: string) => own !== '' && [...own].length <= longest && new RegExp(holds, 'u').test(own),
    error,
  };
  const ahead = holds && `(?=[\\s\\S]*${holds})`;
  const pattern = `^${ahead}${around}${visible}(?:[\\s\\S]{0,${longest - 2}}${visible})?${around}$`;
  return text(rules, { ...schema, pattern });
}

const prompt = tidied(limits.prompt, promptError, true, {
  description: `The first line, or up to four. They open the poem, whatever they are; what stands above it as an epigraph: see \`opening\`. U+0301 behind a vowel marks its stress. ${limits.prompt.join(' to ')} characters; white space around the text, further blanks in a row and characters that can't be seen are dropped and not counted. Where there is a theme, it may be left out.`,
  examples: ['Над крышей тихо тает свет'],
});

const theme = tidied(
  limits.theme,
  themeError,
  false,
  {
    description: `What the poem is to be about, in Russian: words near it are preferred. Without a prompt, the poem opens with a line of its own, which names the theme where it can. ${limits.theme.join(' to ')} characters, counted like those of the prompt.`,
    examples: ['осень в деревне'],
  },
  '[А-Яа-яЁё]',
);

export const sampling = objectOf(
  {
    topK: wholeNumber(
      limits.topK,
      'How many of the likeliest tokens a step chooses among; in rhymed verse, how wide it chooses among those that keep the form.',
    ),
    newlineTopK: wholeNumber(
      limits.newlineTopK,
      'The same for the first token of a line; in rhymed verse, how many rhyme words a line chooses among.',
    ),
    chaosTopK: wholeNumber(limits.chaosTopK, 'By how many a step of chaos widens that choice.'),
    chaosRate: number(limits.chaosRate, 'Share of the steps that are steps of chaos.'),
    maxTokens: wholeNumber(
      limits.maxTokens,
      'How many tokens are written, where `lines` does not say how long the poem is. Free verse only.',
    ),
  },
  'must be an object',
  { description: 'Values that take the place of those of the preset.' },
);

const ownForms = modelNames
  .map((model) => `${model} writes ${formAndModel({ model }).form} verse`)
  .join(', ');
const freeOnly = modelNames.filter((model) => !writes(model, 'rhymed'));

/** The fields of a poem request. Which of them a form has: see formRules.ts. */
export const requestFields = {
  prompt,
  theme,
  form: oneOf(
    formNames,
    `Verse that rhymes and keeps a metre, or free verse; a pirozhok, four lines of 9, 8, 9 and 8 syllables of iambs without rhyme or marks, or a poroshok, which ends in two syllables that rhyme with the second line. Unless it is given, ${ownForms}.`,
  ),
  model: oneOf(modelNames, `The network that writes; ${freeOnly.join(', ')} writes free verse only.`, {
    default: formAndModel({}).model,
  }),
  opening: oneOf(
    openings,
    'Where your lines stand. `line`, the default: they open the poem. `epigraph`: they stand above it. Text without a Cyrillic word, and more lines than can open the poem, stand above it in any case.',
  ),
  scheme,
  meter,
  clausulae,
  budgetMs: wholeNumber(
    limits.budgetMs,
    `Milliseconds after which the lines that are left are written with little choice, and the answer says \`exhausted\`; ${limits.budgetMs[1]} unless given, far more than a poem takes. Not in free verse.`,
  ),
  profanity: yesOrNo('Whether obscene words may be written.'),
  scan: yesOrNo('Whether the answer says how the lines sound: syllables, stresses, strong places, rhymes.'),
  preset: {
    ...oneOf(presetNames, 'From love verse to pure linguistic madness.', { default: defaultPreset }),
    default: defaultPreset,
  },
  sampling,
  lines: wholeNumber(
    limits.lines,
    'How many lines the poem has, yours included; an epigraph is not counted. A scheme must have as many.',
  ),
  furtherStanzas: wholeNumber(
    limits.furtherStanzas,
    'Stanzas of four lines behind the poem, each in the metre and rhyme of those before it. What stands above them is the same poem however many there are.',
  ),
  seed: wholeNumber(
    limits.seed,
    'The same request with the same seed gives the same poem on any machine, unless `budgetMs` cuts it short.',
  ),
};
