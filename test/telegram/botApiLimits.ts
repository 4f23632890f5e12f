/** Parameters of a call to the Bot API, as they came. */
// biome-ignore lint/suspicious/noExplicitAny: a caller may send anything; the rules below look at it.
export type Parameters = Record<string, any>;

type Rule = (parameters: Parameters) => string | undefined;

const bytes = (text: string) => Buffer.byteLength(text);
const isText = (value: unknown, least: number, most: number) =>
  typeof value === 'string' && value.length >= least && value.length <= most && value.isWellFormed();
const kinds = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'my_chat_member',
  'channel_post',
];

function keyboard({ reply_markup: markup }: Parameters): string | undefined {
  const buttons: Parameters[] = markup?.inline_keyboard?.flat() ?? [];
  if (buttons.length > 100) return 'too many inline keyboard buttons';
  for (const { text, callback_data: data, switch_inline_query: query } of buttons) {
    if (!isText(text, 1, 64)) return 'inline keyboard button text must be non-empty';
    if (isText(query, 1, 256) && data === undefined) continue;
    if (typeof data !== 'string' || bytes(data) < 1 || bytes(data) > 64) return 'BUTTON_DATA_INVALID';
  }
  return undefined;
}

/** Whether entities lie within their text. */
function entities(text: string, list: Parameters[] = []): string | undefined {
  const fine = list.every(
    ({ type, offset, length }) =>
      type === 'italic' && offset >= 0 && length > 0 && offset + length <= text.length,
  );
  return fine ? undefined : 'ENTITY_BOUNDS_INVALID';
}

function message(parameters: Parameters): string | undefined {
  if (!isText(parameters['text'], 0, Number.POSITIVE_INFINITY)) return 'strings must be encoded in UTF-8';
  if (parameters['text'].trim() === '') return 'message text is empty';
  if (parameters['text'].length > 4096) return 'message is too long';
  return entities(parameters['text'], parameters['entities']) ?? keyboard(parameters);
}

function commands({ commands: list }: Parameters): string | undefined {
  if (!Array.isArray(list) || list.length > 100) return 'BOT_COMMANDS_TOO_MUCH';
  const fine = list.every(
    ({ command, description }) => /^[a-z0-9_]{1,32}$/.test(command) && isText(description, 1, 256),
  );
  return fine ? undefined : 'BOT_COMMAND_INVALID';
}

function results({ results: list, cache_time: time = 300, button }: Parameters): string | undefined {
  if (!Array.isArray(list) || list.length > 50) return 'RESULTS_TOO_MUCH';
  if (!Number.isInteger(time) || time < 0) return 'CACHE_TIME_INVALID';
  if (new Set(list.map(({ id }) => id)).size !== list.length) return 'RESULT_ID_DUPLICATE';
  for (const { type, id, title, input_message_content: content } of list) {
    if (typeof id !== 'string' || bytes(id) < 1 || bytes(id) > 64) return 'RESULT_ID_INVALID';
    if (type !== 'article' || !isText(title, 1, 256)) return 'ARTICLE_TITLE_EMPTY';
    if (!isText(content?.message_text, 1, 4096)) return 'MESSAGE_TOO_LONG';
    const fault = entities(content.message_text, content.entities);
    if (fault !== undefined) return fault;
  }
  const start = button?.start_parameter;
  return button && !/^[\w-]{1,64}$/.test(start) ? 'START_PARAM_INVALID' : undefined;
}

function webhook({
  url,
  secret_token: secret,
  max_connections: most = 40,
  allowed_updates: allowed = [],
}: Parameters) {
  if (!URL.canParse(url)) return 'bad webhook: invalid url';
  if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret))
    return 'secret token contains unallowed characters';
  if (!(most >= 1 && most <= 100)) return 'MAX_CONNECTIONS_INVALID';
  return allowed.every((kind: string) => kinds.includes(kind)) ? undefined : 'ALLOWED_UPDATES_INVALID';
}

/** Telegram's limits of each method served; a rule says what is wrong. */
export const limits: Record<string, Rule> = {
  getMe: () => undefined,
  getUpdates: ({ limit = 100, timeout = 0 }) =>
    limit >= 1 && limit <= 100 && timeout >= 0 ? undefined : 'LIMIT_INVALID',
  getWebhookInfo: () => undefined,
  setWebhook: webhook,
  deleteWebhook: () => undefined,
  setMyCommands: commands,
  deleteMyCommands: () => undefined,
  setMyDescription: ({ description = '' }) =>
    isText(description, 0, 512) ? undefined : 'BOT_DESCRIPTION_TOO_LONG',
  setMyShortDescription: ({ short_description: text = '' }) =>
    isText(text, 0, 120) ? undefined : 'BOT_ABOUT_TOO_LONG',
  setChatMenuButton: ({ menu_button: { type } = { type: 'default' } }) =>
    ['commands', 'default'].includes(type) ? undefined : 'BUTTON_TYPE_INVALID',
  sendChatAction: ({ action }) => (action === 'typing' ? undefined : 'wrong parameter action in request'),
  sendMessage: message,
  editMessageText: message,
  sendPhoto: ({ photo }) =>
    photo instanceof Blob && photo.size > 0 ? undefined : 'PHOTO_INVALID_DIMENSIONS',
  editMessageReplyMarkup: keyboard,
  answerCallbackQuery: ({ text = '' }) => (isText(text, 0, 200) ? undefined : 'MESSAGE_TOO_LONG'),
  answerInlineQuery: results,
};
