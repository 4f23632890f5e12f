import { cp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Files that inference on the CPU does not load: DirectML and DirectX on Windows, a second copy on macOS. */
const unneeded = /^(DirectML\.dll|dxcompiler\.dll|dxil\.dll|libonnxruntime\.\d+\.\d+\.\d+\.dylib)$/u;

/**
 * Copies onnxruntime-node without its install script, and without the files that inference on the CPU never loads.
 *
 * As a dependency it would download CUDA libraries on Linux x64, and fail to install where it can't; and it takes 290 MB.
 */
export async function copyOnnxRuntime(folder: string): Promise<void> {
  const source = dirname(dirname(createRequire(import.meta.url).resolve('onnxruntime-node')));
  await Promise.all([
    cp(join(source, 'dist'), join(folder, 'dist'), {
      recursive: true,
      filter: (path) => !path.endsWith('.map'),
    }),
    cp(join(source, 'bin'), join(folder, 'bin'), {
      recursive: true,
      filter: (path) => !unneeded.test(basename(path)),
    }),
  ]);
  const { name, version, license, main } = JSON.parse(
    await readFile(join(source, 'package.json'), 'utf8'),
  ) as Record<string, string>;
  await writeFile(
    join(folder, 'package.json'),
    `${JSON.stringify({ name, version, license, main, type: 'commonjs' }, null, 2)}\n`,
  );
  await writeFile(join(folder, 'LICENSE'), await licence(version));
}

/** Its archive has no licence text; it is the MIT licence, as ours is. */
async function licence(version = ''): Promise<string> {
  const own = await readFile(join(import.meta.dirname, '..', '..', 'LICENSE'), 'utf8');
  const notices = `https://github.com/microsoft/onnxruntime/blob/v${version}/ThirdPartyNotices.txt`;
  return `${own.replace(/^Copyright .*$/mu, 'Copyright (c) Microsoft Corporation')}
What its libraries contain of others: ${notices}
`;
}

/** Makes bundles import the copy beside them. */
export const ownOnnxRuntime: Plugin = {
  name: 'own-onnxruntime',
  setup(builder) {
    builder.onResolve({ filter: /^onnxruntime-node$/ }, () => ({
      path: './onnxruntime-node/dist/index.js',
      external: true,
    }));
  },
};
