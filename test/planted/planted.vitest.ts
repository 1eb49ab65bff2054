/**
 * For the tests that are to notice planted bugs. None of them needs the program built, which would take longer than they do;
 * and none has a limit of time, or a busy machine would make a test fail and so seem to notice a bug.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], env: { NO_COLOR: '1' }, testTimeout: 0, hookTimeout: 0 },
});
