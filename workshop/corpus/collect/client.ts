import { setTimeout as sleep } from 'node:timers/promises';
import robotsParser from 'robots-parser';
import { decodePage, type PagePoem, parsePage } from './page.ts';

/** How the collector behaves towards a site; times in milliseconds. */
export interface ClientSettings {
  /** Address of the site, without a path. */
  base: string;
  userAgent: string;
  /** Pause between two requests, give or take a quarter; robots.txt may ask for a longer one. */
  delay: number;
  /** First pause after a failure; each further one doubles it. */
  backoff: number;
  /** Longest a request may take, its body included. */
  timeout: number;
  /** Tries of one page. */
  tries: number;
}

/** robots.txt does not want the collector here. */
export class ForbiddenByRobotsError extends Error {
  override readonly name = 'ForbiddenByRobotsError';
}

/** A request failed as often as it may. `cause` is the last failure. */
export class RequestFailedError extends Error {
  override readonly name = 'RequestFailedError';
}

const MAX_BYTES = 2 ** 20;
const LONGEST_BACKOFF = 120_000;
/** A site that asks for more patience than this is left alone until the next run. */
const LONGEST_RETRY_AFTER = 3_600_000;

/** A pause that a server asks for, in milliseconds. */
class Busy extends Error {
  readonly retryAfter: number | undefined;
  constructor(status: number, retryAfter: number | undefined) {
    super(`the site answered ${status}`);
    this.retryAfter = retryAfter;
  }
}

type Robots = ReturnType<typeof robotsParser>;

/** Fetches pages of one site, one at a time, at the pace that it allows. */
export class PoliteClient {
  /** Requests made, failed ones and robots.txt too. */
  requests = 0;
  readonly #settings: ClientSettings;
  #robots: Robots | undefined;
  #notBefore = 0;

  constructor(settings: ClientSettings) {
    this.#settings = settings;
  }

  /**
   * The poem of a page, or undefined where there is none (404, 410, a page without a poem).
   * @throws ForbiddenByRobotsError, RequestFailedError; what `signal` says when it is aborted while waiting.
   */
  async poemAt(path: string, signal: AbortSignal): Promise<PagePoem | undefined> {
    const robots = await this.#readRobots(signal);
    const url = new URL(path, this.#settings.base).href;
    if (robots.isAllowed(url, this.#settings.userAgent) === false) {
      throw new ForbiddenByRobotsError(
        `robots.txt of ${this.#settings.base} forbids ${path}; nothing more is asked of it`,
      );
    }
    return this.#insist(path, signal, async () => {
      const page = await this.#get(url);
      return page === undefined ? undefined : parsePage(decodePage(page.bytes, page.contentType));
    });
  }

  async #readRobots(signal: AbortSignal): Promise<Robots> {
    if (this.#robots) return this.#robots;
    const url = new URL('/robots.txt', this.#settings.base).href;
    const page = await this.#insist('/robots.txt', signal, () => this.#get(url));
    const robots = robotsParser(url, page === undefined ? '' : new TextDecoder().decode(page.bytes));
    const asked = robots.getCrawlDelay(this.#settings.userAgent) ?? 0;
    // A timer of Node that is set for longer than 24 days rings at once.
    if (asked * 1000 > LONGEST_RETRY_AFTER) {
      throw new ForbiddenByRobotsError(
        `robots.txt of ${this.#settings.base} asks for ${asked} seconds between pages; nothing more is asked of it`,
      );
    }
    this.#robots = robots;
    return robots;
  }

  async #insist<T>(path: string, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    const { tries, backoff } = this.#settings;
    for (let failures = 0; ; ) {
      await sleep(Math.max(0, this.#notBefore - Date.now()), undefined, { signal });
      try {
        this.requests++;
        const result = await attempt();
        this.#rest(this.#pace());
        return result;
      } catch (cause) {
        failures++;
        const message = cause instanceof Error ? cause.message : String(cause);
        const asked = cause instanceof Busy ? cause.retryAfter : undefined;
        const pause = jitter(Math.min(LONGEST_BACKOFF, backoff * 2 ** (failures - 1)));
        const tooLong = asked !== undefined && asked > LONGEST_RETRY_AFTER;
        // After the last try too: the next page is asked of the same site.
        this.#rest(Math.max(tooLong ? pause : (asked ?? pause), this.#pace()));
        if (failures === tries)
          throw new RequestFailedError(`${path}: ${message} (${tries} tries)`, { cause });
        if (tooLong) {
          throw new RequestFailedError(
            `${path}: the site asks to come back in ${Math.round(asked / 60_000)} minutes`,
            { cause },
          );
        }
      }
    }
  }

  #pace(): number {
    const asked = this.#robots?.getCrawlDelay(this.#settings.userAgent) ?? 0;
    return Math.max(jitter(this.#settings.delay), asked * 1000);
  }

  #rest(milliseconds: number): void {
    this.#notBefore = Date.now() + milliseconds;
  }

  /** The body of a page, or undefined for a page that is not there. */
  async #get(url: string): Promise<{ bytes: Uint8Array; contentType: string | null } | undefined> {
    const { timeout, userAgent } = this.#settings;
    const abort = new AbortController();
    // Cleared when the page is there: a signal of its own accord would live until its time is up.
    const timer = setTimeout(
      () => abort.abort(new Error(`no whole page within ${timeout / 1000} s`)),
      timeout,
    );
    try {
      const headers = { 'user-agent': userAgent, accept: 'text/html,text/plain' };
      const response = await fetch(url, { headers, signal: abort.signal });
      if (response.status === 404 || response.status === 410) {
        await response.body?.cancel();
        return undefined;
      }
      if (!response.ok) {
        await response.body?.cancel();
        throw new Busy(response.status, retryAfter(response.headers.get('retry-after')));
      }
      return { bytes: await readBody(response), contentType: response.headers.get('content-type') };
    } finally {
      clearTimeout(timer);
    }
  }
}

async function readBody(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error(`the page is larger than ${MAX_BYTES / 2 ** 20} MiB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Milliseconds of a Retry-After header, given in seconds or as a date. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/u.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function jitter(milliseconds: number): number {
  return milliseconds * (0.75 + Math.random() / 2);
}
