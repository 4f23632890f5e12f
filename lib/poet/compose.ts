import type { NameSpelling } from '../russian/nameSpelling.ts';
import { tidy } from '../russian/tidy.ts';
import { presets } from '../sampling/presets.ts';
import { drawSeed, seededRandom } from '../sampling/random.ts';
import { freeForm } from './free/form.ts';
import { goOn } from './goOn.ts';
import { guardsOf } from './guards.ts';
import { setBare, setVerse } from './layout.ts';
import type { ComposeRequest, Poem } from './poem.ts';
import type { Poet } from './poet.ts';
import { fixedForm, fixedRequest } from './rhymed/fixedForm.ts';
import { rhymedForm } from './rhymed/form.ts';
import { soundOf } from './sound.ts';
import { Theme } from './theme.ts';
import type { Plan, PlannedRequest, Verse, VerseForm, WriteOptions } from './writer.ts';
import { withYo } from './yo.ts';

export type { ComposeRequest, Poem } from './poem.ts';
export type { Poet } from './poet.ts';

/** Milliseconds that a poem's search may take where no other budget is given: far more than it needs. */
const DEFAULT_BUDGET = 10_000;

/**
 * Writes a poem that goes on from the person's line: plans it, has it written, and lays it out.
 * @throws FormError where the form asked for is none, or the poet can't write it; the signal's reason, once it is aborted.
 */
export async function compose(poet: Poet, request: ComposeRequest): Promise<Poem> {
  const deadline = performance.now() + (request.budgetMs ?? DEFAULT_BUDGET);
  const write = (part: ComposeRequest) => composePart(poet, part, deadline);
  return goOn(await write(request), request, write);
}

async function composePart(poet: Poet, part: ComposeRequest, deadline: number): Promise<Poem> {
  const { preset, form = poet.rhymed ? 'rhymed' : 'free' } = part;
  const request = form === 'rhymed' || form === 'free' ? part : fixedRequest(poet, form, part);
  const seed = request.seed ?? drawSeed();
  const options: WriteOptions = {
    settings: { ...presets[preset], ...request.sampling },
    random: seededRandom(seed),
    deadline,
    guards: guardsOf(poet, request),
    ...(request.signal ? { signal: request.signal } : {}),
  };
  const { prompt = '', theme, ...asked } = request;
  const tidied = {
    ...asked,
    prompt: tidy(prompt, { stressMarks: true }),
    ...(theme === undefined ? {} : { theme: new Theme(tidy(theme), poet.vectors) }),
  };
  const { text, verse, tokens, parts } =
    form === 'free'
      ? await write(freeForm(poet), poet, tidied, options)
      : await write(form === 'rhymed' ? rhymedForm(poet) : fixedForm(poet, form), poet, tidied, options);
  return {
    poem: text.join('\n'),
    lines: text.filter((line) => line !== ''),
    form,
    ...(tidied.theme ? { theme: tidied.theme.text } : {}),
    ...parts,
    ...(request.scan && poet.lexicon ? { scan: { lines: soundOf(verse, parts, poet.lexicon) } } : {}),
    seed,
    preset,
    model: { name: poet.name, version: poet.version },
    tokens,
  };
}

async function write<P extends Plan, V extends Verse>(
  { plan: planPoem, writer, describe }: VerseForm<P, V>,
  { yo, names, lexicon }: Poet,
  request: PlannedRequest,
  options: WriteOptions,
) {
  const plan = planPoem(request, options.random);
  const verse = await writer.write(plan, options);
  const bare = verse.lines.join('\n');
  const lines = (yo ? withYo(bare, yo, lexicon) : bare).split('\n');
  const written = plan.genre ? lines.map(setBare) : setVerse(withNames(lines, request.prompt, names));
  const text = [...plan.given, ...(plan.opensStanza ? [''] : []), ...written];
  return {
    text,
    /** Without an epigraph. */
    verse: plan.openingReason ? written : text,
    tokens: verse.tokens,
    parts: describe(plan, verse, written.join('\n')),
  };
}

/** The lines with names in capitals, as the person's text and the list of names have them. */
function withNames(
  lines: readonly string[],
  prompt: string,
  names: NameSpelling | undefined,
): readonly string[] {
  if (!names) return lines;
  const own = names.ownSpelling(prompt);
  return lines.map((line) => names.capitalise(line, own));
}
