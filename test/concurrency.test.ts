import { expect, it } from 'vitest';
import { FolderStore } from '../lib/artifacts/folderStore.ts';
import { compose } from '../lib/poet/compose.ts';
import { loadPoetFrom } from '../lib/poet/load.ts';

it('poems written at the same time by one network are those written one by one', async () => {
  const poet = await loadPoetFrom(new FolderStore('model-artifacts'), 'verse');
  const requests = (['rhymed', 'free', 'rhymed'] as const).map((form, at) => ({
    prompt: 'Над крышей тихо тает свет',
    preset: 'poet' as const,
    lines: 4,
    budgetMs: 10_000,
    form,
    seed: at,
  }));
  const together = await Promise.all(requests.map((request) => compose(poet, request)));
  for (const [at, request] of requests.entries()) expect(together[at]).toEqual(await compose(poet, request));
});
