import { type Estimate, meanOf, shareOf } from '../statistics/intervals.ts';
import { type Answer, AnswersError, type Marks } from './answers.ts';
import type { Key, Settings } from './key.ts';

/** One mark of both poets. */
interface Both {
  readonly ours: Estimate;
  readonly people: Estimate;
}

/** What readers said, all together. */
export interface Reading {
  readonly settings: Settings;
  /** Pairs that have an answer. */
  readonly pairs: number;
  /** Answers: more than pairs if several readers answered. The intervals take them as independent. */
  readonly answers: number;
  /** The share of answers that take our poem for the person's. */
  readonly taken: Estimate;
  readonly sense: Both;
  readonly grammar: Both;
  /** Mean sureness, 1 to 3, of the answers that were right and of those that were wrong; NaN if there were none. */
  readonly sure: { readonly right: number; readonly wrong: number };
}

/**
 * Compares answers with the key.
 * @throws AnswersError for a pair that the key does not have.
 */
export function scoreAnswers(answers: readonly Answer[], { pairs, settings }: Key): Reading {
  const personOf = new Map(pairs.map(({ pair, person }) => [pair, person]));
  const read = answers.map((answer) => {
    const person = personOf.get(answer.pair);
    if (!person) throw new AnswersError(`pair ${answer.pair} is not in the key`);
    return {
      ...answer,
      isRight: answer.person === person,
      people: answer[person],
      ours: answer[person === 'A' ? 'B' : 'A'],
    };
  });
  const both = (mark: keyof Marks): Both => ({
    ours: meanOf(read.map(({ ours }) => ours[mark])),
    people: meanOf(read.map(({ people }) => people[mark])),
  });
  const sureness = (right: boolean) =>
    meanOf(read.filter(({ isRight }) => isRight === right).map(({ sure }) => sure)).value;
  return {
    settings,
    pairs: new Set(read.map(({ pair }) => pair)).size,
    answers: read.length,
    taken: shareOf(read.filter(({ isRight }) => !isRight).length, read.length),
    sense: both('sense'),
    grammar: both('grammar'),
    sure: { right: sureness(true), wrong: sureness(false) },
  };
}

/** A reading in a few lines. */
export function readingText({ settings, pairs, answers, taken, sense, grammar, sure }: Reading): string {
  const { model, version, form, preset, seed, prompts } = settings;
  const percent = (share: number) => (100 * share).toFixed(1);
  const mean = ({ value, low, high }: Estimate) =>
    Number.isNaN(low) ? value.toFixed(2) : `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
  const sureness = (value: number) => (Number.isNaN(value) ? '—' : value.toFixed(2));
  return [
    `settings: ${model} ${version}, ${form}, ${preset}, seeds from ${seed}, first lines of ${prompts}`,
    `${answers} answers to ${pairs} pairs; in brackets 95 % intervals`,
    '',
    `taken for the person's: ${percent(taken.value)} % (${percent(taken.low)} to ${percent(taken.high)} %)`,
    `sense: ours ${mean(sense.ours)}, people ${mean(sense.people)}`,
    `grammar: ours ${mean(grammar.ours)}, people ${mean(grammar.people)}`,
    `sure (1-3): where right ${sureness(sure.right)}, where wrong ${sureness(sure.wrong)}`,
  ].join('\n');
}
