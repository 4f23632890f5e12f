import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Update } from '../../lib/chat/telegram/updates.ts';

/** The parts of an API Gateway event (payload 2.0) that are read here. */
export type WebhookEvent = Partial<Pick<APIGatewayProxyEventV2, 'headers' | 'body' | 'isBase64Encoded'>>;

/** Size limit of a body, in bytes. */
const maxBodyBytes = 2 ** 20;
const secretHeader = 'x-telegram-bot-api-secret-token';

/** Whether a request has the secret that was given to Telegram. The comparison takes constant time. */
export function isAuthentic({ headers = {} }: WebhookEvent, secret: string): boolean {
  const [, sent] = Object.entries(headers).find(([name]) => name.toLowerCase() === secretHeader) ?? [];
  // The comparison needs two values of one length, and digests do not reveal the length of the secret.
  const same = timingSafeEqual(digest(sent ?? ''), digest(secret));
  return same && secret !== '';
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The update in a request's body; undefined if the body is too large, or is not an update as JSON in UTF-8. */
export function readUpdate({ body = '', isBase64Encoded = false }: WebhookEvent): Update | undefined {
  // Four characters of base64 hold three bytes.
  if (body.length > (maxBodyBytes * (isBase64Encoded ? 4 : 3)) / 3 + 4) return undefined;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maxBodyBytes) return undefined;
  try {
    const update = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Update | null;
    return Number.isSafeInteger(update?.update_id) ? (update as Update) : undefined;
  } catch {
    return undefined;
  }
}
