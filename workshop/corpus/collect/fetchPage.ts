/** A page as the site sent it. */
export interface Page {
  bytes: Uint8Array;
  /** Its Content-Type header. */
  contentType: string | null;
}

/** The site answered with a status that is no success. */
export class HttpStatusError extends Error {
  override readonly name = 'HttpStatusError';
  /** The Retry-After header. */
  readonly retryAfter: string | null;

  constructor(status: number, retryAfter: string | null) {
    super(`the site answered ${status}`);
    this.retryAfter = retryAfter;
  }
}

const MAX_BYTES = 2 ** 20;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches a page of at most 1 MiB. Follows no redirect.
 * @param timeout milliseconds that the request may take, with its body.
 * @returns undefined for a page that does not exist (404, 410), an address for a redirect.
 * @throws HttpStatusError, or what fetch throws.
 */
export async function fetchPage(
  url: URL,
  userAgent: string,
  timeout: number,
): Promise<Page | URL | undefined> {
  const abort = new AbortController();
  // AbortSignal.timeout() would stay alive after the page has come, until its time is up.
  const timer = setTimeout(() => abort.abort(new Error(`no whole page within ${timeout / 1000} s`)), timeout);
  try {
    const headers = { 'user-agent': userAgent, accept: 'text/html,text/plain' };
    const response = await fetch(url, { headers, redirect: 'manual', signal: abort.signal });
    if (response.ok)
      return { bytes: await readBody(response), contentType: response.headers.get('content-type') };
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return undefined;
    const location = response.headers.get('location');
    if (location !== null && REDIRECTS.has(response.status)) return new URL(location, url);
    throw new HttpStatusError(response.status, response.headers.get('retry-after'));
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
