import type { SamplingSettings } from '../../sampling/presets.ts';
import { seededRandom } from '../../sampling/random.ts';
import { guardsOf } from '../guards.ts';
import { personsLines, setVerse } from '../layout.ts';
import type { ComposeRequest, Poet } from '../poem.ts';
import { writeFree } from './writer.ts';

/** Fewest lines of a free poem, whatever was sent. */
export const MIN_LINES = 4;

/** Free verse: the person's lines and what the three heuristics make of them. */
export async function composeFree(
  poet: Poet,
  request: ComposeRequest,
  settings: SamplingSettings,
  seed: number,
): Promise<{ text: string[]; tokens: number }> {
  const { network, tokenizer, restoreYo = (text) => text } = poet;
  const { prompt, lines } = request;
  const { isOwn, isSound } = guardsOf(poet, request);
  const opening = personsLines(prompt);
  const wanted = lines === undefined ? undefined : Math.max(1, lines - opening.length);
  const written = await writeFree(network, tokenizer, {
    prompt,
    settings,
    minLines: wanted ?? Math.max(1, MIN_LINES - opening.length),
    maxLines: wanted ?? Number.POSITIVE_INFINITY,
    mayStand: (line) => isSound(line) && isOwn(line),
    random: seededRandom(seed),
  });
  return { text: [...opening, ...setVerse(written.lines.map(restoreYo))], tokens: written.tokens };
}
