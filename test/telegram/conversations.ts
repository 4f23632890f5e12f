import type { SentMessage } from './chats.ts';

/** What a person does: says something, as a reply perhaps, presses a button under the last poem, or edits what they said. */
export type Step =
  | { readonly say: string; readonly by?: string; readonly replyTo?: 'bot' | 'person' }
  | { readonly press: string }
  | { readonly edit: string };

/** A conversation with the bot, which docs/TELEGRAM.md shows. */
export interface Script {
  /** Name of the picture. */
  readonly name: string;
  readonly title: string;
  readonly type: SentMessage['chat']['type'];
  readonly steps: readonly Step[];
}

/** The name by which people call the bot in the pictures. */
export const botName = '@PoetBot';

export const scripts: readonly Script[] = [
  {
    name: 'chat-line',
    title: 'Строка, её стихи и ещё строфа',
    type: 'private',
    steps: [{ say: 'Над крышей тихо тает свет' }, { press: 'Дальше' }],
  },
  {
    name: 'chat-theme',
    title: 'Разговор: привет, тема, ответ на стихи',
    type: 'private',
    steps: [{ say: 'привет' }, { say: 'стих бабушке про осень' }, { say: 'короче', replyTo: 'bot' }],
  },
  {
    name: 'chat-group',
    title: 'В группе: ответом на чужие слова',
    type: 'supergroup',
    steps: [
      { say: 'Опять стою в метро и еду не туда', by: 'Лена' },
      { say: botName, by: 'Коля', replyTo: 'person' },
      { say: 'красиво!', by: 'Лена', replyTo: 'bot' },
    ],
  },
];
