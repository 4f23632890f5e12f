import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../api/openapi.ts';
import { docsHtml, docsPolicy } from './docs.ts';
import { pageHtml, pagePolicy } from './page.ts';
import { languages } from './texts.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');
const contentOf = (html: string, tag: string) =>
  new RegExp(`<${tag}>(.*?)</${tag}>`, 'su').exec(html)?.[1] ?? '';

describe.each(languages)('the page in %s', (language) => {
  const html = pageHtml(language);

  it('may run its script and use its style, and names no other host', () => {
    expect(pagePolicy).toContain(hashOf(contentOf(html, 'script')));
    expect(pagePolicy).toContain(hashOf(contentOf(html, 'style')));
    expect(html).not.toMatch(/https?:|\sstyle=|\son[a-z]+=/u);
  });

  it('says of what language it is, and gives its script what to say', () => {
    expect(html).toContain(`<html lang="${language}">`);
    const settings = /id="settings">(.*?)<\/script>/su.exec(html)?.[1] ?? '';
    expect(JSON.parse(settings)).toMatchObject({ usualLength: '8', presets: ['tender', 'poet', 'madness'] });
  });
});

describe('the documentation', () => {
  it('has each path of the API, and its own style alone', () => {
    const html = docsHtml(openApiDocument('1.2.3'));
    for (const path of ['POST /poem', 'GET /poem', 'GET /health', 'GET /openapi.json'])
      expect(html).toContain(path);
    expect(docsPolicy).toContain(hashOf(contentOf(html, 'style')));
  });
});
