import { setTimeout as delay } from 'node:timers/promises';

/** How often the webhook is asked, and milliseconds between two tries: a new address takes a while to be known. */
const TRIES = 12;
const PAUSE = 5_000;

/**
 * Sends `/start` to the webhook as Telegram would, from a chat that there is not: the bot's own. The function reads its
 * secrets, keeps the update in its table and answers to Telegram, which refuses that chat.
 *
 * @param pause milliseconds between two tries.
 * @throws Error if it doesn't answer 200 in a minute; the message says what that status means.
 */
export async function sendStart(url: string, secret: string, botId: number, pause = PAUSE): Promise<void> {
  const now = Date.now();
  const update = {
    // Telegram's own ids are positive.
    update_id: -now,
    message: {
      message_id: 1,
      date: Math.floor(now / 1000),
      chat: { id: botId, type: 'private' },
      from: { id: botId, is_bot: false, first_name: 'deploy' },
      text: '/start',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    },
  };
  let seen = '';
  for (let nth = 1; nth <= TRIES; nth++) {
    try {
      const { status } = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
        body: JSON.stringify(update),
        signal: AbortSignal.timeout(30_000),
      });
      if (status === 200) return;
      seen = `${status}${MEANINGS[status] ?? ''}`;
    } catch (error) {
      seen = (error as Error).message;
    }
    if (nth < TRIES) await delay(pause);
  }
  throw new Error(
    `the webhook does not answer /start: ${seen}. docs/OPERATIONS.md, «The bot does not answer»`,
  );
}

const MEANINGS: Readonly<Record<number, string>> = {
  403: ', another secret: a container may still know the one before, for five minutes',
  429: ', the route is throttled: the bot may be closed',
  500: ', a parameter is missing or can not be read',
  503: ', Telegram can not be reached, or no copy is free',
};
