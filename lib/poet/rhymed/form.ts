import { parseClausulae } from '../../forms/clausulae.ts';
import { FormError } from '../../forms/formError.ts';
import { meterText, parseMeter } from '../../forms/meter.ts';
import { alternateScheme, parseScheme } from '../../forms/scheme.ts';
import { scanPoem } from '../../prosody/index.ts';
import type { ComposeRequest } from '../poem.ts';
import type { Poet } from '../poet.ts';
import type { VerseForm } from '../writer.ts';
import { keptLetters } from './keptLetters.ts';
import { type AskedForm, type PoemPlan, planPoem } from './plan.ts';
import type { RhymedVerse } from './writer.ts';

/** Lines of a poem of which neither lines nor scheme were asked for. */
const USUAL_LINES = 8;

/**
 * Rhymed verse: a plan from the person's line and the form asked for, and what the network writes to it.
 * @throws FormError where the poet writes free verse only.
 */
export function rhymedForm({ name, rhymed }: Poet): VerseForm<PoemPlan, RhymedVerse> {
  if (!rhymed) throw new FormError(`the model "${name}" writes free verse only`);
  const { writer, lexicon } = rhymed;
  return {
    plan: (request) =>
      planPoem(request.prompt, askedForm(request), lexicon, (word, stress) => writer.hasRhymes(word, stress)),
    writer,
    describe: (plan, verse, text) => ({
      opening: plan.opening,
      scheme: keptLetters(plan, verse).join(''),
      meter: meterText(plan),
      stressed: scanPoem(text, lexicon).markup,
      score: verse.score,
      ...(verse.isExhausted ? { exhausted: true } : {}),
    }),
  };
}

function askedForm({ scheme, lines = USUAL_LINES, meter = 'auto', clausulae }: ComposeRequest): AskedForm {
  const asked = meter === 'auto' ? undefined : read(meter, parseMeter, 'meter');
  return {
    scheme: scheme === undefined ? alternateScheme(lines) : read(scheme, parseScheme, 'scheme'),
    ...(asked ? { meter: asked } : {}),
    ...(clausulae === undefined ? {} : { clausulae: read(clausulae, parseClausulae, 'clausulae') }),
  };
}

function read<T>(text: string, parse: (text: string) => T | undefined, field: string): T {
  const value = parse(text);
  if (value === undefined) throw new FormError(`"${text}" can't be read as a ${field}`);
  return value;
}
