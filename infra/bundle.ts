import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve as resolvePath } from 'node:path';
import { promisify } from 'node:util';
import { build, type Plugin } from 'esbuild';
import { manifestPath } from '../lib/artifacts/manifest.ts';
import { inlinedParts } from '../lib/page/inlinedParts.ts';
import type { Architecture } from './architecture.ts';
import type { ArtifactPlace } from './settings.ts';

const { resolve } = createRequire(import.meta.url);
const ROOT = join(import.meta.dirname, '..');
/** The parts of the functions that are bundled as files of their own, because few requests need them. */
const APART = {
  picture: 'lib/picture/picture.ts',
  page: 'lib/page/page.ts',
  openapi: 'lib/api/openapi.ts',
};
/** A package that comes along as it is: its code reads a file beside it. */
const RENDERER = '@resvg/resvg-wasm';
/** What ONNX Runtime calls the folders of its Linux files. */
const NATIVE_FOLDERS: Readonly<Record<Architecture, string>> = { x86_64: 'x64', arm64: 'arm64' };

/**
 * Builds the asset of the `generate` function: one bundle with the code that V8 compiled of it, the parts of it that few
 * requests need, their source maps, ONNX Runtime's native files for one platform, the renderer of pictures, and the
 * manifest of the artifacts.
 * @param artifacts their folder.
 * @param place where containers have them from; `asset`: they come along.
 * @returns the folder of the asset.
 */
export async function bundleGenerate(
  architecture: Architecture,
  artifacts: string,
  place: ArtifactPlace = 'bucket',
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'neural-poet-generate-'));
  const natives = join(onnxRuntimeFolder(), 'bin', 'napi-v6', 'linux', NATIVE_FOLDERS[architecture]);
  const renderer = join(folder, 'node_modules', RENDERER);
  await Promise.all([
    bundle({ generate: 'functions/generate/handler.ts', ...APART }, folder),
    bundleEntry(folder),
    cp(natives, folder, { recursive: true }),
    place === 'asset'
      ? cp(artifacts, join(folder, 'model-artifacts'), { recursive: true })
      : cp(join(artifacts, manifestPath), join(folder, manifestPath)),
    ...['package.json', 'index.js', 'index_bg.wasm'].map((file) =>
      cp(join(dirname(resolve(RENDERER)), file), join(renderer, file)),
    ),
  ]);
  // Compiled code is of no use to another processor.
  if (NATIVE_FOLDERS[architecture] === process.arch) await compile(folder, artifacts);
  return folder;
}

/**
 * Builds the asset of the `site` function: one bundle, the pages and the description of the API as files of their own.
 * @returns the folder of the asset.
 */
export function bundleSite(): Promise<string> {
  return bundleHandler('site', { page: APART.page, openapi: APART.openapi });
}

/**
 * Builds the asset of the `breaker` function: one bundle and its source map.
 * @returns the folder of the asset.
 */
export function bundleBreaker(): Promise<string> {
  return bundleHandler('breaker');
}

/**
 * Builds the asset of the `telegram-webhook` function: one bundle and its source map.
 * @returns the folder of the asset.
 */
export function bundleWebhook(): Promise<string> {
  return bundleHandler('telegram-webhook');
}

/** Bundles the handler of a folder of `functions/`. @param apart parts of it that are files of their own. */
async function bundleHandler(name: string, apart: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `neural-poet-${name}-`));
  await bundle({ index: `functions/${name}/handler.ts`, ...apart }, folder);
  return folder;
}

/** What runs the bundle: an ES module, because it waits for a network where a container is warmed in advance. */
async function bundleEntry(folder: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['functions/generate/entry.ts'],
    outfile: join(folder, 'index.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    logLevel: 'warning',
  });
}

/** Leaves beside the bundle the code that V8 compiles of it for a first poem by these artifacts. */
async function compile(folder: string, artifacts: string): Promise<void> {
  const environment = { PATH: process.env['PATH'], MODEL_DIR: resolvePath(artifacts) };
  const script = join(import.meta.dirname, 'compileBundle.ts');
  await promisify(execFile)(process.execPath, [script, folder], { cwd: folder, env: environment });
}

async function bundle(entryPoints: Record<string, string>, folder: string): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints,
    // Source maps name the sources relative to this folder, so they are the same on every machine.
    outdir: ROOT,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    // esbuild drops unused code of ES modules only, and the AWS SDK ships as both ES modules and CommonJS.
    mainFields: ['module', 'main'],
    // `import()` of a built-in module runs all its getters, and those of node:http load the whole of undici.
    supported: { 'dynamic-import': false },
    minify: true,
    // Code and logs tell errors apart by name.
    keepNames: true,
    sourcemap: true,
    // A stack trace needs places, not sources; these would double the asset.
    sourcesContent: false,
    // A CommonJS bundle has no import.meta; the code that looks for artifacts falls back to the working directory.
    define: { 'import.meta.dirname': 'undefined', 'import.meta.url': '__filename' },
    // Credentials and region always stand in a function's environment: its artifacts need no SDK.
    external: [RENDERER, '@aws-sdk/client-s3'],
    alias: { '@aws-sdk/credential-provider-node': './functions/shared/lambdaCredentials.ts' },
    plugins: [nativeBeside, bundledApart, inlinedParts],
    logLevel: 'warning',
  });
  await Promise.all(
    outputFiles.map(({ path, contents }) => writeFile(join(folder, basename(path)), contents)),
  );
  // Without this file Node would parse the bundle twice, first as an ES module.
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'commonjs' }));
}

/** ONNX Runtime requires its native file by a computed path; in the asset the file lies beside the bundle. */
const nativeBeside: Plugin = {
  name: 'onnxruntime-native-beside',
  setup(builder) {
    builder.onLoad({ filter: /onnxruntime-node[\\/]dist[\\/]binding\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace(
        /require\(`\.\.\/bin\/[^`]*`\)/,
        "require('./onnxruntime_binding.node')",
      );
      if (contents === source)
        throw new Error(`${path} no longer requires its native file as it did; mend this plugin`);
      return { contents };
    });
    builder.onResolve({ filter: /onnxruntime_binding\.node$/ }, ({ path }) => ({ path, external: true }));
  },
};

/**
 * esbuild wraps each module that is imported late in a function, and V8 parses such a function twice. In files of their
 * own these parts have one flat scope, and are read when they are needed.
 */
const bundledApart: Plugin = {
  name: 'bundled-apart',
  setup(builder) {
    builder.onResolve({ filter: /\.ts$/ }, ({ kind, resolveDir, path }) => {
      if (kind !== 'dynamic-import') return undefined;
      const module = relative(ROOT, join(resolveDir, path));
      const [name] = Object.entries(APART).find(([, own]) => own === module) ?? [];
      return name === undefined ? undefined : { path: `./${name}.js`, external: true };
    });
  },
};

function onnxRuntimeFolder(): string {
  return dirname(dirname(resolve('onnxruntime-node')));
}
