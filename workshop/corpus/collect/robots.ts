import robotsParser from 'robots-parser';

/** What the robots.txt of a site says to one robot. */
export class RobotRules {
  /** Seconds between two pages that it asks for. */
  readonly crawlDelay: number;
  readonly #base: string;
  readonly #userAgent: string;
  readonly #rules: ReturnType<typeof robotsParser>;

  constructor(base: string, text: string, userAgent: string) {
    this.#base = base;
    this.#userAgent = userAgent;
    this.#rules = robotsParser(new URL('/robots.txt', base).href, text);
    this.crawlDelay = this.#rules.getCrawlDelay(userAgent) ?? 0;
  }

  /** Whether a page of the site may be asked for, by http as by https. */
  allows({ pathname, search }: URL): boolean {
    return this.#rules.isAllowed(new URL(pathname + search, this.#base).href, this.#userAgent) !== false;
  }
}
