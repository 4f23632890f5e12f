import { load } from 'cheerio';
import type { AnyNode } from 'domhandler';
import { isTag, isText } from 'domhandler';

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

const BLOCKS = new Set(['p', 'div', 'blockquote', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'h4', 'table', 'tr']);
const SILENT = new Set(['script', 'style', 'noscript', 'iframe']);

/**
 * Decodes a page in the encoding that its header or its markup names, or else in windows-1251, the site's own.
 * @param contentType the Content-Type header.
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const named = /charset=["']?([\w-]+)/iu;
  const label = named.exec(contentType ?? '')?.[1] ?? named.exec(head)?.[1] ?? 'windows-1251';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
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
  const text = tidyLines(linesOf(body.contents().toArray()));
  if (text === '') return undefined;
  return { text, title: tidy($('h1').first().text()), author: tidy($('.titleauthor').first().text()) };
}

/** The text of nodes, with white space as a browser shows it and a line break for each break and block. */
function linesOf(nodes: readonly AnyNode[]): string {
  let out = '';
  for (const node of nodes) {
    if (isText(node)) out += node.data.replace(/[\s\u00A0]+/gu, ' ');
    else if (isTag(node) && node.name === 'br') out += '\n';
    else if (isTag(node) && node.name === 'pre') out += `\n${rawText(node.children)}\n`;
    else if (isTag(node) && !SILENT.has(node.name)) {
      const inner = linesOf(node.children);
      if (node.name === 'p') out += `\n\n${inner}\n\n`;
      else if (BLOCKS.has(node.name)) out = `${onNewLine(out)}${onNewLine(inner)}`;
      else out += inner;
    }
  }
  return out;
}

/** The text with a line break at its end; blocks have lines of their own, without blank lines between them. */
function onNewLine(text: string): string {
  return text.trimEnd() === '' || /\n *$/u.test(text) ? text : `${text}\n`;
}

function rawText(nodes: readonly AnyNode[]): string {
  return nodes.map((node) => (isText(node) ? node.data : isTag(node) ? rawText(node.children) : '')).join('');
}

function tidyLines(text: string): string {
  return text
    .split('\n')
    .map(tidy)
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/^\n+|\n+$/gu, '');
}

function tidy(text: string): string {
  return text.replace(/[\s\u00A0]+/gu, ' ').trim();
}
