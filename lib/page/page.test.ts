import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../api/openapi.ts';
import { inlinedParts } from './inlinedParts.ts';
import { docsPage, type Page, writingPages } from './page.ts';
import { type Language, languages } from './texts.ts';

const fields = ['line', 'seed'];
let pages: ReadonlyMap<Language, Page>;
let docs: Page;
beforeAll(async () => {
  [pages, docs] = [await writingPages(fields), await docsPage(openApiDocument('1.2.3'))];
});

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** What makes a browser load something, or run what the policy does not know. */
const loading = '[src], [srcset], [action], [poster], object, iframe, [style], [onclick]';

describe.each([...languages, 'docs'] as const)('the page %s', (name) => {
  let page: Page;
  beforeAll(() => {
    page = name === 'docs' ? docs : (pages.get(name) as Page);
  });

  it('is whole: its policy knows its style and script, and it loads nothing', () => {
    const $ = load(page.html);
    expect(page.policy).toContain("default-src 'none'");
    expect(page.policy).not.toMatch(/https?:|unsafe/u);
    for (const [tag, directive] of [
      ['style', 'style-src'],
      ['script:not([type])', 'script-src'],
    ] as const) {
      for (const own of $(tag).toArray())
        expect(page.policy).toContain(`${directive} ${hashOf($(own).text())}`);
    }
    expect($(loading).length).toBe(0);
    for (const link of $('link').toArray()) expect($(link).attr('href')).toMatch(/^data:/u);
  });

  it('names its language, its title and its labels', () => {
    const $ = load(page.html);
    expect($('html').attr('lang')).toBe(name === 'docs' ? 'en' : name);
    expect($('title').text()).not.toBe('');
    expect($('h1').length).toBe(1);
    expect(/undefined|\[object/u.test($('body').clone().find('script').remove().end().text())).toBe(false);
    for (const field of $('textarea').toArray())
      expect($(`label[for="${$(field).attr('id')}"]`).length).toBe(1);
    const ids = $('[id]')
      .toArray()
      .map((own) => $(own).attr('id'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is small', () => {
    expect(gzipSync(page.html).length).toBeLessThan(60_000);
  });
});

describe('the page to write poems on', () => {
  it('speaks Russian and English', () => {
    const heading = (language: Language) => load(pages.get(language)?.html ?? '')('h1').text();
    expect([heading('ru'), heading('en')]).toEqual(['Нейропоэт', 'Neural Poet']);
  });

  it('gives the script its words and the fields of a request', () => {
    const data = JSON.parse(load(pages.get('ru')?.html ?? '')('#data').text());
    expect(data).toMatchObject({ fields, texts: { errors: { empty: 'Сначала напишите строку.' } } });
  });
});

describe('the documentation page', () => {
  it('shows every operation, every schema and every field', () => {
    const $ = load(docs.html);
    const document = openApiDocument('1.2.3') as {
      paths: Record<string, Record<string, unknown>>;
      components: { schemas: Record<string, { properties?: object }> };
    };
    const headings = $('h3')
      .toArray()
      .map((own) => $(own).text());
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(headings).toEqual([...operations, ...Object.keys(document.components.schemas)]);
    const codes = new Set(
      $('th code')
        .toArray()
        .map((own) => $(own).text()),
    );
    for (const name of Object.keys(document.components.schemas['RhymedPoemRequest']?.properties ?? {}))
      expect(codes).toContain(name);
    expect([...codes]).toEqual(
      expect.arrayContaining(['line', 'sampling.topK', 'scan.lines[].rhyme', 'Idempotency-Key']),
    );
    for (const link of $('a[href^="#"]').toArray()) expect($($(link).attr('href') as string).length).toBe(1);
  });
});

it('carries its parts in a bundle, which needs neither sources nor esbuild', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: ['lib/page/page.ts'],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    plugins: [inlinedParts],
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  expect(imports.filter(({ path }) => !path.startsWith('node:'))).toEqual([]);
  const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`;
  const bundled = (await import(url)) as { writingPages: typeof writingPages };
  expect([...(await bundled.writingPages(fields))]).toEqual([...pages]);
});
