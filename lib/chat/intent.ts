import { tidy } from '../russian/tidy.ts';

/** What a message asks of the bot. */
export type Intent =
  | { kind: 'line'; text: string }
  | { kind: 'start' | 'help' | 'about' | 'needLine' | 'needText' | 'unknownCommand' };

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
      return { kind: name };
    case 'poem':
      return lineIntent(rest);
    default:
      return { kind: 'unknownCommand' };
  }
}

export function lineIntent(text: string): Intent {
  const line = tidy(text, { stressMarks: true });
  return line === '' ? { kind: 'needLine' } : { kind: 'line', text: line };
}
