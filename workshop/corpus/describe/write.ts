import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../writeWhole.ts';
import type { CorpusFigures } from './figures.ts';
import { drawGallery } from './gallery.ts';
import { writePage } from './page.ts';

/** Writes the page of a corpus into a folder: README.md, its pictures and corpus.json. */
export async function writeDescription(figures: CorpusFigures, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  for (const [name, svg] of drawGallery(figures)) await writeWhole(join(out, name), svg);
  await writeWhole(join(out, 'README.md'), writePage(figures));
  await writeWhole(join(out, 'corpus.json'), `${JSON.stringify(figures)}\n`);
}
