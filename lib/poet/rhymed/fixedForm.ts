import { type ClausulaLength, parseClausulae } from '../../forms/clausulae.ts';
import { type FixedFormName, fixedForms, fixedTemplates } from '../../forms/fixedForm.ts';
import type { LineTemplate } from '../../forms/lineTemplate.ts';
import { type AskedMeter, parseMeter } from '../../forms/meter.ts';
import { parseScheme, type Scheme } from '../../forms/scheme.ts';
import { setBare } from '../layout.ts';
import { fitsTemplate } from '../opening/fitsTemplate.ts';
import type { Poet } from '../poet.ts';
import type { VerseForm } from '../writer.ts';
import { plannedForm } from './form.ts';
import type { AskedForm, PoemPlan } from './plan.ts';
import type { RhymedVerse } from './writer.ts';

/**
 * A form in which every line is laid down. The person's lines open the poem where they are the form's first ones; else
 * they stand above it.
 * @throws FormError where the poet writes free verse only.
 */
export function fixedForm(poet: Poet, name: FixedFormName): VerseForm<PoemPlan, RhymedVerse> {
  return plannedForm(poet, (request, planWith, lexicon) => {
    const asked = askedForm(name);
    const templates = fixedTemplates(name);
    const lines = request.prompt.split('\n');
    const opens =
      request.opening !== 'epigraph' &&
      lines.length < templates.length &&
      lines.every((line, at) => fitsTemplate(line, templates[at] as LineTemplate, lexicon));
    const text = opens ? lines.map(setBare).join('\n') : request.prompt;
    const plan = planWith(text, { ...asked, isEpigraph: !opens });
    const own = opens ? { given: plan.given.map(setBare), stressed: plan.stressed.map(setBare) } : {};
    return { ...plan, ...own, genre: 'pirozhok' };
  });
}

function askedForm(name: FixedFormName): AskedForm {
  const { scheme, meter, clausulae } = fixedForms[name];
  return {
    scheme: parseScheme(scheme) as Scheme,
    meter: parseMeter(meter) as AskedMeter,
    clausulae: parseClausulae(clausulae) as readonly ClausulaLength[],
  };
}
