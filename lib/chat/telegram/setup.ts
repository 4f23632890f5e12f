import type { TelegramClient } from './client.ts';
import { allowedUpdates } from './updates.ts';

/** Milliseconds for one call of the set-up. */
const callTime = 30_000;
const languages = [
  {
    code: undefined,
    commands: {
      poem: 'стихи с вашей строки или на тему: /poem СТРОКА',
      help: 'что я умею',
      about: 'кто я и на чём учился',
      privacy: 'что я помню',
    },
    description:
      'Пришлите строку — и я напишу стихотворение в рифму, которое с неё начинается. Или тему: «про осень», «стих маме».\n\nНапример: Загадочна душа поэта',
    shortDescription: 'Нейропоэт: продолжаю вашу строку русскими стихами в рифму.',
  },
  {
    code: 'en',
    commands: {
      poem: 'a poem from your line or on a theme: /poem LINE',
      help: 'what I can do',
      about: 'who I am and what I learnt from',
      privacy: 'what I remember',
    },
    description:
      'Send a line in Russian, and I write a rhymed Russian poem that begins with it. Or a theme: “about autumn”.\n\nTry: Загадочна душа поэта',
    shortDescription: 'Neural poet: I go on from your line in Russian rhyme.',
  },
] as const;

/** What stands behind the bot's name in a field where a person has typed only that; one text for all languages. */
const inlinePlaceholder = 'первая строка… / a first line in Russian…';

/** Where Telegram sends updates. */
export interface WebhookOptions {
  url: string;
  /** 1 to 256 characters of A-Z, a-z, 0-9, _ and -; Telegram sends it in a header of every delivery. */
  secret: string;
  /** Deliveries at the same time, 1 to 100. */
  maxConnections: number;
}

/**
 * Sets webhook, commands, descriptions, and the menu button, which opens the list of commands.
 *
 * @returns the answer of getMe as JSON, which the webhook reads from `BOT_INFO`.
 * @throws TelegramCallError
 */
export async function setUp(telegram: TelegramClient, options: WebhookOptions): Promise<string> {
  const deadline = () => performance.now() + callTime;
  const me = await telegram.call('getMe', {}, deadline());
  for (const { code, commands, description, shortDescription } of languages) {
    const language = code === undefined ? {} : { language_code: code };
    const list = Object.entries(commands).map(([command, text]) => ({ command, description: text }));
    await telegram.call('setMyCommands', { commands: list, ...language }, deadline());
    await telegram.call('setMyDescription', { description, ...language }, deadline());
    await telegram.call(
      'setMyShortDescription',
      { short_description: shortDescription, ...language },
      deadline(),
    );
  }
  await telegram.call('setChatMenuButton', { menu_button: { type: 'commands' } }, deadline());
  await telegram.call(
    'setWebhook',
    {
      url: options.url,
      secret_token: options.secret,
      allowed_updates: allowedUpdates,
      max_connections: options.maxConnections,
    },
    deadline(),
  );
  const { id, is_bot, first_name, username } = me;
  return JSON.stringify({ id, is_bot, first_name, username });
}

/** Undoes `setUp`: removes webhook, commands, descriptions and menu button. @throws TelegramCallError */
export async function tearDown(telegram: TelegramClient): Promise<void> {
  const deadline = () => performance.now() + callTime;
  await telegram.call('deleteWebhook', {}, deadline());
  await telegram.call('setChatMenuButton', { menu_button: { type: 'default' } }, deadline());
  for (const { code } of languages) {
    const language = code === undefined ? {} : { language_code: code };
    await telegram.call('deleteMyCommands', language, deadline());
    await telegram.call('setMyDescription', { description: '', ...language }, deadline());
    await telegram.call('setMyShortDescription', { short_description: '', ...language }, deadline());
  }
}

/** What Telegram knows of the webhook, in words. @throws TelegramCallError */
export async function describeWebhook(telegram: TelegramClient): Promise<string> {
  const info = await telegram.call('getWebhookInfo', {}, performance.now() + callTime);
  if (!info.url) return 'No webhook is set: updates wait for long polling (npm run bot).';
  const failed = info.last_error_date
    ? `The last delivery that failed: ${new Date(info.last_error_date * 1000).toISOString()}, ${info.last_error_message ?? 'no reason given'}.`
    : 'No delivery has failed.';
  return [
    `Telegram sends updates to ${info.url}`,
    `Kinds of update: ${info.allowed_updates?.join(', ') ?? 'all but a few'}.`,
    `Deliveries at the same time: ${info.max_connections ?? 40} at most.`,
    `Updates that wait to be delivered: ${info.pending_update_count}.`,
    failed,
  ].join('\n');
}

/** Whether the bot offers poems in any chat, in words; the placeholder is the one thing that no method sets. */
export async function describeInlineMode(telegram: TelegramClient): Promise<string> {
  const { username, supports_inline_queries: isOn } = await telegram.call(
    'getMe',
    {},
    performance.now() + callTime,
  );
  return [
    `Inline mode is ${isOn ? 'on' : 'off'}. Only @BotFather ${isOn ? 'changes its placeholder' : 'turns it on'}: send it /setinline, then @${username}, then`,
    `  ${inlinePlaceholder}`,
  ].join('\n');
}
