import { type Clock, systemClock } from './clock.ts';
import { decodePage } from './decodePage.ts';
import { fetchPage, HttpStatusError, type Page } from './fetchPage.ts';
import { type PagePoem, parsePage } from './page.ts';
import { retryAfter } from './retryAfter.ts';
import { RobotRules } from './robots.ts';

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
  /** The site asked an earlier run to make no request before this time, in milliseconds since the epoch. */
  notBefore?: number;
  /** Called when the site asks for a pause (Retry-After), with its end in milliseconds since the epoch. */
  onRetryAfter?: (until: number) => void;
}

/** robots.txt does not allow the collector. */
export class ForbiddenByRobotsError extends Error {
  override readonly name = 'ForbiddenByRobotsError';
}

/** A request failed in all its tries. `cause` is the last failure. */
export class RequestFailedError extends Error {
  override readonly name = 'RequestFailedError';
}

/** A page redirects to an address that the collector does not ask for. */
export class RedirectError extends Error {
  override readonly name = 'RedirectError';
}

/** The site asks for a pause that is longer than a run waits. */
export class ComeBackLaterError extends Error {
  override readonly name = 'ComeBackLaterError';
}

const LONGEST_BACKOFF = 120_000;
/** If the site asks for a longer pause, the run ends. */
const LONGEST_PAUSE = 3_600_000;
const MOST_REDIRECTS = 5;
/** The last time that a Date can have. */
const END_OF_TIME = 8.64e15;

/** Fetches pages of one site, one at a time, at the pace that the site allows. */
export class PoliteClient {
  /** Requests made, failed ones and robots.txt included. */
  requests = 0;
  /** Why redirects were not followed, by the path that was asked for. */
  readonly redirects = new Map<string, 'otherHost' | 'forbidden'>();
  readonly #settings: ClientSettings;
  readonly #clock: Clock;
  #robots: RobotRules | undefined;
  /** Time of the next request, in milliseconds since the epoch. */
  #notBefore: number;

  constructor(settings: ClientSettings, clock: Clock = systemClock) {
    this.#settings = settings;
    this.#clock = clock;
    this.#notBefore = settings.notBefore ?? 0;
  }

  /**
   * The poem of a page; undefined if there is none (404, 410, a page without a poem).
   * @throws ForbiddenByRobotsError, ComeBackLaterError, RequestFailedError; the reason of `signal` if it is aborted
   *   during a pause.
   */
  async poemAt(path: string, signal: AbortSignal): Promise<PagePoem | undefined> {
    const { base } = this.#settings;
    const robots = await this.#readRobots(signal);
    const url = new URL(path, base);
    if (!robots.allows(url)) {
      throw new ForbiddenByRobotsError(`robots.txt of ${base} forbids ${path}; nothing more is asked of it`);
    }
    return this.#retry(path, signal, async () => {
      const page = await this.#get(url, signal);
      return page && parsePage(decodePage(page.bytes, page.contentType));
    });
  }

  async #readRobots(signal: AbortSignal): Promise<RobotRules> {
    if (this.#robots) return this.#robots;
    const { base, userAgent } = this.#settings;
    const path = '/robots.txt';
    const page = await this.#retry(path, signal, () => this.#get(new URL(path, base), signal)).catch(
      (error: Error) => {
        if (!(error.cause instanceof RedirectError)) throw error;
        throw new ForbiddenByRobotsError(`${error.message}; nothing more is asked of ${base}`, {
          cause: error.cause,
        });
      },
    );
    const robots = new RobotRules(
      base,
      page === undefined ? '' : new TextDecoder().decode(page.bytes),
      userAgent,
    );
    // Such a delay is a refusal. (A timer of more than 24 days would fire at once.)
    if (robots.crawlDelay * 1000 > LONGEST_PAUSE) {
      throw new ForbiddenByRobotsError(
        `robots.txt of ${base} asks for ${robots.crawlDelay} seconds between pages; nothing more is asked of it`,
      );
    }
    this.#robots = robots;
    this.#pause(this.#pace());
    return robots;
  }

  /** Tries until an attempt succeeds, with pauses between the tries and after the last. */
  async #retry<T>(path: string, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    const { tries, backoff } = this.#settings;
    for (let failures = 1; ; failures++) {
      try {
        const result = await attempt();
        this.#pause(this.#pace());
        return result;
      } catch (cause) {
        if (cause instanceof ComeBackLaterError) throw cause;
        if (cause instanceof RedirectError) {
          this.#pause(this.#pace());
          throw new RequestFailedError(`${path}: ${cause.message}`, { cause });
        }
        this.#pause(Math.max(this.#askedFor(cause) ?? backOff(backoff, failures), this.#pace()));
        // An aborted pause is no failure of the site.
        signal.throwIfAborted();
        const message = cause instanceof Error ? cause.message : String(cause);
        if (failures === tries)
          throw new RequestFailedError(`${path}: ${message} (${tries} tries)`, { cause });
      }
    }
  }

  /** Asks for a page, and for the one that it redirects to. @throws RedirectError, or what fetchPage() throws. */
  async #get(from: URL, signal: AbortSignal): Promise<Page | undefined> {
    const { userAgent, timeout } = this.#settings;
    let url = from;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      await this.#turn(signal);
      this.requests++;
      const answer = await fetchPage(url, userAgent, timeout);
      if (!(answer instanceof URL)) return answer;
      if (answer.host !== from.host) {
        this.redirects.set(from.pathname, 'otherHost');
        throw new RedirectError(`it redirects to ${answer.href}, on another host`);
      }
      if (this.#robots?.allows(answer) === false) {
        this.redirects.set(from.pathname, 'forbidden');
        throw new RedirectError(`it redirects to ${answer.href}, which robots.txt forbids`);
      }
      url = answer;
      this.#pause(this.#pace());
    }
    throw new Error(`more than ${MOST_REDIRECTS} redirects`);
  }

  /** Waits until the next request may be made. */
  async #turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const left = () => this.#notBefore - this.#clock.now();
    if (left() > LONGEST_PAUSE) {
      const time = new Date(this.#notBefore)
        .toISOString()
        .replace(/\.\d+Z$/u, ' UTC')
        .replace('T', ' ');
      throw new ComeBackLaterError(
        `${this.#settings.base} asks for no request before ${time}. Run the same command then`,
      );
    }
    // A timer may fire a little early.
    while (left() > 0) await this.#clock.sleep(left(), signal);
  }

  /** The pause that the site asks for, in milliseconds. */
  #askedFor(failure: unknown): number | undefined {
    const header = failure instanceof HttpStatusError ? failure.retryAfter : null;
    const now = this.#clock.now();
    const asked = header === null ? undefined : retryAfter(header, now);
    if (asked !== undefined) this.#settings.onRetryAfter?.(Math.min(END_OF_TIME, Math.ceil(now + asked)));
    return asked;
  }

  /** Milliseconds between two requests. */
  #pace(): number {
    return Math.max(jitter(this.#settings.delay), (this.#robots?.crawlDelay ?? 0) * 1000);
  }

  #pause(milliseconds: number): void {
    this.#notBefore = Math.min(END_OF_TIME, this.#clock.now() + milliseconds);
  }
}

/** The pause after so many failures. */
function backOff(first: number, failures: number): number {
  return jitter(Math.min(LONGEST_BACKOFF, first * 2 ** (failures - 1)));
}

/** A time varied by up to a quarter. */
function jitter(milliseconds: number): number {
  return milliseconds * (0.75 + Math.random() / 2);
}
