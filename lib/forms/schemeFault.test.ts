import { expect, it } from 'vitest';
import { schemeFault } from './schemeFault.ts';

it.each([
  ['ABAB', 8, 'lines', /^is 8, but the scheme "ABAB" has 4 lines: .*, or ask for the scheme ABABCDCD$/u],
  ['-A-A', 12, 'lines', /the scheme -A-A-B-B-C-C$/u],
  ['онегин', 8, 'lines', /^is 8, but the scheme "онегин" has 14 lines: leave out one of the two$/u],
  ['ABAB', 40, 'lines', /has 4 lines: leave out one of the two$/u],
  ['ABCD', undefined, 'scheme', /no two lines that rhyme: .*form free/u],
  ['----', 4, 'scheme', /no two lines/u],
] as const)('tells what is wrong with %s for %s lines', (text, lines, field, detail) => {
  expect(schemeFault(text, lines)).toEqual({ field, detail: expect.stringMatching(detail) });
});

it.each([
  ['ABAB', 4],
  ['AABA CCDC', 8],
  ['сонет', 14],
  ['ABAB', undefined],
])('finds nothing wrong with %s for %s lines', (text, lines) => {
  expect(schemeFault(text, lines)).toBeUndefined();
});
