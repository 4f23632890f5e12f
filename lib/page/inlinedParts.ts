import type { Plugin } from 'esbuild';
import { buildParts } from './buildParts.ts';

/** Builds the parts of the pages into a bundle, which then needs neither their sources nor esbuild. */
export const inlinedParts: Plugin = {
  name: 'inlined-page-parts',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]lib[\\/]page[\\/]buildParts\.ts$/ }, () => ({
      contents: `const parts = ${JSON.stringify(buildParts())}; export const buildParts = () => parts;`,
      loader: 'js',
    }));
  },
};
