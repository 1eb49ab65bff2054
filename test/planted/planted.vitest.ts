/** For the tests that are to notice planted bugs: none of them needs the program built, which would take longer than they do. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], env: { NO_COLOR: '1' }, testTimeout: 240_000, hookTimeout: 240_000 },
});
