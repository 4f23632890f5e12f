import type { Architecture } from '../../infra/bundle.ts';
import { FREE, PRICES } from './prices.ts';

/** How poems are asked for: by the API, or in Telegram. */
export type Way = 'api' | 'telegram';

/** What one poem takes, as it was measured. */
export interface Measured {
  /** Milliseconds that `generate` runs for a poem, its network loaded. */
  readonly composeMs: number;
  /** Milliseconds that a new copy of `generate` takes to its first poem. */
  readonly coldMs: number;
  /** Milliseconds of the webhook for an update, without the poem it waits for. */
  readonly webhookMs: number;
  /** Milliseconds that a new copy of the webhook takes before its first update. */
  readonly webhookColdMs: number;
  /** Bytes of an answer with a poem, its headers included. */
  readonly answerBytes: number;
  /** Bytes of the logs that one run of a function writes, metrics and AWS's own lines included. */
  readonly logBytes: number;
  /** MB that the artifacts take in the bucket, and the files that are read of them by each new copy. */
  readonly artifactMb: number;
  readonly artifactFiles: number;
}

/** How the stack is set up, and used. */
export interface Usage {
  readonly way: Way;
  /** Poems in a month. */
  readonly poems: number;
  /** The share of runs that find no copy waiting, 0 to 1. */
  readonly coldShare: number;
  readonly architecture: Architecture;
  /** Megabytes of memory. */
  readonly memory: number;
  readonly webhookMemory: number;
}

/** What the stack has whether or not anyone asks for a poem. */
const STANDING = { metrics: 15, alarms: 8, dashboards: 1 };
/** Writes to the table for an update: under way, and done. Each is a line under a kilobyte. */
const WRITES = 2;
/** X-Ray records one request a second, and one in twenty of the rest. */
const TRACED = 0.05;
const SECONDS_OF_MONTH = 30 * 24 * 3600;
const GB = 1e9;

/** A line of the bill, in US dollars a month. */
export interface Line {
  readonly what: string;
  readonly dollars: number;
  /** The same after what every account has for nothing. */
  readonly afterFree: number;
}

/** The bill of a month for so many poems, line by line. */
export function billOf(usage: Usage, measured: Measured): Line[] {
  const { way, poems, coldShare, architecture, memory, webhookMemory } = usage;
  const bot = way === 'telegram';
  const runs = bot ? 2 * poems : poems;
  const poemMs = measured.composeMs + coldShare * (measured.coldMs - measured.composeMs);
  // The webhook waits, and is paid, while the poem is written.
  const webhookMs = poemMs + measured.webhookMs + coldShare * measured.webhookColdMs;
  const gbSeconds = (poems / 1000 / 1024) * (poemMs * memory + (bot ? webhookMs * webhookMemory : 0));
  const accessLines = poems;
  const logGb = ((runs + accessLines) * measured.logBytes) / GB;
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
