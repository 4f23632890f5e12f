import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { buildPage } from './buildPage.ts';

it('is what lib/page/assets.json holds (npm run page:build writes it)', async () => {
  expect(await buildPage()).toBe(await readFile('lib/page/assets.json', 'utf8'));
});
