import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Bot, type BotParts, updateTime } from '../../lib/chat/telegram/bot.ts';
import { identityOf } from '../../lib/chat/telegram/identity.ts';
import { connect } from '../../lib/chat/telegram/telegraf.ts';
import { lazy } from '../../lib/shared/lazy.ts';
import { onFirstCall } from '../shared/onFirstCall.ts';
import { type Telemetry, telemetryOf } from '../shared/telemetry.ts';
import { DynamoFeedback } from './dynamoFeedback.ts';
import { DynamoOnce, type RemainingTime } from './dynamoOnce.ts';
import { invokeLambda } from './invokeLambda.ts';
import { isAuthentic, readUpdate, type WebhookEvent } from './request.ts';
import { SecretError } from './secretParameter.ts';
import { type Secrets, secretsReader } from './secrets.ts';
import { tableClient } from './tableClient.ts';

/** Answers `POST /telegram`. */
export type WebhookHandler = (
  event: WebhookEvent,
  context?: RemainingTime,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Share of the function's time that is kept for the table and the answer. */
const reserve = 0.02;

/**
 * Makes the webhook's handler. It answers 403 without the right secret, 400 if the body is not an update, 200 when the
 * update is handled, 503 if Telegram should deliver it again, and 500 if the configuration is incomplete.
 *
 * @param environment variables, read at the first request: secrets as in secrets.ts; `GENERATE_FUNCTION_NAME`;
 * `IDEMPOTENCY_TABLE_NAME`; `BOT_INFO` or `BOT_USERNAME`; `TELEGRAM_API_ROOT` for another Bot API server.
 */
export function createHandler(
  environment: NodeJS.ProcessEnv,
  { log, measure }: Pick<Telemetry, 'log' | 'measure'>,
): WebhookHandler {
  const readSecrets = secretsReader(environment);
  const parts = lazy(async () => {
    const [table, client] = [required(environment, 'IDEMPOTENCY_TABLE_NAME'), tableClient()];
    return {
      ...invokeLambda(required(environment, 'GENERATE_FUNCTION_NAME')),
      once: new DynamoOnce(table, client, log),
      feedback: new DynamoFeedback(table, client),
    };
  });
  let current: { token: string; bot: Bot } | undefined;
  const botFor = ({ botToken: token }: Secrets, own: Pick<BotParts, 'invoke' | 'draw' | 'feedback'>): Bot => {
    if (current?.token !== token) {
      const me = identityOf(token, environment);
      const call = connect(token, environment['TELEGRAM_API_ROOT']);
      current = { token, bot: new Bot({ ...own, call, me, log }) };
    }
    return current.bot;
  };

  return async (event, context = unlimited) => {
    try {
      const deadline =
        performance.now() + Math.min(updateTime, context.getRemainingTimeInMillis()) * (1 - reserve);
      const secrets = await readSecrets();
      if (!isAuthentic(event, secrets.webhookSecret)) return { statusCode: 403 };
      const update = readUpdate(event);
      if (update === undefined) return { statusCode: 400 };
      measure('Updates', 1);
      const { once, ...own } = await parts.get();
      const bot = botFor(secrets, own);
      const outcome = await bot.handle(update, once.during(context, deadline), deadline);
      return { statusCode: outcome === 'done' ? 200 : 503 };
    } catch (error) {
      // Only configuration can fail here. Its errors say what is missing, and hold no secret.
      const { name, message } = error as Error;
      log({ level: 'error', message: 'webhook failed', error: name, detail: message });
      return { statusCode: error instanceof SecretError && error.isOutage ? 503 : 500 };
    }
  };
}

const unlimited: RemainingTime = { getRemainingTimeInMillis: () => updateTime };

function required(environment: NodeJS.ProcessEnv, name: string): string {
  const value = environment[name];
  if (!value) throw new Error(`Set ${name}.`);
  return value;
}

/** The deployed handler. */
export const handler = onFirstCall(() => {
  const telemetry = telemetryOf('telegram-webhook');
  return telemetry.observed(createHandler(process.env, telemetry));
});
