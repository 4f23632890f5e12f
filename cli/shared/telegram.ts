import { TelegramCallError } from '../../lib/chat/telegram/callError.ts';
import { TelegramClient } from '../../lib/chat/telegram/client.ts';
import { connect } from '../../lib/chat/telegram/telegraf.ts';
import { environmentHelp } from './environment.ts';
import { UsageError } from './run.ts';

/** The variables, for the help of a command. @param more variables of that command, a line each. */
export function telegramEnvironment(...more: readonly string[]): string {
  return environmentHelp(
    'TELEGRAM_BOT_TOKEN  token of the bot, from @BotFather',
    'TELEGRAM_API_ROOT  address of another Bot API server (default https://api.telegram.org)',
    ...more,
  );
}

/** The bot's token. @throws UsageError if it is unset. */
export function botToken(): string {
  const token = process.env['TELEGRAM_BOT_TOKEN'];
  if (!token) throw new UsageError('set TELEGRAM_BOT_TOKEN to the token that @BotFather gave you');
  return checkedToken(token, 'TELEGRAM_BOT_TOKEN');
}

/** A token that has the form of one. @param name what it is called. @throws UsageError if it has not. */
export function checkedToken(token: string, name: string): string {
  if (/^\d+:[\w-]+$/.test(token)) return token;
  throw new UsageError(`${name} is not of the form 123456:ABC; copy it again from @BotFather`);
}

/** Telegram's Bot API, or the server that `TELEGRAM_API_ROOT` names. */
export function telegramClient(token: string): TelegramClient {
  return new TelegramClient(connect(token, process.env['TELEGRAM_API_ROOT']));
}

/** The secret that Telegram sends with every delivery. @throws UsageError if it is unset, or Telegram would refuse it. */
export function webhookSecret(): string {
  const secret = process.env['TELEGRAM_WEBHOOK_SECRET'] ?? '';
  if (!/^[\w-]{16,256}$/.test(secret)) {
    throw new UsageError(
      'set TELEGRAM_WEBHOOK_SECRET to 16 to 256 letters, digits, _ and -; openssl rand -hex 32 makes one',
    );
  }
  return secret;
}

/** Waits for a call of Telegram; its errors say what to do. */
export async function advised<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const advice = error instanceof TelegramCallError ? advices[error.code] : undefined;
    throw advice === undefined ? error : new Error(advice, { cause: error });
  }
}

const unknownToken = 'Telegram does not know this token. Copy it again from @BotFather.';
const advices: Record<number, string> = {
  401: unknownToken,
  404: unknownToken,
  409: 'Another process or a webhook receives the updates of this bot. Stop that process, or remove the webhook: npm run telegram:teardown',
};
