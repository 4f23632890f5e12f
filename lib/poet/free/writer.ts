import type { LanguageModel, Step } from '../../network/languageModel.ts';
import type { SamplingSettings } from '../../sampling/presets.ts';
import type { Random } from '../../sampling/random.ts';
import { Sampler, type TokenSets } from '../../sampling/sampler.ts';
import { argmax } from '../../sampling/topK.ts';
import { reverseLines } from '../../tokenizer/reverseLines.ts';
import { isBreak, LINE_BREAK, SPACE, UNKNOWN } from '../../tokenizer/specialTokens.ts';
import type { Tokenizer } from '../../tokenizer/tokenizer.ts';
import { tokenSets } from './tokenSets.ts';

/** A line that has not ended by then is ended at its next word: no verse is that long. */
const LONGEST_LINE = 20;
/** How often a line is written anew at the most. */
const REDRAWS = 8;
/** Tokens that a word may take beyond that. */
const LONGEST_WORD = 12;

export interface FreeVerse {
  /** Lower-case lines as the network wrote them; an empty one parts stanzas. */
  lines: string[];
  tokens: number;
}

export interface FreeSettings {
  prompt: string;
  settings: SamplingSettings;
  /** Lines to write even if `maxTokens` is spent. */
  minLines: number;
  /** Lines after which the poem ends even if tokens are left. */
  maxLines: number;
  /** Whether a line (lower case, in reading order) may stay; one that may not is written anew. */
  mayStand: (line: string) => boolean;
  random: Random;
}

const setsOf = new WeakMap<Tokenizer, TokenSets>();

/**
 * The original's loop: free verse by the three heuristics until the tokens are spent. An unfinished last line is
 * dropped, unless the poem would then have too few: then it goes on.
 */
export async function writeFree(
  model: LanguageModel,
  tokenizer: Tokenizer,
  options: FreeSettings,
): Promise<FreeVerse> {
  const { settings, minLines, maxLines } = options;
  const sets = setsOf.get(tokenizer) ?? tokenSets(tokenizer);
  setsOf.set(tokenizer, sets);
  const wanted = Number.isFinite(maxLines) ? 0 : settings.maxTokens;
  const limit = Math.max(wanted, minLines * (LONGEST_LINE + LONGEST_WORD));
  const sampler = new Sampler(settings, sets, options.random, limit);

  const written: number[] = [];
  let tokens = 0;
  let lines = 0;
  let lineLength = 0;
  let redraws = 0;
  let step = await model.read(contextOf(model, tokenizer, options.prompt), model.start(1));
  let lineStart = kept(model, step);
  const textOf = (ids: readonly number[]) => tokenizer.decode(inReadingOrder(model, ids, tokenizer));
  const isDone = () => lines >= maxLines || (written.length >= wanted && lines >= minLines);
  for (;;) {
    let token = sampler.draw(step.logits, lineLength === 0);
    tokens++;
    if (isOverlong(lineLength, tokenizer.piece(token))) token = LINE_BREAK;
    if (isBreak(token) && redraws < REDRAWS && !options.mayStand(textOf(written.slice(-lineLength)))) {
      written.length -= lineLength;
      [lineLength, redraws] = [0, redraws + 1];
      model.release(step.state);
      step = kept(model, lineStart);
      continue;
    }
    written.push(token);
    lineLength = isBreak(token) ? 0 : lineLength + 1;
    if (lineLength === 0) [lines, redraws] = [lines + 1, 0];
    if (isDone()) break;
    step = await model.step(Int32Array.of(token), step.state);
    if (lineLength === 0) {
      model.release(lineStart.state);
      lineStart = kept(model, step);
    }
  }
  model.release(lineStart.state);
  if (lineLength > 0) {
    // The line at which the tokens ran out is whole if the network would now break it.
    step = await model.step(Int32Array.from(written.slice(-1)), step.state);
    const isWhole = sets.breaks[argmax(step.logits, sets.inner)] === 1;
    if (!isWhole || !options.mayStand(textOf(written.slice(-lineLength)))) written.length -= lineLength;
  }
  if (isBreak(written.at(-1) as number)) written.pop();
  return { lines: textOf(written).split('\n'), tokens };
}

/** A step that stays as it is whatever is done with the network and the one it was copied from. */
function kept(model: LanguageModel, { logits, state }: Step): Step {
  return { logits: logits.slice(), state: model.select(state, Int32Array.of(0)) };
}

function isOverlong(lineLength: number, piece: string): boolean {
  return (
    lineLength >= LONGEST_LINE + LONGEST_WORD - 1 || (lineLength >= LONGEST_LINE && piece.startsWith(SPACE))
  );
}

/** What the network reads before it writes: the person's text without what it can't read, and a line break. */
function contextOf(model: LanguageModel, tokenizer: Tokenizer, prompt: string): Int32Array {
  const known = tokenizer.encode(prompt).filter((token) => token !== UNKNOWN);
  const context = known.some((token) => !isBreak(token))
    ? [...inReadingOrder(model, known, tokenizer), LINE_BREAK]
    : [];
  return Int32Array.from([model.openingToken, ...context]);
}

/** From the order that a network reads to the one that people read, and back. */
function inReadingOrder(
  model: LanguageModel,
  ids: readonly number[],
  tokenizer: Tokenizer,
): readonly number[] {
  return model.readsReversed ? reverseLines(ids, tokenizer) : ids;
}
