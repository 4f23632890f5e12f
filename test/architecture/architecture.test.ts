import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { importsOf, readSources, type SourceFile } from './imports.ts';
import { MOST_LINES, type Room, rooms } from './rooms.ts';
import { cyclesOf, forbiddenArrows, roomOf, stands, strayPackages } from './rules.ts';
import { MARK, PAGE, roomsInMarkdown } from './table.ts';

const sources = readSources();
const lengths = sources.map(({ lines }) => lines).sort((a, b) => a - b);
const median = lengths[Math.floor(lengths.length / 2)];

describe('the tree', () => {
  it('has no import that the rules forbid', () => {
    expect(forbiddenArrows(sources)).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(cyclesOf(sources)).toEqual([]);
  });

  it('imports each package of a home from there only', () => {
    expect(strayPackages(sources)).toEqual([]);
  });

  it('has rooms in order: each uses rooms after it', () => {
    const arrows = rooms.flatMap(({ path, uses }, at) => uses.map((used) => ({ path, used, at })));
    const up = arrows.filter(({ used, at }) => rooms.slice(0, at + 1).some((room) => stands(used, room)));
    expect(up.map(({ path, used }) => `${path} -> ${used}`)).toEqual([]);
  });

  it('has files in every room', () => {
    const inhabited = new Set(sources.map(({ path }) => roomOf(path)?.path));
    expect(rooms.map(({ path }) => path).filter((path) => !inhabited.has(path))).toEqual([]);
  });

  it(`has no file of more than ${MOST_LINES} lines (${sources.length} files, median ${median})`, () => {
    const long = sources.filter(({ lines }) => lines > MOST_LINES);
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  it(`is shown in ${PAGE} as it is (npx node test/architecture/table.ts writes it)`, async () => {
    const page = await readFile(PAGE, 'utf8');
    expect(page.split(`<!-- ${MARK}:start -->`)[1]?.split(`<!-- ${MARK}:end -->`)[0]?.trim()).toBe(
      roomsInMarkdown(),
    );
  });
});

describe('importsOf', () => {
  it('finds every kind of import', () => {
    const text = [
      `import { a } from './a.ts';`,
      `import type { B } from "../x/b.ts";`,
      `import {\n  type C,\n  d,\n} from './c.ts';`,
      `export * from './e.ts';`,
      `import './f.ts';`,
      `const { g } = await import('./g.ts');`,
      `let h: import('./h.ts').H;`,
      `import { S3 } from '@aws-sdk/client-s3/x';`,
      `import { z } from 'zod/v4';`,
    ].join('\n');
    const found = importsOf('lib/y/own.ts', text);
    expect(found.files).toEqual([
      'lib/y/a.ts',
      'lib/x/b.ts',
      ...['c', 'e', 'f', 'g', 'h'].map((name) => `lib/y/${name}.ts`),
    ]);
    expect(found.packages).toEqual(['@aws-sdk/client-s3', 'zod']);
  });
});

describe('the rules', () => {
  const file = (path: string, files: string[] = [], packages: string[] = []): SourceFile => ({
    path,
    files,
    packages,
    lines: 1,
  });
  const room = (path: string, uses: string[] = []): Room => ({ path, holds: '', uses });
  const house = [room('app', ['lib']), room('lib/a', ['lib/a/b']), room('lib/a/b'), room('test')];

  it('allow what a room names, itself, and nothing else', () => {
    const arrows = [
      file('app/x.ts', ['app/y.ts', 'lib/a/x.ts', 'lib/a/b/x.ts', 'package.json']),
      file('lib/a/x.ts', ['lib/a/b/c/x.ts', 'app/x.ts', 'elsewhere/x.ts']),
      file('lib/a/b/x.ts', ['lib/a/x.ts', 'test/double.ts']),
      file('lib/a/b/x.test.ts', ['test/double.ts', 'lib/a/x.ts']),
      file('lib/ab/x.ts'),
    ];
    expect(forbiddenArrows(arrows, house)).toEqual([
      'lib/a/x.ts -> app/x.ts',
      'lib/a/x.ts -> elsewhere/x.ts',
      'lib/a/b/x.ts -> lib/a/x.ts',
      'lib/a/b/x.ts -> test/double.ts',
      'lib/a/b/x.test.ts -> lib/a/x.ts',
      'lib/ab/x.ts is in no room',
    ]);
  });

  it('find cycles, of one file and of many, and no others', () => {
    const graph = [
      file('a', ['b', 'd']),
      file('b', ['c']),
      file('c', ['a', 'e']),
      file('d', ['e']),
      file('e', ['f']),
      file('f', ['e']),
      file('g', ['g', 'a', 'missing']),
    ];
    expect(cyclesOf(graph)).toEqual([['e', 'f'], ['a', 'b', 'c'], ['g']]);
  });

  it('keep a package in its home, tests apart', () => {
    const homes = new Map([['sdk', ['lib/a/client.ts', 'lib/b']]]);
    const files = [
      'lib/a/client.ts',
      'lib/b/any.ts',
      'lib/a/other.ts',
      'lib/a/client.test.ts',
      'test/double.ts',
    ];
    expect(
      strayPackages(
        files.map((path) => file(path, [], ['sdk', 'zod'])),
        homes,
      ),
    ).toEqual(['lib/a/other.ts -> sdk']);
  });
});
