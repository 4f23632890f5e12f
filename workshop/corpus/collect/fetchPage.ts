/** A page as the site sent it. */
export interface Page {
  bytes: Uint8Array;
  /** Its Content-Type header. */
  contentType: string | null;
}

/** The site answered with a status that is no success. */
export class HttpStatusError extends Error {
  override readonly name = 'HttpStatusError';
  /** The pause that the site asks for, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(status: number, retryAfter: number | undefined) {
    super(`the site answered ${status}`);
    this.retryAfter = retryAfter;
  }
}

const MAX_BYTES = 2 ** 20;

/**
 * Fetches a page of at most 1 MiB.
 * @param timeout milliseconds that the request may take, with its body.
 * @returns undefined for a page that does not exist (404, 410).
 * @throws HttpStatusError, or what fetch throws.
 */
export async function fetchPage(url: string, userAgent: string, timeout: number): Promise<Page | undefined> {
  const abort = new AbortController();
  // AbortSignal.timeout() would stay alive after the page has come, until its time is up.
  const timer = setTimeout(() => abort.abort(new Error(`no whole page within ${timeout / 1000} s`)), timeout);
  try {
    const headers = { 'user-agent': userAgent, accept: 'text/html,text/plain' };
    const response = await fetch(url, { headers, signal: abort.signal });
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new HttpStatusError(response.status, retryAfter(response.headers.get('retry-after')));
    }
    return { bytes: await readBody(response), contentType: response.headers.get('content-type') };
  } finally {
    clearTimeout(timer);
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

/** Milliseconds of a Retry-After header, which has seconds or a date. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/u.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
