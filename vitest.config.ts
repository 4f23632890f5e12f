import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Many tests start real processes and servers; on a busy machine that takes its time, and none measures it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Most tests wait for timers and processes, so a worker for each core is not too many.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{cli,infra,lib,workshop}/**/*.test.ts'],
          // Most of their time would go into a fresh worker for each of many small files.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'end to end', include: ['{functions,test}/**/*.test.ts'] } },
    ],
  },
});
