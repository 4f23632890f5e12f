import { type Lexicon, scanPoem } from '../prosody/index.ts';
import { ACUTE, countSyllables, foldYo } from '../russian/letters.ts';
import type { HeardYo, YoRestorer } from '../russian/restoreYo.ts';

const MARKED = new RegExp(`[а-яё${ACUTE}]+`, 'gu');

/**
 * A lower-case poem with ё restored. Where it keeps a regular metre, that tells words whose stress depends on it:
 * «слезы́», but «слёзы».
 */
export function withYo(
  poem: string,
  restorer: Pick<YoRestorer, 'restore'>,
  lexicon: Lexicon | undefined,
): string {
  return restorer.restore(poem, lexicon && heardIn(foldYo(poem), lexicon));
}

function heardIn(poem: string, lexicon: Lexicon): HeardYo {
  let words: string[] | undefined;
  return (spelling, place) => {
    words ??= markedWords(poem, lexicon);
    const marked = words[place] ?? '';
    const at = marked.indexOf(ACUTE);
    if (at < 0) return undefined;
    const stress = countSyllables(marked.slice(0, at)) - 1;
    const readings = lexicon.stresses(spelling);
    const bare = readings.filter(({ form }) => !form.includes('ё'));
    if (bare.length === 0 || bare.length === readings.length) return undefined;
    const mayHaveYo = readings.some((reading) => reading.form.includes('ё') && reading.stress === stress);
    const mayBeBare = bare.some((reading) => reading.stress === stress);
    return mayHaveYo === mayBeBare ? undefined : mayHaveYo;
  };
}

/** The words of a poem of regular metre with their stresses marked; none of another. */
function markedWords(poem: string, lexicon: Lexicon): string[] {
  const { markup, meter } = scanPoem(poem, lexicon);
  return meter.name === 'free' ? [] : (markup.toLowerCase().match(MARKED) ?? []);
}
