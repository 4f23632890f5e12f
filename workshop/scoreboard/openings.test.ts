import { expect, it } from 'vitest';
import { FolderStore } from '../../lib/artifacts/folderStore.ts';
import { loadPoetFrom } from '../../lib/poet/load.ts';
import type { Poet } from '../../lib/poet/poet.ts';
import { type Opening, sharesOf, writeOpenings } from './openings.ts';

it('tells whether lines open the poem, in which metre, and how they are rhymed', async () => {
  const poet = await loadPoetFrom(new FolderStore('model-artifacts'), 'verse');
  const { lexicon } = poet.rhymed as NonNullable<Poet['rhymed']>;
  const rows = [
    { line: 'над крышей тихо тает свет', meter: 'iamb-4', kind: 'classical' },
    { line: 'Над крышей тихо тает свет', meter: 'trochee-4', kind: 'classical' },
    { line: 'Snow is falling', meter: 'none', kind: 'latin' },
  ];
  const openings: Opening[] = [];
  for await (const opening of writeOpenings(poet, lexicon, rows, 1)) openings.push(opening);
  expect(openings.map(({ opens, keepsMeter }) => [opens, keepsMeter])).toEqual([
    [true, true],
    [true, false],
    [false, undefined],
  ]);
  expect(openings.map(({ level }) => level)).toEqual(['exact', 'exact', 'none']);
});

it('shares out', () => {
  const own = (opens: boolean, keepsMeter: boolean | undefined, level: Opening['level']) =>
    ({ opens, keepsMeter, level }) as Opening;
  const openings = [
    own(true, true, 'exact'),
    own(true, false, 'slant'),
    own(true, undefined, 'wide'),
    own(false, undefined, 'none'),
  ];
  expect(sharesOf(openings)).toEqual({
    lines: 4,
    opens: 0.75,
    keepsMeter: 0.5,
    exact: 0.25,
    near: 0.5,
    unrhymed: 0.25,
  });
  expect(sharesOf([]).opens).toBeNaN();
});
