import { type Lexicon, type LineScan, scanPoem } from '../prosody/index.ts';
import { ACUTE, countSyllables } from '../russian/letters.ts';
import type { LineSound, RhymedParts } from './poem.ts';

/**
 * How the lines of a poem sound.
 * @param verse the poem without an epigraph; an empty line between stanzas.
 * @param parts what a rhymed poem says of itself: its scheme and stresses are those that it was written to.
 */
export function soundOf(
  verse: readonly string[],
  { scheme, stressed }: Partial<RhymedParts>,
  lexicon: Lexicon,
): LineSound[] {
  // An epigraph stands above the verse.
  const marked = stressed?.split('\n').slice(-verse.length) ?? verse;
  const scan = scanPoem(marked.join('\n'), lexicon);
  const letters = (scheme ?? scan.poemScheme).replaceAll(' ', '');
  const spoken = scan.lines.values();
  return marked
    .filter((line) => line.trim() !== '')
    .map((line, at) => ({
      ...(countSyllables(line.toLowerCase()) > 0 ? lineSound(line, spoken.next().value as LineScan) : silent),
      rhyme: letters[at] ?? '-',
    }));
}

const silent = { vowelEnds: [], stresses: [], strong: [] };

/** @param line with stress marks, which the line of the poem has not. */
function lineSound(line: string, { vowelEnds, stresses, strong }: LineScan): Omit<LineSound, 'rhyme'> {
  const marksBefore = (end: number) => line.slice(0, end).split(ACUTE).length - 1;
  return {
    vowelEnds: vowelEnds.map((end) => end - marksBefore(end)),
    stresses: [...stresses],
    strong: [...strong],
  };
}
