import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Imports of one file: paths of other files of the tree, and names of packages. */
export interface Imports {
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

/** A source file of the tree, its path relative to the root. */
export interface SourceFile extends Imports {
  readonly path: string;
  readonly lines: number;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** `from '…'`, `import '…'` and `import('…')`, which also covers exports, type-only imports and types of modules. */
const SPECIFIER = /\b(?:from|import)\s*\(?\s*(['"])([^'"\n]+)\1/gu;

/** The files and packages that a source text imports. @param path of the file, relative to the root. */
export function importsOf(path: string, text: string): Imports {
  const files = new Set<string>();
  const packages = new Set<string>();
  for (const [, , specifier = ''] of text.matchAll(SPECIFIER)) {
    if (/^\.{1,2}\//u.test(specifier)) files.add(posix.join(posix.dirname(path), specifier));
    else packages.add(packageOf(specifier));
  }
  return { files: [...files], packages: [...packages] };
}

/** `aws-cdk-lib/aws-s3` → `aws-cdk-lib`, `@aws-sdk/client-s3/x` → `@aws-sdk/client-s3`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const SOURCES = ['ts', 'tsx', 'js', 'mjs', 'cjs'].map((ending) => `*.${ending}`);

/** The source files below the root that are in Git or would be, with their imports. */
export function readSources(): SourceFile[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...SOURCES], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path.includes('/') && existsSync(join(ROOT, path)))
    .sort()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, lines: text.split('\n').length - 1, ...importsOf(path, text) };
    });
}
