import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';

const pages = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' }).trim().split('\n');

/** Paths that a page links to or names in code, relative to the root. Names in capitals stand for any. */
function pathsOf(page: string, text: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/gu)].map(([, path = '']) =>
    posix.join(posix.dirname(page), path),
  );
  const named = [
    ...text.matchAll(/`((?:cli|examples|functions|infra|lib|test|training|workshop)\/[\w./-]+)`/gu),
  ];
  return [...links, ...named.map(([, path = '']) => path)].filter(
    (path) => !/\/[A-Z]+\/|\/[A-Z]+$/u.test(path),
  );
}

it.each(pages)('%s names files that exist', (page) => {
  expect(pathsOf(page, readFileSync(page, 'utf8')).filter((path) => !existsSync(path))).toEqual([]);
});

it('paths are links and code, those on the web and those in capitals apart', () => {
  const text =
    '[a](../lib/a.ts#x), [b](https://b.org/c), `lib/c/d.ts`, `lib/chat/NAME/`, lib/e.ts, `npm run x`';
  expect(pathsOf('docs/P.md', text)).toEqual(['lib/a.ts', 'lib/c/d.ts']);
});
