import measured from '../../docs/cost.json' with { type: 'json' };
import { PRICES } from './prices.ts';

/** Bytes of a gigabyte as logs and traffic are billed. */
const GB = 1e9;
/** Writes to the table for an update, each under a kilobyte: when it starts and when it is done. */
export const WRITES = 2;
/** X-Ray records one request a second, and this share of the rest. */
export const TRACED_SHARE = 0.05;

/** US dollars of a run of a function apart from its time: the request, its logs and its trace. */
export const DOLLARS_OF_RUN =
  PRICES.lambdaRequest +
  (measured.logBytes / GB) * (PRICES.logGb + PRICES.logGbMonth) +
  TRACED_SHARE * PRICES.trace;

/** The same of a request that comes through the API, its answer included. */
export const DOLLARS_OF_REQUEST =
  DOLLARS_OF_RUN +
  PRICES.apiRequest +
  (measured.accessLogBytes / GB) * (PRICES.logGb + PRICES.logGbMonth) +
  (measured.answerBytes / GB) * PRICES.transferGb;

/** The same of an update of Telegram, which the table remembers. */
export const DOLLARS_OF_UPDATE = DOLLARS_OF_REQUEST + WRITES * PRICES.tableWrite;
