import { tailOf } from '../../prosody/tail.ts';
import { foldYo } from '../../russian/letters.ts';
import { BoundedCache } from '../../shared/boundedCache.ts';
import { type RhymeGroup, rhymeGroupOf } from './rhymeGroup.ts';
import type { Answer, RhymeIndex } from './rhymeIndex.ts';
import { type AnsweredLevel, answeredLevels, type RhymeLevel } from './rhymeLevel.ts';
import type { WordIndex } from './wordIndex.ts';

/** The network may end a line that it leaves to others to answer with a word that has so many exact rhymes. */
const LEAST_ANSWERS = 12;
/** Answers to choose among, beyond those that the scheme asks for. */
const SPARE = 2;
/** Words that are remembered. */
const CACHE = 20_000;

/** Words that may answer a group's lines. */
export interface RhymePool {
  /** The best level at which there are enough answers, those of better levels counted; else the last that adds any. */
  readonly level: RhymeLevel;
  /** Those of the level and of better ones, the nearest first. */
  readonly answers: readonly Answer[];
}

/** Tells how well words can be answered. */
export class RhymeCheck {
  readonly #rhymes: RhymeIndex;
  readonly #words: WordIndex;
  readonly #cache = new BoundedCache<string, boolean>(CACHE);

  constructor(rhymes: RhymeIndex, words: WordIndex) {
    [this.#rhymes, this.#words] = [rhymes, words];
  }

  /** Whether a word, stressed as given, has so many exact rhymes that the network may choose it for others to answer. */
  hasRhymes(word: string, stress: number): boolean {
    const key = `${word} ${stress}`;
    const cached = this.#cache.get(key);
    if (cached !== undefined) return cached;
    const tail = tailOf(this.#words.spokenWith(word, stress), stress);
    const has =
      tail !== undefined &&
      this.#rhymes.has(LEAST_ANSWERS, tail, (other) => this.#words.isMainReading(other));
    this.#cache.set(key, has);
    return has;
  }

  /**
   * How well a word can be answered.
   * @param word lower case; a compound is answered by its last part.
   * @param stress its stressed vowel, 0-based.
   * @param answers how many further lines its letter binds.
   */
  levelFor(word: string, stress: number, answers: number): RhymeLevel {
    return this.pool(rhymeGroupOf(word, stress, this.#words), answers).level;
  }

  /**
   * Words that may answer a group: known ones, mostly said so, and new to the rhyme. They are of the best level that has as
   * many as there are lines to answer, and a few to choose among.
   */
  pool(group: RhymeGroup, answers: number): RhymePool {
    let pool: RhymePool = { level: 'none', answers: [] };
    for (const level of answeredLevels) {
      const found = this.answers(group, level);
      if (found.length > pool.answers.length) pool = { level, answers: found };
      if (found.length >= answers + SPARE) return pool;
    }
    return pool.answers.length < answers ? { level: 'none', answers: [] } : pool;
  }

  /** Words that may answer a group at a level or a better one, the nearest first. */
  answers(group: RhymeGroup, level: AnsweredLevel): Answer[] {
    return this.#rhymes.rhymes(group.tails, level).filter(({ word }) => this.#mayAnswer(word.form, group));
  }

  #mayAnswer(form: string, group: RhymeGroup): boolean {
    return this.#words.isMainReading({ form }) && this.#words.get(foldYo(form)).isKnown && group.isNew(form);
  }
}
