import { badRequest } from './request.ts';
import { seedOfKey } from './seedOfKey.ts';

/** Name of the header with which a client marks a request that it may send again. */
export const idempotencyHeader = 'idempotency-key';
/** What its value may be. */
export const idempotencyKeyPattern = '^[ -~]{1,255}$';

/**
 * A request with the seed that follows from its key, so that it gives the same poem when it is sent again, to whichever
 * process. Nothing is stored. A seed of its own stays.
 *
 * @param body a request, not yet checked.
 * @throws Problem (400) for a key that is none.
 */
export function withSeedOfKey(body: unknown, key: string | undefined): unknown {
  if (key === undefined) return body;
  if (!new RegExp(idempotencyKeyPattern, 'u').test(key)) {
    throw badRequest([{ field: idempotencyHeader, detail: 'must be 1 to 255 characters of ASCII' }]);
  }
  const isOpen = typeof body === 'object' && body !== null && !Array.isArray(body) && !('seed' in body);
  return isOpen ? { ...body, seed: seedOfKey(key) } : body;
}
