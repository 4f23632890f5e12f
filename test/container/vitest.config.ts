import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The steps of the Dockerfile: apart from the other tests, because they install the packages anew. */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: { include: ['test/container/*.e2e.ts'], testTimeout: 120_000, hookTimeout: 600_000 },
});
