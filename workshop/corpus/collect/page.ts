import { load } from 'cheerio';
import { tidy } from '../../../lib/russian/tidy.ts';
import { textOf } from './textOf.ts';

/** What a page holds of a poem. */
export interface PagePoem {
  title: string;
  author: string;
  /** Lines are separated by "\n", stanzas by a blank line. */
  text: string;
}

/** A page that ends before its markup does: it was cut off on the way. */
export class TruncatedPageError extends Error {
  override readonly name = 'TruncatedPageError';
}

/**
 * Reads the poem of a page. The text is in `div.text`, the title in `h1`, the author in `.titleauthor`.
 * @returns undefined for a page without a poem.
 * @throws TruncatedPageError
 */
export function parsePage(html: string): PagePoem | undefined {
  const $ = load(html, { sourceCodeLocationInfo: true });
  const body = $('div.text').first();
  // Some pages have no </html>; the poem is whole if its block is closed.
  const whole = body.get(0)?.sourceCodeLocation?.endTag ?? /<\/html\s*>/iu.test(html);
  if (!whole) throw new TruncatedPageError('the page breaks off before </html>');
  const text = textOf(body.contents().toArray());
  if (text === '') return undefined;
  return { text, title: oneLine($('h1').first().text()), author: oneLine($('.titleauthor').first().text()) };
}

function oneLine(text: string): string {
  return tidy(text.replace(/\s+/gu, ' '));
}
