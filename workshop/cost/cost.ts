import { type Architecture, FREE, PRICES } from './prices.ts';

/** How poems are requested: through the API, or in Telegram. */
export type Channel = 'api' | 'telegram';

/** What one poem uses. docs/COST.md says how each figure is measured, or that it is assumed. */
export interface Measured {
  /** Milliseconds of `generate` for a poem, on a whole processor, with the network loaded. */
  readonly composeMs: number;
  /** The same of one line of the costliest kind. */
  readonly costliestLineMs: number;
  /** Milliseconds of a process that starts, loads the network and writes one poem, that poem included. */
  readonly coldMs: number;
  /** Milliseconds of the webhook for an update, on a whole processor, without the time it waits. */
  readonly webhookMs: number;
  /** Milliseconds that a new container of the webhook takes before its first update. */
  readonly webhookColdMs: number;
  /** Milliseconds that the webhook waits for Telegram's answers. */
  readonly telegramMs: number;
  /** Bytes of an answer with a poem, headers included. */
  readonly answerBytes: number;
  /** Bytes of logs of one invocation, metrics and AWS's own lines included. */
  readonly logBytes: number;
  /** Bytes of a line of the access log. */
  readonly accessLogBytes: number;
  /** MB of the artifacts, and how many of their files a new container reads. */
  readonly artifactMb: number;
  readonly artifactFiles: number;
}

/** How the stack is configured and used. */
export interface Usage {
  readonly channel: Channel;
  /** Poems in a month. */
  readonly poems: number;
  readonly architecture: Architecture;
  /** Megabytes of memory of `generate`. */
  readonly memory: number;
  readonly webhookMemory: number;
}

/** What is paid for even if nobody asks for a poem. An alarm counts as many as it has metrics. */
export const FIXED = { metrics: 19, alarms: 16, dashboards: 1 };
export const SECONDS_OF_MONTH = 30 * 24 * 3600;
/** Seconds that a container is assumed to wait for its next request; AWS promises nothing. */
const IDLE_SECONDS = 300;
/** The smallest share of cold starts: requests come in bursts. */
const LEAST_COLD = 0.01;
/** Megabytes of memory that give one whole processor. */
const WHOLE_PROCESSOR = 1769;
/** Bytes of a gigabyte as logs and traffic are billed. */
export const GB = 1e9;
/** Writes to the table for an update, each under a kilobyte: when it starts and when it is done. */
export const WRITES = 2;
/** X-Ray records one request a second, and this share of the rest. */
export const TRACED_SHARE = 0.05;

/** An item of the bill, in US dollars a month. */
export interface BillItem {
  readonly what: string;
  readonly dollars: number;
  /** The same without the amount that every account has free. */
  readonly afterFree: number;
}

/** The share of requests that start a new container, if they come at random times of a month. */
export function coldShareOf(poems: number): number {
  return Math.max(LEAST_COLD, Math.exp((-poems / SECONDS_OF_MONTH) * IDLE_SECONDS));
}

/** Milliseconds of work on the share of a processor that a memory size gives. A start always has a whole one. */
export function onShare(milliseconds: number, memory: number): number {
  return milliseconds * Math.max(1, WHOLE_PROCESSOR / memory);
}

/** The bill of a month, item by item. */
export function billOf(usage: Usage, measured: Measured): BillItem[] {
  const { channel, poems, architecture, memory, webhookMemory } = usage;
  const bot = channel === 'telegram';
  const runs = bot ? 2 * poems : poems;
  const coldShare = coldShareOf(poems);
  // Where a container starts, its first poem is in the time that it takes.
  const poemMs = (1 - coldShare) * onShare(measured.composeMs, memory) + coldShare * measured.coldMs;
  // The webhook is paid while it waits for the poem.
  const webhookMs =
    poemMs +
    measured.telegramMs +
    onShare(measured.webhookMs, webhookMemory) +
    coldShare * measured.webhookColdMs;
  const gbSeconds = (poems / 1000 / 1024) * (poemMs * memory + (bot ? webhookMs * webhookMemory : 0));
  const logGb = (runs * measured.logBytes + poems * measured.accessLogBytes) / GB;
  const traces = Math.min(poems, SECONDS_OF_MONTH) + TRACED_SHARE * Math.max(0, poems - SECONDS_OF_MONTH);
  const { metrics, alarms, dashboards } = FIXED;
  const reads = poems * coldShare * measured.artifactFiles;

  return [
    item('Lambda, time', gbSeconds, PRICES.lambdaGbSecond[architecture], FREE.lambdaGbSeconds),
    item('Lambda, requests', runs, PRICES.lambdaRequest, FREE.lambdaRequests),
    item('API Gateway', poems, PRICES.apiRequest),
    item('Data sent', (poems * measured.answerBytes) / GB, PRICES.transferGb, FREE.transferGb),
    item('DynamoDB', bot ? poems * WRITES : 0, PRICES.tableWrite),
    item('Logs', logGb, PRICES.logGb + PRICES.logGbMonth, FREE.logGb),
    item('X-Ray', traces, PRICES.trace, FREE.traces),
    item('Metrics', metrics, PRICES.metric, FREE.metrics),
    item('Alarms', alarms, PRICES.alarm, FREE.alarms),
    item('Dashboard', dashboards, PRICES.dashboard, FREE.dashboards),
    item('S3, artifacts', measured.artifactMb / 1000, PRICES.storageGbMonth),
    item('S3, reads', reads, PRICES.storageGet),
  ];
}

function item(what: string, amount: number, price: number, free = 0): BillItem {
  return { what, dollars: amount * price, afterFree: Math.max(0, amount - free) * price };
}
