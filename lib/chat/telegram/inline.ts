import { partEpigraph } from '../../api/epigraph.ts';
import type { PoemResponse } from '../../api/response.ts';
import { asMessage } from '../asMessage.ts';
import type { Deadline } from '../deadline.ts';
import { toFirstLine } from '../firstLine.ts';
import { isComplete, type Suggestions } from '../suggestions.ts';
import { texts } from '../texts.ts';
import type { TelegramClient } from './client.ts';
import { italicStart } from './italicStart.ts';
import { fitMessage } from './messageLength.ts';
import type { InlineQuery } from './updates.ts';

/** Seconds that Telegram keeps an answer, for everyone who types the same line. */
const cacheTime = 600;

/** Offers poems to a line that is typed after the bot's name in any chat. */
export class InlineMode {
  readonly #telegram: TelegramClient;
  readonly #suggestions: Suggestions;

  constructor(telegram: TelegramClient, suggestions: Suggestions) {
    this.#telegram = telegram;
    this.#suggestions = suggestions;
  }

  /**
   * Offers the poems that were written in time.
   *
   * @param log takes the errors of the others.
   * @throws TelegramCallError
   */
  async answer({ id, query }: InlineQuery, deadline: Deadline, log: (error: unknown) => void): Promise<void> {
    const { text } = toFirstLine(query);
    const poems = text === '' ? [] : await this.#suggestions.poemsTo(text, deadline, log);
    const hint = text === '' ? texts.inlineEmpty : texts.inlineNone;
    await this.#telegram.call(
      'answerInlineQuery',
      {
        inline_query_id: id,
        results: poems.map(article),
        cache_time: isComplete(poems) || text === '' ? cacheTime : 0,
        ...(poems.length === 0 ? { button: { text: hint, start_parameter: 'inline' } } : {}),
      },
      deadline,
    );
  }
}

function article(poem: PoemResponse) {
  const { preset, lines } = poem;
  const { text, italic } = asMessage(poem);
  const { epigraph, verse } = partEpigraph(poem.poem, poem);
  // What was written, not what the person knows.
  const written = epigraph === undefined ? lines.slice(1) : verse.split('\n');
  return {
    type: 'article' as const,
    id: preset,
    title: texts.inlineTitles[preset],
    description: written.slice(0, 2).join(' / ').slice(0, 200).toWellFormed(),
    input_message_content: {
      message_text: fitMessage(text),
      ...(italic === undefined ? {} : { entities: [italicStart(italic)] }),
    },
  };
}
