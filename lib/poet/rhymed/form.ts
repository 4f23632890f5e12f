import { parseClausulae } from '../../forms/clausulae.ts';
import { FormError } from '../../forms/formError.ts';
import { meterText, parseMeter } from '../../forms/meter.ts';
import { parseScheme, type Scheme, schemeText } from '../../forms/scheme.ts';
import { schemeFault } from '../../forms/schemeFault.ts';
import { scanPoem } from '../../prosody/index.ts';
import { openingPartsOf } from '../opening/epigraph.ts';
import type { Poet } from '../poet.ts';
import type { PlannedRequest, VerseForm } from '../writer.ts';
import { keptLetters } from './keptLetters.ts';
import { type AskedForm, type PoemPlan, planPoem } from './plan.ts';
import type { LevelFor } from './planScheme.ts';
import type { RhymedVerse } from './writer.ts';

/** Plans a poem from a text and the form asked for. */
export type Planner = (prompt: string, asked: AskedForm) => PoemPlan;

/**
 * Rhymed verse: a plan from the person's lines and the form asked for, and what the network writes to it.
 * @throws FormError where the poet writes free verse only.
 */
export function rhymedForm(poet: Poet): VerseForm<PoemPlan, RhymedVerse> {
  return plannedForm(poet, (request, plan) => plan(request.prompt, askedForm(request)));
}

/**
 * A form that the rhymed writer writes.
 * @param planFor plans a request.
 * @throws FormError where the poet writes free verse only.
 */
export function plannedForm(
  poet: Poet,
  planFor: (request: PlannedRequest, plan: Planner) => PoemPlan,
): VerseForm<PoemPlan, RhymedVerse> {
  const { writer, lexicon } = rhymingOf(poet);
  const levelFor: LevelFor = (word, stress, answers) => writer.levelFor(word, stress, answers);
  return {
    plan: (request, random) => ({
      ...planFor(request, (prompt, asked) =>
        planPoem(prompt, asked, lexicon, levelFor, () => random.uniform()),
      ),
      ...(request.theme ? { theme: request.theme } : {}),
    }),
    writer,
    describe: (plan, verse, written) => ({
      ...openingPartsOf(plan),
      scheme: schemeText({ ...plan.scheme, letters: keptLetters(plan, verse) }),
      meter: meterText(plan),
      stressed: [...plan.stressed, ...(plan.opensStanza ? [''] : []), scanPoem(written, lexicon).markup].join(
        '\n',
      ),
      score: verse.score,
      ...(verse.isExhausted ? { exhausted: true } : {}),
    }),
  };
}

/** What a poet rhymes with. @throws FormError where it writes free verse only. */
export function rhymingOf({ name, rhymed }: Poet): NonNullable<Poet['rhymed']> {
  if (!rhymed) throw new FormError(`the model "${name}" writes free verse only`);
  return rhymed;
}

/** @throws FormError */
function askedForm({ scheme, lines, meter = 'auto', clausulae, opening }: PlannedRequest): AskedForm {
  const asked = meter === 'auto' ? undefined : read(meter, parseMeter, 'meter');
  return {
    ...(scheme === undefined ? {} : { scheme: askedScheme(scheme, lines) }),
    ...(lines === undefined ? {} : { lines }),
    ...(asked ? { meter: asked } : {}),
    ...(clausulae === undefined ? {} : { clausulae: read(clausulae, parseClausulae, 'clausulae') }),
    isEpigraph: opening === 'epigraph',
  };
}

/** @throws FormError if the text is no scheme, if nothing rhymes in it, or if it has other than so many lines. */
function askedScheme(text: string, lines: number | undefined): Scheme {
  const scheme = read(text, parseScheme, 'scheme');
  const fault = schemeFault(text, lines);
  if (fault) throw new FormError(`${fault.field} ${fault.detail}`);
  return scheme;
}

function read<T>(text: string, parse: (text: string) => T | undefined, field: string): T {
  const value = parse(text);
  if (value === undefined) throw new FormError(`"${text}" can't be read as a ${field}`);
  return value;
}
