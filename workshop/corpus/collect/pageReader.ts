import { type PoliteClient, RedirectError, RequestFailedError } from './client.ts';
import { type PagePoem, TruncatedPageError } from './page.ts';

/** What came of a page: a poem, no poem, a failed request, or a page that breaks off or redirects away each time. */
export type PageOutcome = PagePoem | undefined | 'failed' | 'broken';

/** The site failed too often in a row. What was collected is safe. */
export class GaveUpError extends Error {
  override readonly name = 'GaveUpError';
}

/** Reads pages, counts them, and gives up when too many fail in a row. */
export class PageReader {
  /** Pages asked for. */
  pages = 0;
  /** Poems found. */
  poems = 0;
  #failuresInARow = 0;
  readonly #client: PoliteClient;
  readonly #maxFailures: number;

  /** @param maxFailures pages in a row that may fail. */
  constructor(client: PoliteClient, maxFailures: number) {
    this.#client = client;
    this.#maxFailures = maxFailures;
  }

  /**
   * Reads one page. `signal` ends the pause before a request, never a request.
   * @param again whether the page has failed before; if it breaks off or redirects away again, it is 'broken'.
   * @throws GaveUpError, ForbiddenByRobotsError, ComeBackLaterError.
   */
  async read(path: string, signal: AbortSignal, again = false): Promise<PageOutcome> {
    this.pages++;
    try {
      const poem = await this.#client.poemAt(path, signal);
      this.#failuresInARow = 0;
      if (poem) this.poems++;
      return poem;
    } catch (error) {
      if (!(error instanceof RequestFailedError)) throw error;
      // The rest of the day was read, so the fault is the page's and not the site's.
      if (again && (error.cause instanceof TruncatedPageError || error.cause instanceof RedirectError))
        return 'broken';
      this.#failuresInARow++;
      if (this.#failuresInARow < this.#maxFailures) return 'failed';
      throw new GaveUpError(
        `${this.#failuresInARow} pages in a row failed, the last being ${error.message}. Run the same command later`,
        { cause: error },
      );
    }
  }
}
