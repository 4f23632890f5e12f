import { type ClausulaLength, parseClausulae } from '../../forms/clausulae.ts';
import { type FixedFormName, fixedForms, fixedTemplates } from '../../forms/fixedForm.ts';
import type { LineTemplate } from '../../forms/lineTemplate.ts';
import { type AskedMeter, parseMeter } from '../../forms/meter.ts';
import { parseScheme, type Scheme } from '../../forms/scheme.ts';
import type { Lexicon } from '../../prosody/index.ts';
import { tidy } from '../../russian/tidy.ts';
import { setBare } from '../layout.ts';
import { fitsTemplate } from '../opening/fitsTemplate.ts';
import type { ComposeRequest } from '../poem.ts';
import type { Poet } from '../poet.ts';
import type { VerseForm } from '../writer.ts';
import { plannedForm, rhymingOf } from './form.ts';
import type { AskedForm, PoemPlan } from './plan.ts';
import type { RhymedVerse } from './writer.ts';

const RUSSIAN_WORD = /[а-яё]/iu;

/**
 * A request for a fixed form: a Russian text that can't open the poem is what it is about.
 * @throws FormError where the poet writes free verse only.
 */
export function fixedRequest(poet: Poet, name: FixedFormName, request: ComposeRequest): ComposeRequest {
  const { prompt = '', ...rest } = request;
  const { lexicon } = rhymingOf(poet);
  const isKept = request.opening === 'epigraph' || !RUSSIAN_WORD.test(prompt);
  if (isKept || opens(prompt, name, lexicon)) return request;
  return { ...rest, theme: request.theme === undefined ? prompt : `${prompt}\n${request.theme}` };
}

/**
 * A form in which every line is laid down. The person's lines are its first ones, an epigraph, or none.
 * @throws FormError where the poet writes free verse only.
 */
export function fixedForm(poet: Poet, name: FixedFormName): VerseForm<PoemPlan, RhymedVerse> {
  return plannedForm(poet, ({ prompt, opening }, planWith) => {
    const plan = planWith(prompt, { ...askedForm(name), isEpigraph: opening === 'epigraph' });
    if (plan.openingReason) return { ...plan, genre: 'pirozhok' };
    const given = plan.given.map(setBare);
    const stressed = plan.stressed.map(setBare);
    return { ...plan, given, stressed, prompt: given.join('\n'), genre: 'pirozhok' };
  });
}

/** Whether a text is the form's first lines. */
function opens(prompt: string, name: FixedFormName, lexicon: Lexicon): boolean {
  const templates = fixedTemplates(name);
  const lines = tidy(prompt, { stressMarks: true }).split('\n');
  return (
    lines.length < templates.length &&
    lines.every((line, at) => fitsTemplate(line, templates[at] as LineTemplate, lexicon))
  );
}

function askedForm(name: FixedFormName): AskedForm {
  const { scheme, meter, clausulae } = fixedForms[name];
  return {
    scheme: parseScheme(scheme) as Scheme,
    meter: parseMeter(meter) as AskedMeter,
    clausulae: parseClausulae(clausulae) as readonly ClausulaLength[],
  };
}
