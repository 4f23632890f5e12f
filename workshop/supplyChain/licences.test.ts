import { describe, expect, it } from 'vitest';
import { isAllowed, licencesOf } from './licences.ts';

describe('isAllowed', () => {
  it.each([
    ['MIT', true, true],
    ['MPL-2.0', true, false],
    ['GPL-3.0-or-later', false, false],
    ['(MIT OR GPL-3.0-or-later)', true, true],
    ['MIT AND GPL-3.0-or-later', false, false],
    ['GPL-3.0-or-later OR (MIT AND Apache-2.0)', true, true],
    ['GPL-3.0-or-later AND MIT OR ISC', true, true],
    ['(MIT', false, false],
    ['MIT ISC', false, false],
    ['Apache-2.0 WITH LLVM-exception', false, false],
    ['none', false, false],
    ['', false, false],
  ])('%s: %s for a package that is named for it, %s for others', (expression, named, others) => {
    expect(isAllowed(expression, '@resvg/resvg-wasm')).toBe(named);
    expect(isAllowed(expression, 'a')).toBe(others);
  });
});

describe('licencesOf', () => {
  it('names each version once, and allows more licences only for packages that are named', () => {
    const packages = {
      '': { name: 'project' },
      'node_modules/a': { version: '1.0.0', license: 'MPL-2.0' },
      'node_modules/b/node_modules/a': { version: '1.0.0', license: 'MPL-2.0' },
      'node_modules/@s/c': { version: '2.0.0' },
      'node_modules/lightningcss-linux-x64-gnu': { version: '1.0.0', license: 'MPL-2.0' },
      'node_modules/here': { link: true },
    };
    expect(licencesOf({ packages })).toEqual([
      { name: '@s/c', version: '2.0.0', licence: 'none', allowed: false },
      { name: 'a', version: '1.0.0', licence: 'MPL-2.0', allowed: false },
      { name: 'lightningcss-linux-x64-gnu', version: '1.0.0', licence: 'MPL-2.0', allowed: true },
    ]);
  });
});
