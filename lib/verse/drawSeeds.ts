import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { Seed } from './lineSearch.ts';
import type { Answer } from './rhymeIndex.ts';
import type { RhymedSettings } from './settings.ts';

/** Seeds drawn for each candidate: the line search scores them as whole words, and keeps the better ones. */
const SEEDS = 3;
/** What makes a rhyme word likelier beside its first token, in nats: each class of frequency, each nearer sound. */
const COMMON = 0.3;
const NEAR = 2;
/** What each further token of a word may make it less likely. */
const LONG = 1.5;

/**
 * Rhyme words that a bound line may be led to, drawn without replacement by how likely the network makes their first
 * token, how common they are and how near they sound.
 * @param takes whether a word fits where it would stand.
 */
export function drawSeeds(
  logits: Float32Array,
  answers: readonly Answer[],
  tokenizer: Tokenizer,
  takes: (word: string) => boolean,
  { candidates, rhymeWords, temperature, random }: RhymedSettings,
): Seed[] {
  const scored: (Seed & { score: number })[] = [];
  for (const { word, distance } of answers) {
    const form = word.form.replaceAll('ё', 'е');
    if (!takes(form)) continue;
    const tokens = tokenizer.encode(form);
    const score =
      (logits[tokens[0] as number] as number) +
      COMMON * word.frequency -
      NEAR * distance -
      LONG * (tokens.length - 1);
    scored.push({ tokens, score });
  }
  scored.sort((a, b) => b.score - a.score);
  return (
    scored
      .slice(0, rhymeWords)
      // Gumbel noise: the largest keys are a draw without replacement (Kool et al. 2019).
      .map(({ tokens, score }) => ({
        tokens,
        key: score / temperature - Math.log(-Math.log(random.uniform() + Number.EPSILON)),
      }))
      .sort((a, b) => b.key - a.key)
      .slice(0, SEEDS * candidates)
  );
}
