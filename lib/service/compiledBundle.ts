import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** A bundle that was run. */
export interface RunBundle<Exports> {
  readonly exports: Exports;
  /** Whether V8 took compiled code. */
  readonly isCompiled: boolean;
  /** The code that V8 has compiled of it up to now, for {@link compiledPath}. */
  compiled(): Buffer;
}

/** Where the compiled code of a bundle lies. Another V8 does not take it, so its name says whose it is. */
export function compiledPath(file: string): string {
  return `${file}.${process.versions.v8}-${process.arch}`;
}

/**
 * Runs a CommonJS bundle with the code that was compiled of it when it was built, if there is such code and this V8
 * takes it; else V8 compiles it as ever.
 * @param file its path.
 */
export function runBundle<Exports>(file: string): RunBundle<Exports> {
  const cachedData = readIfThere(compiledPath(file));
  // The line before the bundle's first does not count, so that places are those of the bundle.
  const source = `(function (exports, require, module, __filename, __dirname) {\n${readFileSync(file, 'utf8')}\n})`;
  const script = new Script(source, {
    filename: file,
    lineOffset: -1,
    ...(cachedData ? { cachedData } : {}),
  });
  const module = { exports: {} as Exports };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
  const isCompiled = script.cachedDataRejected === false;
  return { exports: module.exports, isCompiled, compiled: () => script.createCachedData() };
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
