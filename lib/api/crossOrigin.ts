import { idempotencyHeader } from './idempotencyKey.ts';

/** What pages of other origins may do, where a setting lets them (CORS). */
export const crossOrigin = {
  methods: ['GET', 'HEAD', 'POST'],
  requestHeaders: ['content-type', idempotencyHeader],
  answerHeaders: ['retry-after'],
  /** Seconds that a browser remembers this. */
  maxAge: 3600,
} as const;
