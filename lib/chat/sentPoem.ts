import { partEpigraph } from '../api/epigraph.ts';
import type { PoemResponse } from '../api/response.ts';
import type { ButtonAction, KnownPoem } from './buttons.ts';
import type { Reply } from './chat.ts';
import { lastWords } from './firstLine.ts';
import { poemKeyboard } from './keyboards.ts';
import { languages } from './language.ts';
import type { Recipe } from './recipe.ts';
import type { Subject } from './subject.ts';
import type { Texts } from './textKeys.ts';
import { texts as textsOf } from './texts.ts';
import { linesOf } from './understand/utterance.ts';

/** A poem that the bot has sent, as its message shows it. */
export interface SentPoem {
  /** Without what stands above and below it. */
  readonly verse: string;
  /** What its buttons say of it, if it has any. */
  readonly known: KnownPoem | undefined;
}

/** A poem as a message, its epigraph in italics. */
export function asMessage(poem: Pick<PoemResponse, 'poem' | 'opening'>): Pick<Reply, 'text' | 'italic'> {
  const { epigraph } = partEpigraph(poem.poem, poem);
  return { text: poem.poem, ...(epigraph === undefined ? {} : { italic: epigraph.length }) };
}

/** A poem as a message with its buttons: above it for whom it is, below it what must be said of it. */
export function poemMessage(poem: PoemResponse, subject: Subject, recipe: Recipe, texts: Texts): Reply {
  const { dedication, prompt = '', grief, isCut } = subject;
  const { openingReason: reason, seed } = poem;
  const { text, italic = 0 } = subject.continues ? { text: behind(poem, prompt) } : asMessage(poem);
  const above = dedication === undefined ? '' : `${dedication}\n\n`;
  const notes = [
    ...(!subject.continues && (reason === 'script' || reason === 'length') ? [texts.epigraph[reason]] : []),
    ...(isCut ? [texts.cut(lastWords(prompt))] : []),
    ...(grief ? [texts.sympathy] : []),
  ];
  const own = subject.continues || poem.opening === 'epigraph' ? 0 : linesOf(prompt).length;
  const slanted = above.length + italic;
  return {
    text: [`${above}${text}`, ...notes].join('\n\n'),
    ...(slanted === 0 ? {} : { italic: italic === 0 ? above.trimEnd().length : slanted }),
    keyboard: poemKeyboard({ recipe: { ...recipe, seed }, own, network: networkOf(poem) }, subject, texts),
  };
}

/** The network that wrote a poem, e.g. `verse 2.1.0`. */
export function networkOf({ model }: PoemResponse): string {
  return `${model.name} ${model.version}`;
}

/** What was written behind the end of a poem. */
function behind(poem: PoemResponse, prompt: string): string {
  const { verse, epigraph } = partEpigraph(poem.poem, poem);
  if (epigraph !== undefined) return verse;
  const [, written] = partLines(verse, linesOf(prompt).length);
  return written === '' ? verse : written;
}

/**
 * The poem in a message of the bot.
 *
 * @param italic how much of the beginning is set in italics, in UTF-16 units.
 * @param buttons those under it that can be read: without them it is not known how the poem was written.
 */
export function readPoem(
  text: string,
  italic: number,
  buttons: readonly (ButtonAction | undefined)[] = [],
): SentPoem {
  const known = buttons.find((button) => button?.action === 'open' || button?.action === 'shut');
  const stanzas = text.slice(italic).trim().split('\n\n');
  while (stanzas.length > 1 && isNote(stanzas.at(-1) as string)) stanzas.pop();
  return { verse: stanzas.join('\n\n'), known: known as KnownPoem | undefined };
}

/** Whether a paragraph behind a poem is what the bot says of it. */
function isNote(paragraph: string): boolean {
  return paragraph.startsWith('(') || languages.some((language) => textsOf[language].sympathy === paragraph);
}

/** The first lines of a poem, with the blank lines between them. */
export function firstLines(verse: string, count: number): string {
  const [first] = partLines(verse, count);
  return first.trim();
}

/** Parts a poem behind so many lines that are not blank; the second part begins with a line. */
function partLines(verse: string, count: number): [first: string, rest: string] {
  const lines = verse.split('\n');
  let left = count;
  const at = lines.findIndex((line) => line !== '' && left-- === 0);
  return at < 0 ? [verse, ''] : [lines.slice(0, at).join('\n'), lines.slice(at).join('\n')];
}
