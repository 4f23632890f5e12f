import type { BotIdentity } from './updates.ts';

/** The token is malformed, or BOT_INFO can't be read. The message never contains the token. */
export class BotConfigError extends Error {
  override readonly name = 'BotConfigError';
}

interface IdentityEnvironment {
  readonly BOT_INFO?: string | undefined;
  readonly BOT_USERNAME?: string | undefined;
}

/**
 * Who the bot is, without asking Telegram: from `BOT_INFO` (the JSON of getMe), else from the number in its token and
 * `BOT_USERNAME`.
 *
 * @throws BotConfigError
 */
export function identityOf(token: string, environment: IdentityEnvironment): BotIdentity {
  if (environment.BOT_INFO) return fromInfo(environment.BOT_INFO);
  const id = Number(/^(\d+):[\w-]+$/.exec(token)?.[1]);
  if (!Number.isSafeInteger(id)) {
    throw new BotConfigError('The bot token is not of the form 123456:ABC. Copy it anew from @BotFather.');
  }
  return { id, username: (environment.BOT_USERNAME ?? '').replace(/^@/, '') };
}

function fromInfo(json: string): BotIdentity {
  try {
    const { id, username } = JSON.parse(json) as Partial<BotIdentity>;
    if (Number.isSafeInteger(id) && typeof username === 'string') return { id: id as number, username };
  } catch {
    // Reported below, like any other text that is not the answer of getMe.
  }
  throw new BotConfigError('BOT_INFO must be the JSON that getMe answers with; telegram:setup prints it.');
}
