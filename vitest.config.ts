import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{cli,functions,infra,lib,test,workshop}/**/*.test.ts'],
    // Many tests start real processes and servers; on a busy machine that takes its time, and none measures it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
