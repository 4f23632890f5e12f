import { GB, type Measured, TRACED_SHARE, WRITES } from './cost.ts';
import { PRICES } from './prices.ts';

/** US dollars of a run of a function apart from its time. */
export interface PerRun {
  /** The run itself, its logs and its trace. */
  readonly run: number;
  /** The same of a request that comes through the API, its answer included. */
  readonly request: number;
  /** The same of an update of Telegram, which the table remembers. */
  readonly update: number;
}

/** What a run costs, by what was measured and list prices. */
export function perRunOf({ logBytes, accessLogBytes, answerBytes }: Measured): PerRun {
  const logs = (bytes: number) => (bytes / GB) * (PRICES.logGb + PRICES.logGbMonth);
  const run = PRICES.lambdaRequest + logs(logBytes) + TRACED_SHARE * PRICES.trace;
  const request = run + PRICES.apiRequest + logs(accessLogBytes) + (answerBytes / GB) * PRICES.transferGb;
  return { run, request, update: request + WRITES * PRICES.tableWrite };
}
