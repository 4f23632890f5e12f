import { build, type Metafile } from 'esbuild';
import { expect, it } from 'vitest';
import { inlinedParts } from '../../lib/page/inlinedParts.ts';

/** Packages that come with the import of a module, and those that it imports only when it needs them. */
async function packagesOf(entry: string): Promise<{ atOnce: string[]; late: string[] }> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [inlinedParts],
    logLevel: 'silent',
  });
  const all = packagesFrom(metafile, Object.keys(metafile.inputs));
  const atOnce = packagesFrom(metafile, reachedStatically(metafile, entry), 'import-statement');
  return { atOnce, late: all.filter((name) => !atOnce.includes(name)) };
}

function reachedStatically({ inputs }: Metafile, entry: string, seen = new Set<string>()): string[] {
  seen.add(entry);
  for (const { path, kind, external } of inputs[entry]?.imports ?? []) {
    if (kind === 'import-statement' && !external && !seen.has(path))
      reachedStatically({ inputs, outputs: {} }, path, seen);
  }
  return [...seen];
}

function packagesFrom({ inputs }: Metafile, files: string[], only?: string): string[] {
  const imports = files.flatMap((file) => inputs[file]?.imports ?? []);
  const names = imports
    .filter(({ external, kind }) => external && (only === undefined || kind === only))
    .map(({ path }) => path);
  return [...new Set(names)].filter((name) => !name.startsWith('node:')).toSorted();
}

it('the handler imports nothing heavy before the first request', async () => {
  const { atOnce, late } = await packagesOf('functions/generate/handler.ts');
  expect(atOnce).toEqual([]);
  expect(late).toEqual([
    '@aws-sdk/client-s3',
    '@huggingface/tokenizers',
    '@resvg/resvg-wasm',
    'aws4',
    'onnxruntime-node',
    'zod',
  ]);
});

it('what describes the API carries none of zod’s languages but the default', async () => {
  const { metafile } = await build({
    entryPoints: ['lib/api/openapi.ts'],
    bundle: true,
    write: false,
    outdir: 'out',
    metafile: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const carried = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
  // `import * as z` lets the bundler drop them; `import { z }` does not.
  expect(carried.filter((path) => /zod\/.*\/locales\//u.test(path))).toEqual([
    'node_modules/zod/v4/locales/en.js',
  ]);
});
