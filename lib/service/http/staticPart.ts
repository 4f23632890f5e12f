import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type HttpRequest, type HttpResponse, headerOf } from './message.ts';
import { bestOf } from './negotiate.ts';

/** What is the same until the next version. It has an ETag, and is compressed once, when that is first asked for. */
export class StaticPart {
  readonly #text: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #etag: string;
  #zipped: Uint8Array<ArrayBuffer> | undefined;

  /** @param headers `vary` names what else than the encoding it was chosen by. */
  constructor(text: string, { vary, ...headers }: Readonly<Record<string, string>>) {
    this.#text = text;
    this.#headers = {
      ...headers,
      // It may be kept, and is asked for again each time: a new version is seen at once.
      'cache-control': 'no-cache',
      vary: vary === undefined ? 'accept-encoding' : `${vary}, accept-encoding`,
    };
    this.#etag = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  }

  /** The part, or 304 where the client has it already. */
  answer(request: HttpRequest): HttpResponse {
    const accepted = headerOf(request, 'accept-encoding');
    const isZipped = accepted !== undefined && bestOf(accepted, ['gzip']) !== undefined;
    const etag = `"${this.#etag}${isZipped ? '-gzip' : ''}"`;
    const headers = { ...this.#headers, etag };
    if (isKnown(etag, headerOf(request, 'if-none-match'))) return { status: 304, headers };
    if (!isZipped) return { status: 200, headers, body: this.#text };
    this.#zipped ??= gzipSync(this.#text, { level: 9 });
    return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: this.#zipped };
  }
}

/** Whether a client that knows these tags knows this one. A proxy that compresses makes a tag weak. */
function isKnown(etag: string, header: string | undefined): boolean {
  const known = header?.split(',').map((own) => own.trim().replace(/^W\//u, '')) ?? [];
  return known.includes(etag) || known.includes('*');
}
