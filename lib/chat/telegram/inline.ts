import { partEpigraph } from '../../api/epigraph.ts';
import type { PoemResponse } from '../../api/response.ts';
import { tidy } from '../../russian/tidy.ts';
import type { Deadline } from '../deadline.ts';
import { languageOf } from '../language.ts';
import { asMessage } from '../sentPoem.ts';
import { isComplete, type Suggestions } from '../suggestions.ts';
import { texts } from '../texts.ts';
import type { TelegramClient } from './client.ts';
import { italicStart } from './italicStart.ts';
import { fitMessage } from './messageLength.ts';
import type { InlineQuery } from './updates.ts';

/** Seconds that Telegram keeps an answer, for everyone who types the same line. */
const cacheTime = 600;

/** Offers poems to a line that is typed after the bot's name in any chat, and a poem that is shared. */
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
  async answer(
    { id, query, from }: InlineQuery,
    deadline: Deadline,
    log: (error: unknown) => void,
  ): Promise<void> {
    const said = texts[languageOf(from?.language_code)];
    const words = tidy(query, { stressMarks: true });
    const isBlank = words === '';
    const poems = isBlank ? [] : await this.#suggestions.poemsTo(words, deadline, log);
    const hint = isBlank ? said.inlineEmpty : said.inlineNone;
    const [only] = poems;
    await this.#telegram.call(
      'answerInlineQuery',
      {
        inline_query_id: id,
        results: poems.map((poem) => article(poem, said.inlineTitles[poem.preset])),
        cache_time: isComplete(words, poems) || isBlank ? cacheTime : 0,
        ...(only === undefined ? { button: { text: hint, start_parameter: 'inline' } } : {}),
      },
      deadline,
    );
  }
}

function article(poem: PoemResponse, title: string) {
  const { preset, lines } = poem;
  const { text, italic } = asMessage(poem);
  const { epigraph, verse } = partEpigraph(poem.poem, poem);
  // What was written, not what the person knows.
  const written = epigraph === undefined ? lines.slice(poem.theme === undefined ? 1 : 0) : verse.split('\n');
  return {
    type: 'article' as const,
    id: preset,
    title,
    description: written.slice(0, 2).join(' / ').slice(0, 200).toWellFormed(),
    input_message_content: {
      message_text: fitMessage(text),
      ...(italic === undefined ? {} : { entities: [italicStart(italic)] }),
    },
  };
}
