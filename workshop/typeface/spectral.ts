import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';

/** The font Spectral: its files, each with some of its letters, and what must be said where it is used. */
export async function openSpectral(): Promise<{ fonts: Font[]; notice: string }> {
  const folder = dirname(createRequire(import.meta.url).resolve('@fontsource/spectral/package.json'));
  const open = async (letters: string) =>
    create(await readFile(join(folder, 'files', `spectral-${letters}-400-normal.woff2`))) as Font;
  const [fonts, licence] = await Promise.all([
    Promise.all(['cyrillic', 'cyrillic-ext', 'latin'].map(open)),
    readFile(join(folder, 'LICENSE'), 'utf8'),
  ]);
  // The copyright is that of the project; it is repeated for each file.
  const [copyright = ''] = /^Copyright [^)]*\)/u.exec(licence) ?? [];
  return { fonts, notice: `${copyright}. SIL Open Font License, Version 1.1.` };
}
