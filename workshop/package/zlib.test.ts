import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.doUnmock('node:zlib');
  vi.resetModules();
});

it.each([true, false])('decompresses Zstandard where Node can: %s', async (nodeCan) => {
  vi.doMock('node:zlib', async (original) => {
    const zlib = await original<typeof import('node:zlib')>();
    return nodeCan ? zlib : { ...zlib, zstdDecompressSync: undefined };
  });
  const { zstdDecompressSync } = await import('./zlib.ts');
  expect(zstdDecompressSync === (await import('node:zlib')).zstdDecompressSync).toBe(nodeCan);
  const property = fc.property(fc.uint8Array({ maxLength: 10_000 }), (bytes) => {
    const back = zstdDecompressSync(zstdCompressSync(bytes));
    expect(back).toBeInstanceOf(Buffer);
    expect(back.equals(bytes)).toBe(true);
  });
  fc.assert(property);
});
