import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { inlinedParts } from '../../lib/page/inlinedParts.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { zlibOfNode20 } from './node20.ts';
import { copyOnnxRuntime, ownOnnxRuntime } from './onnxRuntime.ts';

const root = join(import.meta.dirname, '..', '..');
const outdir = join(root, 'dist');

/**
 * Builds the code of the npm package in `dist/`: the command, the library and what both share, in JavaScript for Node 20.
 * The packages under `dependencies` stay imports; ONNX Runtime comes along, see {@link copyOnnxRuntime}.
 *
 * @throws Error if the code imports a package that a user of this one would not have.
 */
export async function buildPackage(): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'cli/main.ts',
      index: 'lib/library/index.ts',
      // Runs in threads of its own; started by lib/service/pool/poemThread.ts.
      threadEntry: 'lib/service/pool/threadEntry.ts',
    },
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    plugins: [ownOnnxRuntime, zlibOfNode20, inlinedParts],
    // Node has it from 20.11 on.
    define: { 'import.meta.dirname': 'packageDirname' },
    banner: {
      js: "import { fileURLToPath } from 'node:url'; const packageDirname = fileURLToPath(new URL('.', import.meta.url));",
    },
    metafile: true,
    logLevel: 'warning',
  });
  const missing = packagesOf(metafile).filter((name) => !isInstalled(name));
  if (missing.length > 0) throw new Error(`not under dependencies in package.json: ${missing.join(', ')}`);
  await copyOnnxRuntime(join(outdir, 'onnxruntime-node'));
}

/** Names of the packages that the bundles import. */
function packagesOf({ outputs }: Metafile): string[] {
  const imports = Object.values(outputs).flatMap((output) => output.imports);
  const paths = imports.filter(({ external }) => external).map(({ path }) => path);
  const names = paths.filter((path) => !/^(node:|\.)/u.test(path)).map(nameOf);
  return [...new Set(names)];
}

/** `zod/v4` → `zod`, `@scope/name/x` → `@scope/name`. */
function nameOf(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}

function isInstalled(name: string): boolean {
  return Object.hasOwn(packageJson.dependencies, name) || Object.hasOwn(packageJson.peerDependencies, name);
}
