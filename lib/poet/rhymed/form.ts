import { parseClausulae } from '../../forms/clausulae.ts';
import { FormError } from '../../forms/formError.ts';
import { LONGEST_SCHEME } from '../../forms/limits.ts';
import { meterText, parseMeter } from '../../forms/meter.ts';
import { hasRhyme, inOrder, parseScheme, type Scheme, schemeText, UNRHYMED } from '../../forms/scheme.ts';
import { scanPoem } from '../../prosody/index.ts';
import { openingPartsOf } from '../opening/epigraph.ts';
import type { ComposeRequest } from '../poem.ts';
import type { Poet } from '../poet.ts';
import type { VerseForm } from '../writer.ts';
import { keptLetters } from './keptLetters.ts';
import { type AskedForm, type PoemPlan, planPoem } from './plan.ts';
import type { RhymedVerse } from './writer.ts';

/**
 * Rhymed verse: a plan from the person's lines and the form asked for, and what the network writes to it.
 * @throws FormError where the poet writes free verse only.
 */
export function rhymedForm({ name, rhymed }: Poet): VerseForm<PoemPlan, RhymedVerse> {
  if (!rhymed) throw new FormError(`the model "${name}" writes free verse only`);
  const { writer, lexicon } = rhymed;
  return {
    plan: (request, random) =>
      planPoem(
        request.prompt,
        askedForm(request),
        lexicon,
        (word, stress, answers) => writer.levelFor(word, stress, answers),
        () => random.uniform(),
      ),
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

/** @throws FormError */
function askedForm({ scheme, lines, meter = 'auto', clausulae, opening }: ComposeRequest): AskedForm {
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
  if (!hasRhyme(scheme))
    throw new FormError(
      `no two lines rhyme in the scheme "${text}": give two of them the same letter, or ask for free verse`,
    );
  const own = scheme.letters.length;
  if (lines === undefined || lines === own) return scheme;
  const repeated = schemeOf(scheme, lines);
  throw new FormError(
    `the scheme "${text}" has ${own} lines, but ${lines} lines were asked for: leave out one of the two` +
      (repeated ? `, or ask for the scheme "${repeated}"` : ''),
  );
}

/** A scheme of so many lines that repeats another with new rhymes, as text; undefined where none does. */
function schemeOf({ letters }: Scheme, lines: number): string | undefined {
  if (lines % letters.length !== 0 || lines > LONGEST_SCHEME) return undefined;
  const rounds = Array.from({ length: lines / letters.length }, (_, round) =>
    letters.map((letter) => (letter === UNRHYMED ? letter : `${letter}${round}`)),
  );
  return inOrder(rounds.flat()).join('');
}

function read<T>(text: string, parse: (text: string) => T | undefined, field: string): T {
  const value = parse(text);
  if (value === undefined) throw new FormError(`"${text}" can't be read as a ${field}`);
  return value;
}
