import * as zlib from 'node:zlib';
import { decompress } from 'fzstd';

export * from 'node:zlib';

/** Node's own function, or one in JavaScript where it is missing: before Node 22.15. */
export const zstdDecompressSync: (bytes: Uint8Array) => Buffer =
  zlib.zstdDecompressSync ??
  ((bytes) => {
    const { buffer, byteOffset, byteLength } = decompress(bytes);
    return Buffer.from(buffer, byteOffset, byteLength);
  });
