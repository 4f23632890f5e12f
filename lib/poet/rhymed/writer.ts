import type { WordForms } from '../../grammar/wordForms.ts';
import type { LanguageModel } from '../../network/languageModel.ts';
import type { Lexicon } from '../../prosody/index.ts';
import { wordsOf } from '../../russian/words.ts';
import { LINE_BREAK, openings, STANZA_BREAK } from '../../tokenizer/specialTokens.ts';
import type { Tokenizer } from '../../tokenizer/tokenizer.ts';
import type { WordVectors } from '../../vectors/wordVectors.ts';
import { contextOf, readableTokens, titleTokens } from '../context.ts';
import type { Verse, VerseWriter, WriteOptions } from '../writer.ts';
import { Draft } from './draft.ts';
import { LineWriter, type WrittenLine } from './lineWriter.ts';
import type { LinePlan, PoemPlan } from './plan.ts';
import type { WordPairs } from './potentials/wording.ts';
import { RhymeCheck } from './rhymeCheck.ts';
import { RhymeIndex } from './rhymeIndex.ts';
import type { RhymeLevel } from './rhymeLevel.ts';
import { searchSettings } from './settings.ts';
import { STRENGTH, Subject } from './subject.ts';
import { WordIndex } from './wordIndex.ts';
import { workOf } from './work.ts';

/** Filters of what people write, of which an absent one lets all pass, and how widely to search. */
export interface RhymedOptions {
  /** Tells words from what only looks like them. */
  readonly words?: { isKnown(word: string): boolean };
  readonly pairs?: WordPairs;
  readonly vectors?: WordVectors;
  /** The grammar of words. */
  readonly forms?: WordForms;
  /** Candidates of a line; see {@link searchSettings}. */
  readonly candidates?: number;
}

export interface RhymedVerse extends Verse {
  /** Whether each line rhymes as its letter says; the first line of a letter does. */
  readonly rhymes: readonly boolean[];
  readonly score: number;
  /** Whether work or time cut the search short. */
  readonly isExhausted: boolean;
}

/** Writes rhymed verse, each line from its end. Built once a process. */
export class RhymedWriter implements VerseWriter<PoemPlan, RhymedVerse> {
  readonly #model: LanguageModel;
  readonly #tokenizer: Tokenizer;
  readonly #words: WordIndex;
  readonly #check: RhymeCheck;
  readonly #lineWriter: LineWriter;
  readonly #options: RhymedOptions;

