import type { Settings } from './settings.ts';

/** How often a route may be asked: a token bucket of API Gateway. */
export interface Throttle {
  /** Requests a second. */
  readonly rateLimit: number;
  /** Requests at once. */
  readonly burstLimit: number;
}

/** How much the stack takes on. What is left to the API is never the bot's, and the other way round. */
export interface Limits {
  /** Copies reserved for the function that writes for the API; undefined: none are. */
  readonly apiCopies: number | undefined;
  /** The same for the webhook, and for the function that writes for it. */
  readonly botCopies: number | undefined;
  /** Deliveries that Telegram may make at the same time. */
  readonly connections: number;
  /** Lines that each copy may write a second for the API. */
  readonly linesPerSecond: number;
  readonly poems: Throttle;
  readonly site: Throttle;
  readonly updates: Throttle;
}

/** Copies that each of API and bot may count on where none are reserved: half of a new account's ten. */
const UNRESERVED = 5;
/** Most deliveries that Telegram makes at the same time. */
const MOST_CONNECTIONS = 100;
/** Lines of the poem that `rateLimit` counts in. */
const USUAL_LINES = 8;
/** A page takes milliseconds, so a few copies serve these; but each that starts is one that the bot may miss. */
const SITE: Throttle = { rateLimit: 10, burstLimit: 5 };
/** Updates a second for each delivery at a time: a press of a button takes a tenth of a second. */
const UPDATES_OF_CONNECTION = 10;

export function limitsOf({ concurrency, botConcurrency, rateLimit }: Settings): Limits {
  const apiCopies = concurrency;
  const botCopies = concurrency === undefined ? undefined : botConcurrency;
  const api = apiCopies ?? UNRESERVED;
  const connections = Math.min(botCopies ?? UNRESERVED, MOST_CONNECTIONS);
  return {
    apiCopies,
    botCopies,
    connections,
    linesPerSecond: (rateLimit * USUAL_LINES) / api,
    // More at once than there are copies would be answered 503.
    poems: { rateLimit, burstLimit: api },
    site: SITE,
    updates: { rateLimit: connections * UPDATES_OF_CONNECTION, burstLimit: connections },
  };
}

/** Copies that the stack reserves, of all its functions. */
export function reservedBy(settings: Settings): number {
  const { apiCopies = 0, botCopies = 0 } = limitsOf(settings);
  return apiCopies + 2 * botCopies;
}
