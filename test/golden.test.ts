import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderStore } from '../lib/artifacts/folderStore.ts';
import { compose, type Poet } from '../lib/poet/compose.ts';
import { loadPoetFrom } from '../lib/poet/load.ts';
import { presetNames } from '../lib/sampling/presets.ts';
import { publishTiny } from './serving/tinyArtifacts.ts';

/** What the tiny network writes, word for word: any change of tokenizer, sampling, network or layout shows here. */
describe('golden poems', () => {
  let folder: string;
  let poet: Poet;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'golden-'));
    await publishTiny(folder);
    poet = await loadPoetFrom(new FolderStore(folder), 'classic');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('greedy', async () => {
    const sampling = { topK: 1, newlineTopK: 1, chaosTopK: 0, chaosRate: 0 };
    const { poem } = await compose(poet, {
      prompt: 'Над крышей тихо тает свет',
      preset: 'poet',
      sampling,
      seed: 1,
    });
    expect(poem).toMatchSnapshot();
  });
  it.each(presetNames)('%s', async (preset) => {
    const { poem } = await compose(poet, { prompt: 'Над крышей тихо тает свет', preset, seed: 1 });
    expect(poem).toMatchSnapshot();
  });
});
