import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The npm package, packed and installed: apart from the other tests, because that takes a minute. */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: { include: ['test/package/*.e2e.ts'], testTimeout: 120_000, hookTimeout: 300_000 },
});
