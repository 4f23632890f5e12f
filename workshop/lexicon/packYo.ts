import { brotliCompressSync, constants } from 'node:zlib';
import type { YoImage } from '../../lib/russian/restoreYo.ts';

/** The artifact that `YoRestorer` reads: weights, certain words, uncertain words, compressed with Brotli. */
export function packYo({ certain, uncertain, weights }: YoImage): Uint8Array {
  const lines = (forms: Iterable<string>) => [...forms].sort().join('\n');
  const text = Buffer.from(`${lines(certain)}\n\n${lines(uncertain)}`);
  const bytes = Buffer.concat([Buffer.from(weights.buffer, weights.byteOffset, weights.length), text]);
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}
