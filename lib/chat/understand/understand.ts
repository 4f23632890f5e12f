import { aboutPoem } from './aboutPoem.ts';
import { type Grief, griefIn } from './grief.ts';
import { isUnreadable } from './readable.ts';
import type { Rework } from './rework.ts';
import { type SmallTalk, smallTalkOf } from './smallTalk.ts';
import { type ThemeRequest, themeRequestOf } from './theme.ts';
import { type Utterance, utteranceOf } from './utterance.ts';

/** A message to the bot, without the bot's name. */
export interface Said {
  /** Its text or caption. */
  readonly text: string;
  /** Whether a picture, a voice or the like came with it. */
  readonly hasMedia: boolean;
  /** What it answers: a poem of the bot, or a person's words. */
  readonly repliesTo?: 'poem' | { readonly text: string };
}

/** A text that is to be gone on with. */
export interface Verse {
  /** `poem`: a whole one. */
  readonly kind: 'line' | 'lines' | 'poem';
  readonly text: string;
  readonly grief?: Grief;
}

/** A poem that is asked for. */
export interface PoemAsked extends ThemeRequest {
  readonly kind: 'theme';
  readonly grief?: Grief;
}

/** What a message asks for. */
export type Meaning =
  | Verse
  | PoemAsked
  | { readonly kind: Rework }
  | { readonly kind: SmallTalk | 'unreadable' }
  | { readonly kind: 'nontext' }
  | { readonly kind: 'commandTypo' };

/** A person's text of so many lines is a whole poem. */
const POEM_LINES = 8;

/** What a message asks for, by rules alone. What may as well be verse is taken for verse. */
export function understand({ text, hasMedia, repliesTo }: Said): Meaning {
  const said = utteranceOf(text);
  if (said.words.length === 0 && hasMedia) return { kind: 'nontext' };
  if (/^[/\\]\s?\p{L}/u.test(said.text)) return { kind: 'commandTypo' };
  if (typeof repliesTo === 'object') return askedIn(said) ?? verseIn(repliesTo.text);
  const ofPoem = repliesTo === 'poem' ? aboutPoem(said) : undefined;
  if (ofPoem) return { kind: ofPoem };
  if (isUnreadable(said)) return { kind: 'unreadable' };
  const talk = smallTalkOf(said);
  // «Расскажи о себе» is no theme, «спасибо за стих» no request.
  if (talk === 'about' || talk === 'thanks') return { kind: talk };
  return askedIn(said) ?? (talk ? { kind: talk } : verseOf(said));
}

/** The poem that is asked for in one of the lines, where the others say nothing else. */
function askedIn(said: Utterance): PoemAsked | undefined {
  const lines = said.lines.length > 1 ? said.lines.map(utteranceOf) : [said];
  const requests = lines.map(themeRequestOf);
  const at = requests.findIndex((request) => request !== undefined);
  const request = requests[at];
  if (request === undefined) return undefined;
  const isAlone = lines.every((line, other) => other === at || smallTalkOf(line) !== undefined);
  return isAlone ? { kind: 'theme', ...request, ...withGrief(said.text) } : undefined;
}

/** A text as verse, whatever it says. */
export function verseIn(text: string): Verse {
  return verseOf(utteranceOf(text));
}

function verseOf({ text, lines }: Utterance): Verse {
  const count = lines.length > 1 ? lines.length : text.split(/\s\/\s/u).length;
  const kind = count >= POEM_LINES ? 'poem' : count > 1 ? 'lines' : 'line';
  return { kind, text, ...withGrief(text) };
}

function withGrief(text: string): { grief?: Grief } {
  const grief = griefIn(text);
  return grief === undefined ? {} : { grief };
}
