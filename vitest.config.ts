import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/cli/build.ts'],
    reporters: ['default', './test/closing-line.ts'],
    // A build server turns colours on: in texts drawn up in the tests' own process, and in all that they run.
    env: { NO_COLOR: '1' },
    // As many files at once as there are processors: left out, one of two would idle wherever a test is one thread.
    maxWorkers: '100%',
    testTimeout: 240_000,
    hookTimeout: 240_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // The command line is tested as built, in processes of its own, where coverage is not measured.
      exclude: ['src/cli/**', 'src/experiment/worker.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});