  /** @param model one that reads lines reversed and answers with log probabilities. */
  constructor(model: LanguageModel, tokenizer: Tokenizer, lexicon: Lexicon, options: RhymedOptions = {}) {
    const { words, vectors, forms } = options;
    [this.#model, this.#tokenizer, this.#options] = [model, tokenizer, options];
    this.#words = new WordIndex(lexicon, {
      ...(words ? { isWord: (word) => words.isKnown(word) } : {}),
      ...(vectors ? { vectors } : {}),
      ...(forms ? { forms } : {}),
    });
    this.#check = new RhymeCheck(new RhymeIndex(lexicon), this.#words);
    this.#lineWriter = new LineWriter(model, tokenizer, this.#words, this.#check);
  }

  /** How well a word, stressed as given, can be answered by so many lines. See {@link RhymeCheck.levelFor}. */
  levelFor(word: string, stress: number, answers: number): RhymeLevel {
    return this.#check.levelFor(word, stress, answers);
  }

  /**
   * Writes the lines of a plan. When the work or the time is spent, the smallest search writes the rest. Should even that
   * find no line, the poem ends behind its last whole stanza.
   * @throws the signal's reason, once it is aborted.
   */
  async write(
    plan: PoemPlan,
    { settings, random, deadline, guards, signal }: WriteOptions,
  ): Promise<RhymedVerse> {
    const { pairs, candidates } = this.#options;
    const work = workOf(plan.lines.length, deadline);
    const search = { ...searchSettings(settings, candidates), random, work, ...(signal ? { signal } : {}) };
    const draft = new Draft(plan, this.#words);
    const subject = this.#subjectOf(plan);
    const written: WrittenLine[] = [];
    let step = await this.#model.read(this.#contextOf(plan), this.#model.start(1));
    for (const line of plan.lines) {
      const context = {
        plan,
        line,
        draft,
        guards,
        ...(pairs ? { pairs } : {}),
        ...(subject ? { subject } : {}),
        ...(opensPoem(plan, line) ? { theme: plan.theme } : {}),
      };
      const before = step.state;
      const own = await this.#lineWriter.write(step, context, search).catch((error: unknown) => {
        this.#model.release(before);
        throw error;
      });
      if (!own) break;
      written.push(own);
      draft.add(line, own.words, own.text);
      subject?.add(own.words);
      this.#model.release(before);
      const isLast = written.length === plan.lines.length;
      const token = line.endsStanza ? STANZA_BREAK : LINE_BREAK;
      step = isLast
        ? { logits: step.logits, state: own.state }
        : await this.#model.step(Int32Array.of(token), own.state);
    }
    this.#model.release(step.state);
    return this.#verseOf(plan, withoutHalfStanza(plan, written), work.isExhausted);
  }

  #contextOf({ theme, prompt, opensStanza, genre }: PoemPlan): Int32Array {
    const known = readableTokens(this.#tokenizer, prompt);
    // Poems of a genre have no titles.
    const title = genre ? [] : titleTokens(this.#tokenizer, theme);
    const end = opensStanza ? STANZA_BREAK : LINE_BREAK;
    return contextOf(
      this.#model,
      this.#tokenizer,
      [...title, ...(known.length > 0 ? [...known, end] : [])],
      genre && [openings[genre], openings.bare],
    );
  }

  /** What words are preferred for: the theme, else the person's lines. Undefined where no vectors were published. */
  #subjectOf({ theme, prompt }: PoemPlan): Subject | undefined {
    const { vectors } = this.#options;
    if (!vectors) return undefined;
    const subject = theme
      ? new Subject(vectors, theme.words, STRENGTH.asked)
      : new Subject(vectors, wordsOf(prompt), STRENGTH.heard);
    subject.add(wordsOf(prompt));
    return subject;
  }

  #verseOf({ lines: plans }: PoemPlan, written: readonly WrittenLine[], isExhausted: boolean): RhymedVerse {
    const tokens = written.reduce((sum, line) => sum + line.tokens.length + 1, 0);
    const logProbability = written.reduce((sum, line) => sum + line.logProbability, 0);
    return {
      lines: written.flatMap((line, at) => [
        this.#withYo(line.text, line.words[0] as string),
        ...(plans[at]?.endsStanza && at < written.length - 1 ? [''] : []),
      ]),
      rhymes: written.map(({ rhymes }) => rhymes),
      tokens,
      score: logProbability / Math.max(1, tokens),
      isExhausted,
    };
  }

  /** A line whose last word has its ё, as the rhyme needs it. */
  #withYo(line: string, last: string): string {
    const form = this.#words.spoken(last);
    const at = line.lastIndexOf(last);
    return form === last || at < 0 ? line : line.slice(0, at) + form + line.slice(at + last.length);
  }
}

/** Whether a line is the first of all, the person's included. */
function opensPoem({ scheme, lines }: PoemPlan, line: LinePlan): boolean {
  return lines[0] === line && lines.length === scheme.letters.length;
}

/** The lines of a poem, or of its whole stanzas where some are missing and it has any. */
function withoutHalfStanza({ lines }: PoemPlan, written: readonly WrittenLine[]): readonly WrittenLine[] {
  if (written.length === lines.length) return written;
  const end = written.findLastIndex((_, at) => lines[at]?.endsStanza);
  return end < 0 ? written : written.slice(0, end + 1);
}
