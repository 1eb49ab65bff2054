/** The tests that are run on mutants of the engine's decision steps: small worlds, the quick ones first. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/mutants/agree.ts'], testTimeout: 120_000 },
});
