import {
  alternateScheme,
  FormError,
  meterText,
  parseClausulae,
  parseMeter,
  parseScheme,
} from '../../forms/form.ts';
import { scanPoem } from '../../prosody/index.ts';
import type { SamplingSettings } from '../../sampling/presets.ts';
import { seededRandom } from '../../sampling/random.ts';
import { guardsOf } from '../guards.ts';
import { personsLines, setVerse } from '../layout.ts';
import type { ComposeRequest, Poet, RhymedParts } from '../poem.ts';
import { type AskedForm, type PoemPlan, planPoem } from './plan.ts';
import { rhymedWidths } from './settings.ts';

/** Lines of a poem of which neither lines nor scheme were asked for. */
const USUAL_LINES = 8;
/** Milliseconds that a poem may take where no other budget is given. */
export const defaultBudget = 2000;

/**
 * Rhymed verse: a plan from the person's line and the form asked for, and what the network writes to it.
 * @throws FormError
 */
export async function composeRhymed(
  poet: Poet,
  request: ComposeRequest,
  settings: SamplingSettings,
  seed: number,
): Promise<RhymedParts & { text: string[]; tokens: number }> {
  const deadline = performance.now() + (request.budgetMs ?? defaultBudget);
  const { restoreYo = (text) => text, rhymed } = poet;
  if (!rhymed) throw new FormError(`the model "${poet.name}" writes free verse only`);
  const { writer, lexicon } = rhymed;
  const { isDecent, isOwn } = guardsOf(poet, request);
  const plan = planPoem(request.prompt, askedForm(request), lexicon, (word, stress) =>
    writer.hasRhymes(word, stress),
  );
  const written = await writer.write(plan, {
    ...rhymedWidths(settings),
    deadline,
    mayWrite: isDecent,
    mayStand: isOwn,
    random: seededRandom(seed),
  });
  const text = layOut(plan, personsLines(request.prompt), written.lines.map(restoreYo));
  return {
    text,
    tokens: written.tokens,
    opening: plan.opening,
    scheme: plan.scheme.letters.join(''),
    meter: meterText(plan),
    stressed: scanPoem(text.join('\n'), lexicon).markup,
    score: written.score,
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

/** The poem's lines, an empty one between stanzas and behind an epigraph. */
function layOut(plan: PoemPlan, opening: readonly string[], lines: readonly string[]): string[] {
  const parted = plan.lines.flatMap(({ endsStanza }, at) => [
    lines[at] as string,
    ...(endsStanza ? [''] : []),
  ]);
  return [...opening, ...(plan.opensStanza ? [''] : []), ...setVerse(parted)];
}
