import { isUtf8 } from 'node:buffer';
import { MIMEType } from 'node:util';
import sniffHtmlEncoding from 'html-encoding-sniffer';

/** The site's own encoding. */
const USUAL = 'windows-1251';

/**
 * Decodes a page in the order of the HTML standard: by its byte order mark, else its header, else its markup. A page
 * without any of them is UTF-8 if its bytes are, else windows-1251.
 * @param contentType the Content-Type header.
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): string {
  const encoding = sniffHtmlEncoding(bytes, {
    transportLayerEncodingLabel: charsetOf(contentType),
    defaultEncoding: isUtf8(bytes) ? 'UTF-8' : USUAL,
  });
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    // The standard also knows encodings that stand for "never decode this".
    return new TextDecoder(USUAL).decode(bytes);
  }
}

function charsetOf(contentType: string | null): string | undefined {
  try {
    return new MIMEType(contentType ?? '').params.get('charset') ?? undefined;
  } catch {
    return undefined;
  }
}
