import { partEpigraph } from '../api/epigraph.ts';
import type { PictureFormat } from '../api/pictureFormats.ts';
import type { PoemResponse } from '../api/response.ts';
import { personsLines } from '../poet/layout.ts';
import type { PicturePoem } from './poem.ts';
import { drawSvg } from './svg.ts';

/** What a picture shows of an answer. */
export type Pictured = Pick<PoemResponse, 'poem' | 'opening' | 'seed'>;

/**
 * Draws a poem, 1080 pixels wide and as tall as it needs. Only PNG loads a renderer.
 *
 * @param prompt the person's lines, as they were sent: they are set apart.
 */
export async function drawPicture(
  poem: Pictured,
  prompt: string,
  format: PictureFormat,
): Promise<Buffer<ArrayBuffer>> {
  const svg = drawSvg(picturePoem(poem, prompt));
  if (format === 'svg') return Buffer.from(svg);
  const { svgToPng } = await import('./png.ts');
  return svgToPng(svg);
}

function picturePoem(pictured: Pictured, prompt: string): PicturePoem {
  const { epigraph, verse } = partEpigraph(pictured.poem, pictured);
  return {
    epigraph: epigraph?.split('\n') ?? [],
    verse: verse.split('\n'),
    ownLines: epigraph === undefined ? personsLines(prompt).length : 0,
    signature: `Нейропоэт · ${pictured.seed}`,
  };
}
