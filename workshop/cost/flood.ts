import { FIXED, type Measured, onShare, SECONDS_OF_MONTH } from './cost.ts';
import { perRunOf } from './perRun.ts';
import { type Architecture, PRICES } from './prices.ts';

/** What bounds a flood. */
export interface FloodLimits {
  /** Poems and pages that are let in a second. */
  readonly poems: number;
  readonly pages: number;
  /** Copies that write for the API, and those that write for the bot: as many webhooks wait for them. */
  readonly apiCopies: number;
  readonly botCopies: number;
  /** Lines that are written a second for the API; without it, as many as the copies can. */
  readonly linesPerSecond?: number;
  /** US dollars that API and bot may each cost in 24 hours; without it, any number. */
  readonly dailyBudget?: number;
  readonly architecture: Architecture;
  readonly memory: number;
  readonly webhookMemory: number;
  readonly siteMemory: number;
}

/** US dollars of a month of which every second is flooded. */
export interface FloodBill {
  readonly api: number;
  readonly pages: number;
  readonly bot: number;
  readonly fixed: number;
}

const DAYS = 30;
/** Milliseconds of a page, or of a request that is refused, on a whole processor. */
const PAGE_MS = 3;

/** The dearest month that somebody can cause who sends as much as is let in, and the costliest that there is. */
export function floodBill(limits: FloodLimits, measured: Measured): FloodBill {
  const { poems, pages, apiCopies, botCopies, linesPerSecond = Infinity, dailyBudget = Infinity } = limits;
  const { memory, webhookMemory, siteMemory } = limits;
  const perRun = perRunOf(measured);
  const dollars = (gigabytes: number) =>
    gigabytes * SECONDS_OF_MONTH * PRICES.lambdaGbSecond[limits.architecture];
  const writing = (linesPerSecond * onShare(measured.costliestLineMs, memory)) / 1000;
  const refusing = (poems * onShare(PAGE_MS, memory)) / 1000;
  const busy = Math.min(apiCopies, writing + refusing);
  const ofApi = dollars((busy * memory) / 1024) + poems * SECONDS_OF_MONTH * perRun.request;
  const pageSeconds = (pages * onShare(PAGE_MS, siteMemory)) / 1000;
  const ofPages = dollars((pageSeconds * siteMemory) / 1024) + pages * SECONDS_OF_MONTH * perRun.request;
  const updates = (botCopies * 1000) / (onShare(measured.composeMs, memory) + measured.telegramMs);
  const ofBot =
    dollars((botCopies * (memory + webhookMemory)) / 1024) +
    updates * SECONDS_OF_MONTH * (perRun.update + perRun.run);
  const most = DAYS * dailyBudget;
  const share = Math.min(1, most / (ofApi + ofPages));
  return {
    api: ofApi * share,
    pages: ofPages * share,
    bot: Math.min(ofBot, most),
    fixed: FIXED.metrics * PRICES.metric + FIXED.alarms * PRICES.alarm + FIXED.dashboards * PRICES.dashboard,
  };
}
