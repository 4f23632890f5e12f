import { setTimeout as sleep } from 'node:timers/promises';
import robotsParser from 'robots-parser';
import { fetchPage, HttpStatusError, type Page } from './fetchPage.ts';
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
  /** Limit of a request, its body included. */
  timeout: number;
  /** Tries of one page. */
  tries: number;
}

/** robots.txt does not allow the collector. */
export class ForbiddenByRobotsError extends Error {
  override readonly name = 'ForbiddenByRobotsError';
}

/** A request failed in all its tries. `cause` is the last failure. */
export class RequestFailedError extends Error {
  override readonly name = 'RequestFailedError';
}

const LONGEST_BACKOFF = 120_000;
/** If the site asks for a longer pause, the page is left to the next run. */
const LONGEST_RETRY_AFTER = 3_600_000;

type Robots = ReturnType<typeof robotsParser>;

/** Fetches pages of one site, one at a time, at the pace that the site allows. */
export class PoliteClient {
  /** Requests made, failed ones and robots.txt included. */
  requests = 0;
  readonly #settings: ClientSettings;
  #robots: Robots | undefined;
  /** Time of the next request, in milliseconds since the epoch. */
  #notBefore = 0;

  constructor(settings: ClientSettings) {
    this.#settings = settings;
  }

  /**
   * The poem of a page; undefined if there is none (404, 410, a page without a poem).
   * @throws ForbiddenByRobotsError, RequestFailedError; the reason of `signal` if it is aborted during a pause.
   */
  async poemAt(path: string, signal: AbortSignal): Promise<PagePoem | undefined> {
    const { base, userAgent } = this.#settings;
    const robots = await this.#readRobots(signal);
    const url = new URL(path, base).href;
    if (robots.isAllowed(url, userAgent) === false) {
      throw new ForbiddenByRobotsError(`robots.txt of ${base} forbids ${path}; nothing more is asked of it`);
    }
    return this.#retry(path, signal, async () => {
      const page = await this.#get(url);
      return page === undefined ? undefined : parsePage(decodePage(page.bytes, page.contentType));
    });
  }

  async #readRobots(signal: AbortSignal): Promise<Robots> {
    if (this.#robots) return this.#robots;
    const { base, userAgent } = this.#settings;
    const url = new URL('/robots.txt', base).href;
    const page = await this.#retry('/robots.txt', signal, () => this.#get(url));
    const robots = robotsParser(url, page === undefined ? '' : new TextDecoder().decode(page.bytes));
    const asked = robots.getCrawlDelay(userAgent) ?? 0;
    // Such a delay is a refusal. (A timer of more than 24 days would fire at once.)
    if (asked * 1000 > LONGEST_RETRY_AFTER) {
      throw new ForbiddenByRobotsError(
        `robots.txt of ${base} asks for ${asked} seconds between pages; nothing more is asked of it`,
      );
    }
    this.#robots = robots;
    return robots;
  }

  /** Tries until an attempt succeeds, with pauses between the tries and after the last. */
  async #retry<T>(path: string, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    const { tries, backoff } = this.#settings;
    for (let failures = 0; ; ) {
      await sleep(Math.max(0, this.#notBefore - Date.now()), undefined, { signal });
      try {
        this.requests++;
        const result = await attempt();
        this.#pause(this.#pace());
        return result;
      } catch (cause) {
        failures++;
        const message = cause instanceof Error ? cause.message : String(cause);
        const asked = cause instanceof HttpStatusError ? cause.retryAfter : undefined;
        const pause = jitter(Math.min(LONGEST_BACKOFF, backoff * 2 ** (failures - 1)));
        const tooLong = asked !== undefined && asked > LONGEST_RETRY_AFTER;
        this.#pause(Math.max(tooLong ? pause : (asked ?? pause), this.#pace()));
        if (failures === tries)
          throw new RequestFailedError(`${path}: ${message} (${tries} tries)`, { cause });
        if (tooLong) {
          const minutes = Math.round(asked / 60_000);
          throw new RequestFailedError(`${path}: the site asks to come back in ${minutes} minutes`, {
            cause,
          });
        }
      }
    }
  }

  async #get(url: string): Promise<Page | undefined> {
    return fetchPage(url, this.#settings.userAgent, this.#settings.timeout);
  }

  /** Milliseconds between two requests. */
  #pace(): number {
    const asked = this.#robots?.getCrawlDelay(this.#settings.userAgent) ?? 0;
    return Math.max(jitter(this.#settings.delay), asked * 1000);
  }

  #pause(milliseconds: number): void {
    this.#notBefore = Date.now() + milliseconds;
  }
}

/** A time varied by up to a quarter. */
function jitter(milliseconds: number): number {
  return milliseconds * (0.75 + Math.random() / 2);
}
