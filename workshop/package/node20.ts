import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const replacement = join(import.meta.dirname, 'zlib.ts');

/** Makes bundles use `zlib.ts` instead of `node:zlib`: Node 20 has no Zstandard, which the lexicon is compressed with. */
export const zlibOfNode20: Plugin = {
  name: 'zlib-of-node-20',
  setup(builder) {
    builder.onResolve({ filter: /^node:zlib$/ }, ({ importer }) =>
      importer === replacement ? undefined : { path: replacement },
    );
  },
};
