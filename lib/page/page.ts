import { createHash } from 'node:crypto';
import { docsMarkup } from './docsMarkup.ts';
import { pageMarkup } from './markup.ts';
import { type Language, languages, type Texts } from './texts.ts';
import { en } from './textsEn.ts';
import { ru } from './textsRu.ts';

const textsIn: Readonly<Record<Language, Texts>> = { ru, en };

/** A page, whole, and what a browser may load for it. */
export interface Page {
  readonly html: string;
  /** Value of the header Content-Security-Policy. */
  readonly policy: string;
}

/**
 * The page to write poems on, in each language.
 * @param fields names of the parameters of a request.
 */
export async function writingPages(fields: readonly string[]): Promise<ReadonlyMap<Language, Page>> {
  const { script, style } = (await import('./buildParts.ts')).buildParts();
  // The page asks its own server for poems, and for nothing else.
  const policy = policyOf({ style, script, more: ["connect-src 'self'", 'img-src data:'] });
  return new Map(
    languages.map((language) => [
      language,
      { html: pageMarkup(language, textsIn[language], { style, script, fields }), policy },
    ]),
  );
}

/** A page that shows an OpenAPI document. */
export async function docsPage(document: Readonly<Record<string, unknown>>): Promise<Page> {
  const { docsStyle: style } = (await import('./buildParts.ts')).buildParts();
  return { html: docsMarkup(document, style), policy: policyOf({ style, more: ['img-src data:'] }) };
}

/** A policy that lets a page show what is in it, and load nothing. Style and script are told by their hashes. */
function policyOf(own: { style: string; script?: string; more?: readonly string[] }): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `style-src ${hash(own.style)}`,
    ...(own.script === undefined ? [] : [`script-src ${hash(own.script)}`]),
    ...(own.more ?? []),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
