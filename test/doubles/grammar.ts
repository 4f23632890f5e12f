import { readFileSync } from 'node:fs';
import { type Parse, parse } from '../../lib/grammar/phrases.ts';
import { readLine } from '../../lib/grammar/readLine.ts';
import { formOf, WordForms } from '../../lib/grammar/wordForms.ts';
import type { Potential } from '../../lib/poet/rhymed/potentials/potential.ts';
import { lineBefore, wordOf } from './words.ts';

/** The published grammar of word forms. */
export const forms = WordForms.fromBytes(readFileSync('model-artifacts/grammar.bin'));

/** The phrases of a line. */
export function parsed(line: string): Parse {
  return parse(readLine(line, (text) => ({ text, grammar: formOf(forms, text) })));
}

/** What `find` reports of the last of these lines; the others stand before it, and are passed with the last one first. */
export function faultsIn<Fault>(
  find: (line: Parse, before: readonly Parse[], report: (fault: Fault) => void) => void,
  text: string,
): Fault[] {
  const [line, ...before] = text.split(' / ').map(parsed).reverse();
  const found: Fault[] = [];
  find(line as Parse, before, (fault) => found.push(fault));
  return found;
}

/**
 * What a potential adds for a line's next word.
 * @param behind words of the line, the last one first; a mark stands at its end.
 */
export function addedBefore(potential: Potential, word: string, ...behind: string[]): number {
  const known = (text: string) => wordOf(text, { grammar: formOf(forms, text) });
  const line = { ...lineBefore(behind), words: behind.map(known), marks: behind.map((_, at) => at === 0) };
  return potential.word?.(line, known(word)) ?? 0;
}
