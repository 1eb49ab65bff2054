/** The tests that are run on mutants of src/policy: those that are aimed at it, and quick. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/policy/*.test.ts', 'test/simulation/compile/odds.test.ts'], testTimeout: 120_000 },
});
