import { existsSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { isPictureFormat, type PictureFormat } from '../../lib/api/pictureFormats.ts';
import type { Pictured } from '../../lib/picture/picture.ts';
import { InvalidArgumentError } from './run.ts';

/** Where to draw a poem, and as what. */
export interface PictureFile {
  readonly file: string;
  readonly format: PictureFormat;
}

/** Reads an option's picture file, whose ending says what it becomes. */
export function pictureOption(file: string): PictureFile {
  const format = extname(file).slice(1).toLowerCase();
  if (!isPictureFormat(format)) throw new InvalidArgumentError('Its name must end in .svg or .png.');
  const folder = dirname(file);
  if (!existsSync(folder)) throw new InvalidArgumentError(`There is no folder ${folder}.`);
  return { file, format };
}

/** Draws a poem into a file. */
export async function savePicture(
  { file, format }: PictureFile,
  poem: Pictured,
  prompt: string,
): Promise<void> {
  const { drawPicture } = await import('../../lib/picture/picture.ts');
  const { writeWhole } = await import('../../workshop/corpus/writeWhole.ts');
  await writeWhole(file, await drawPicture(poem, prompt, format));
}
