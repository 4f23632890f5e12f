import { limits } from '../api/limits.ts';
import { hash53 } from '../shared/hash.ts';
import { toFirstLine } from './firstLine.ts';
import { russianTheme } from './understand/englishThemes.ts';
import type { Grief } from './understand/grief.ts';
import type { PoemAsked, Verse } from './understand/understand.ts';
import { linesOf } from './understand/utterance.ts';

/** What a poem is written from. It has a prompt or a theme. */
export interface Subject {
  readonly prompt?: string;
  readonly theme?: string;
  /** For whom it is: stands above the poem. */
  readonly dedication?: string;
  readonly grief?: Grief;
  /** Whether the prompt is the end of a poem, and only what follows it is shown. */
  readonly continues?: boolean;
  /** Whether the person's text was longer. */
  readonly isCut?: boolean;
}

/** Lines of a poem's end that a stanza goes on from, at most. */
const TAIL = 4;
/** Themes of poems whose theme is left to the poet. */
const OWN_THEMES = ['дождь', 'дорога', 'детство', 'река', 'осень', 'звёзды', 'снег', 'море', 'вечер', 'сад'];

/** What a message asks to write from. @param key chooses a theme where none is named. */
export function subjectOf(asked: Verse | PoemAsked, key: string): Subject {
  const grief = asked.grief === undefined ? {} : { grief: asked.grief };
  if (asked.kind !== 'theme')
    return { ...(asked.kind === 'poem' ? endOf(asked.text) : beginningOf(asked.text)), ...grief };
  const { theme, dedication } = asked;
  return {
    ...themed(theme ?? (OWN_THEMES[hash53(key) % OWN_THEMES.length] as string)),
    ...(dedication === undefined ? {} : { dedication }),
    ...grief,
  };
}

function beginningOf(text: string): Subject {
  const { text: prompt, cut } = toFirstLine(text);
  return { prompt, ...(cut ? { isCut: cut } : {}) };
}

/** A theme in Russian; one in another language stands above the poem. */
function themed(text: string): Subject {
  const theme = russianTheme(text);
  const [, longest] = limits.theme;
  return theme === undefined ? beginningOf(text) : { theme: [...theme].slice(0, longest).join('').trim() };
}

/** The end of a poem, for a stanza that follows it. */
export function endOf(poem: string): Subject {
  const [, longest] = limits.prompt;
  const lines = linesOf(poem).slice(-TAIL);
  while (lines.length > 1 && [...lines.join('\n')].length > longest) lines.shift();
  return { prompt: toFirstLine(lines.join('\n')).text, continues: true };
}
