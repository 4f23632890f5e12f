import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { lazy } from '../shared/lazy.ts';
import { encodeIndexedPng } from './indexedPng.ts';
import { palette } from './inks.ts';

const renderer = lazy(async () => {
  const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm(await readFile(file));
});

/** Renders a picture that `drawSvg` has drawn, as PNG. The first call loads the renderer. */
export async function svgToPng(svg: string): Promise<Buffer<ArrayBuffer>> {
  await renderer.get();
  const resvg = new Resvg(svg);
  const image = resvg.render();
  try {
    return encodeIndexedPng({ width: image.width, height: image.height, rgba: image.pixels }, palette());
  } finally {
    // Both are in the memory of WebAssembly, which nobody collects.
    image.free();
    resvg.free();
  }
}
