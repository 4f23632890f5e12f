import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Style and script of the pages, bundled and small. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
  readonly docsStyle: string;
}

/** What browsers of the last three years understand. */
const target = ['chrome111', 'firefox113', 'safari16.4'];

/**
 * Bundles style and script of the pages from their sources. From the sources this happens when a page is first asked for; in
 * a bundle `inlinedParts` has done it.
 */
export function buildParts(): PageParts {
  const source = (path: string) => join(import.meta.dirname, path);
  const { outputFiles } = buildSync({
    entryPoints: {
      script: source('script/main.ts'),
      style: source('style/page.css'),
      docsStyle: source('style/docs.css'),
    },
    outdir: source('out'),
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    target,
    logLevel: 'silent',
  });
  const textOf = (name: string) => {
    const file = outputFiles.find(({ path }) => path.endsWith(name));
    if (file === undefined) throw new Error(`esbuild has not built ${name}`);
    return file.text.trim();
  };
  return { script: textOf('script.js'), style: textOf('style.css'), docsStyle: textOf('docsStyle.css') };
}
