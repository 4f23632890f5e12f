import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The deployed assets under the real runtime client: apart from the other tests, because that has to be compiled. */
export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: { include: ['test/lambda/*.e2e.ts'], testTimeout: 120_000, hookTimeout: 600_000 },
});
