import { tidy } from '../russian/tidy.ts';
import type { SentPoem } from './sentPoem.ts';
import { type Rework, reworks } from './understand/rework.ts';
import type { SmallTalk } from './understand/smallTalk.ts';
import {
  type Meaning,
  type PoemAsked,
  type Said,
  understand,
  type Verse,
  verseIn,
} from './understand/understand.ts';

/** What a message asks of the bot. */
export type Intent =
  | Verse
  | PoemAsked
  | { readonly kind: 'rework'; readonly wish: Rework; readonly poem: SentPoem }
  | {
      readonly kind:
        | SmallTalk
        | 'start'
        | 'privacy'
        | 'needLine'
        | 'needText'
        | 'unreadable'
        | 'unknownCommand';
    };

/** A command, e.g. `/poem@PoetBot Над крышей тихо тает свет`. */
export interface Command {
  /** In lower case, without the slash. */
  readonly name: string;
  /** The bot that it names, if any. */
  readonly addressee: string | undefined;
  /** What follows it. */
  readonly rest: string;
}

const pattern = /^\/([a-z0-9_]{1,32})(?:@(\w+))?(?:\s+|$)/i;

/** The command that a text begins with; undefined if there is none. */
export function commandOf(text: string): Command | undefined {
  const [whole, name, addressee] = pattern.exec(text) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  return { name: name.toLowerCase(), addressee, rest: text.slice(whole.length) };
}

export function commandIntent({ name, rest }: Command): Intent {
  switch (name) {
    case 'start':
    case 'help':
    case 'about':
    case 'privacy':
      return { kind: name };
    case 'poem':
      return poemIntent(rest);
    default:
      return { kind: 'unknownCommand' };
  }
}

/** What asks for a poem in any case: a theme, or else a line, whatever it says. */
export function poemIntent(text: string): Verse | PoemAsked | { readonly kind: 'needLine' } {
  const own = tidy(text, { stressMarks: true });
  if (own === '') return { kind: 'needLine' };
  const meaning = understand({ text: own, hasMedia: false });
  return meaning.kind === 'theme' ? meaning : verseIn(own);
}

/**
 * What a message without a command asks for.
 * @param poem what it replies to, if that is a poem of the bot.
 */
export function messageIntent(said: Said, poem?: SentPoem): Intent {
  const text = tidy(said.text, { stressMarks: true });
  if (text === '' && !said.hasMedia && typeof said.repliesTo !== 'object') return { kind: 'needLine' };
  const meaning = understand({ ...said, text });
  if (isReworked(meaning)) return poem ? { kind: 'rework', wish: meaning.kind, poem } : verseIn(text);
  if (meaning.kind === 'commandTypo') return { kind: 'unknownCommand' };
  return meaning.kind === 'nontext' ? { kind: 'needText' } : meaning;
}

function isReworked(meaning: Meaning): meaning is { readonly kind: Rework } {
  return reworks.some((wish) => wish === meaning.kind);
}
