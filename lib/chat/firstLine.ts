import { limits } from '../api/limits.ts';
import { tidy } from '../russian/tidy.ts';

const [, longest] = limits.prompt;

/** A person's text as a first line. */
export interface FirstLine {
  /** At most 200 code points, tidied; stress marks are kept. */
  text: string;
  /** Whether the text was cut. */
  cut: boolean;
}

/** Tidies a text. One that is too long is cut after its last complete line, else sentence, unless little is left, else word. */
export function toFirstLine(text: string): FirstLine {
  const tidied = tidy(text, { stressMarks: true });
  const points = [...tidied];
  if (points.length <= longest) return { text: tidied, cut: false };
  // One character more than fits, which shows whether the last line, sentence or word is complete.
  const window = points.slice(0, longest + 1).join('');
  const kept =
    upTo(window, /\n(?![\s\S]*\n)/u) ??
    upTo(window, /(?<=.{60}[.!?…])\s(?!.*[.!?…]\s)/u) ??
    upTo(window, /\s(?!.*\s)/u) ??
    points.slice(0, longest).join('');
  return { text: kept.trim(), cut: true };
}

/** The text before the last match; undefined if it is blank. */
function upTo(text: string, last: RegExp): string | undefined {
  const at = text.search(last);
  return at > 0 && text.slice(0, at).trim() !== '' ? text.slice(0, at) : undefined;
}

/** The last words of a line, to show where it was cut. */
export function lastWords(text: string): string {
  const words = text.split(/\s+/u).slice(-3).join(' ');
  return [...words].slice(-40).join('');
}
