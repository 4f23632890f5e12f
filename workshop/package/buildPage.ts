import { join } from 'node:path';
import { build } from 'esbuild';

const source = join(import.meta.dirname, '..', '..', 'lib', 'page', 'source');

/** The page's script and style as browsers get them, minified. `lib/page/assets.json` holds them. */
export async function buildPage(): Promise<string> {
  const [script, style] = await Promise.all([bundleOf('page.js'), bundleOf('page.css')]);
  return `${JSON.stringify({ script, style }, undefined, 2)}\n`;
}

async function bundleOf(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(source, name)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    charset: 'utf8',
    target: 'es2022',
  });
  return (outputFiles[0]?.text ?? '').trimEnd();
}
