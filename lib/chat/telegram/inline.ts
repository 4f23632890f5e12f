import type { PoemResponse } from '../../api/response.ts';
import { type PresetName, presetNames } from '../../sampling/presets.ts';
import { type Deadline, timeLeft } from '../deadline.ts';
import { fitMessage, toFirstLine } from '../firstLine.ts';
import { texts } from '../texts.ts';
import { type Invoke, writePoem } from '../writer.ts';
import type { TelegramClient } from './client.ts';
import type { InlineQuery } from './updates.ts';

/** Milliseconds that the poems of one query may take: people wait two seconds at most. */
const writingTime = 1500;
/** Milliseconds after which the search for rhymes takes what it has, so that the poem comes in time. */
const searchTime = 1000;
/** Seconds that Telegram keeps an answer, for everyone who types the same line. */
const cacheTime = 600;
/** Lines whose poems this process remembers. */
const mostLines = 200;

/** Offers three rhymed poems, one of each preset, to a line that is typed after the bot's name in any chat. */
export class InlineMode {
  readonly #telegram: TelegramClient;
  readonly #invoke: Invoke;
  readonly #poems = new Map<string, Promise<PoemResponse[]>>();

  constructor(telegram: TelegramClient, invoke: Invoke) {
    this.#telegram = telegram;
    this.#invoke = invoke;
  }

  /**
   * Offers poems; those that were not written in time are left out.
   *
   * @param log takes the errors of the poems that are left out.
   * @throws TelegramCallError
   */
  async answer({ id, query }: InlineQuery, deadline: Deadline, log: (error: unknown) => void): Promise<void> {
    const { text } = toFirstLine(query);
    const poems = text === '' ? [] : await this.#poemsOf(text, deadline, log);
    const complete = poems.length === presetNames.length;
    const hint = text === '' ? texts.inlineEmpty : texts.inlineNone;
    await this.#telegram.call(
      'answerInlineQuery',
      {
        inline_query_id: id,
        results: poems.map(article),
        cache_time: complete || text === '' ? cacheTime : 0,
        ...(poems.length === 0 ? { button: { text: hint, start_parameter: 'inline' } } : {}),
      },
      deadline,
    );
  }

  async #poemsOf(line: string, deadline: Deadline, log: (error: unknown) => void): Promise<PoemResponse[]> {
    const remembered = this.#poems.get(line);
    if (remembered !== undefined) return remembered;
    const writing = this.#write(line, Math.min(writingTime, timeLeft(deadline)), log);
    this.#poems.set(line, writing);
    const [oldest] = this.#poems.keys();
    if (this.#poems.size > mostLines && oldest !== undefined) this.#poems.delete(oldest);
    const poems = await writing;
    if (poems.length < presetNames.length) this.#poems.delete(line);
    return poems;
  }

  /** The poems that were written in time. */
  async #write(line: string, limit: number, log: (error: unknown) => void): Promise<PoemResponse[]> {
    const attempts = await Promise.allSettled(
      presetNames.map((preset) =>
        writePoem(this.#invoke, { prompt: line, preset, form: 'rhymed', budgetMs: searchTime }, limit),
      ),
    );
    return attempts.flatMap((attempt) => {
      if (attempt.status === 'fulfilled') return [attempt.value];
      log(attempt.reason);
      return [];
    });
  }
}

function article({ poem, lines, preset }: PoemResponse) {
  return {
    type: 'article' as const,
    id: preset satisfies PresetName,
    title: texts.inlineTitles[preset],
    description: lines.slice(1, 3).join(' / ').slice(0, 200).toWellFormed(),
    input_message_content: { message_text: fitMessage(poem) },
  };
}
