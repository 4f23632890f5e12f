import { type Architecture, FREE, PRICES } from './prices.ts';

/** How poems are asked for: by the API, or in Telegram. */
export type Way = 'api' | 'telegram';

/** What one poem takes. docs/COST.md says how each was measured, or why it is assumed. */
export interface Measured {
  /** Milliseconds on a whole processor that `generate` runs for a poem, its network loaded. */
  readonly composeMs: number;
  /** Milliseconds of a process that starts, loads the network and writes one poem. */
  readonly coldMs: number;
  /** Milliseconds on a whole processor of the webhook for an update, without the waiting. */
  readonly webhookMs: number;
  /** Milliseconds that a new copy of the webhook takes before its first update. */
  readonly webhookColdMs: number;
  /** Milliseconds that the webhook waits for Telegram's answers to what it sends. */
  readonly telegramMs: number;
  /** Bytes of an answer with a poem, its headers included. */
  readonly answerBytes: number;
  /** Bytes of the logs that one run of a function writes, metrics and AWS's own lines included. */
  readonly logBytes: number;
  /** Bytes of a line of the access log. */
  readonly accessLogBytes: number;
  /** MB of the artifacts, and how many files of them a new copy reads. */
  readonly artifactMb: number;
  readonly artifactFiles: number;
}

/** How the stack is set up, and used. */
export interface Usage {
  readonly way: Way;
  /** Poems in a month. */
  readonly poems: number;
  readonly architecture: Architecture;
  /** Megabytes of memory. */
  readonly memory: number;
  readonly webhookMemory: number;
}

/** What the stack has whether or not anyone asks for a poem. */
export const STANDING = { metrics: 17, alarms: 10, dashboards: 1 };
/** Writes to the table for an update: under way, and done. Each is a line under a kilobyte. */
const WRITES = 2;
/** X-Ray records one request a second, and one in twenty of the rest. */
const TRACED = 0.05;
const SECONDS_OF_MONTH = 30 * 24 * 3600;
/** Seconds that a copy is thought to wait for its next request; AWS promises nothing. */
const PATIENCE = 300;
/** The share of requests that start a copy however many there are: they come in bursts. */
const LEAST_COLD = 0.01;
/** Megabytes of memory that one whole processor comes with. */
const WHOLE = 1769;
const GB = 1e9;

/** A line of the bill, in US dollars a month. */
export interface Line {
  readonly what: string;
  readonly dollars: number;
  /** The same after what every account has for nothing. */
  readonly afterFree: number;
}

/** The share of requests that find no copy waiting, if they come at random times in a month. */
export function coldShareOf(poems: number): number {
  return Math.max(LEAST_COLD, Math.exp((-poems / SECONDS_OF_MONTH) * PATIENCE));
}

/** Milliseconds of work on the share of a processor that so much memory comes with. A start has a whole one. */
function slowed(milliseconds: number, memory: number): number {
  return milliseconds * Math.max(1, WHOLE / memory);
}

/** The bill of a month for so many poems, line by line. */
export function billOf(usage: Usage, measured: Measured): Line[] {
  const { way, poems, architecture, memory, webhookMemory } = usage;
  const bot = way === 'telegram';
  const runs = bot ? 2 * poems : poems;
  const coldShare = coldShareOf(poems);
  const poemMs = slowed(measured.composeMs, memory) + coldShare * measured.coldMs;
  // The webhook waits, and is paid, while the poem is written.
  const webhookMs =
    poemMs +
    measured.telegramMs +
    slowed(measured.webhookMs, webhookMemory) +
    coldShare * measured.webhookColdMs;
  const gbSeconds = (poems / 1000 / 1024) * (poemMs * memory + (bot ? webhookMs * webhookMemory : 0));
  const logGb = (runs * measured.logBytes + poems * measured.accessLogBytes) / GB;
  const traces = Math.min(poems, SECONDS_OF_MONTH) + TRACED * Math.max(0, poems - SECONDS_OF_MONTH);
  const { metrics, alarms, dashboards } = STANDING;
  const reads = poems * coldShare * measured.artifactFiles;

  return [
    line('Lambda, time', gbSeconds, PRICES.lambdaGbSecond[architecture], FREE.lambdaGbSeconds),
    line('Lambda, requests', runs, PRICES.lambdaRequest, FREE.lambdaRequests),
    line('API Gateway', poems, PRICES.apiRequest),
    line('Data sent', (poems * measured.answerBytes) / GB, PRICES.transferGb, FREE.transferGb),
    line('DynamoDB', bot ? poems * WRITES : 0, PRICES.tableWrite),
    line('Logs', logGb, PRICES.logGb + PRICES.logGbMonth, FREE.logGb),
    line('X-Ray', traces, PRICES.trace, FREE.traces),
    line('Metrics', metrics, PRICES.metric, FREE.metrics),
    line('Alarms', alarms, PRICES.alarm, FREE.alarms),
    line('Dashboard', dashboards, PRICES.dashboard, FREE.dashboards),
    line('S3, artifacts', measured.artifactMb / 1000, PRICES.storageGbMonth),
    line('S3, reads', reads, PRICES.storageGet),
  ];
}

function line(what: string, amount: number, price: number, free = 0): Line {
  return { what, dollars: amount * price, afterFree: Math.max(0, amount - free) * price };
}
