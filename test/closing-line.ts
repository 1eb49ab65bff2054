/**
 * The last line of a test run: "12 passed, 1 failed, 2 skipped". A file that cannot be loaded counts as a failure, and
 * so does an error outside the tests. With HANDOFF_COUNTS=FILE the line goes to that file instead, for scripts/test.sh.
 */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) {
        const { state } = test.result();
        if (state !== 'pending') counts[state] += 1;
        else counts.failed += 1;
      }
      if (module.errors().length > 0 || (tests.length === 0 && !module.ok())) counts.failed += 1;
    }
    const { passed, failed, skipped } = counts;
    const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;
    const file = process.env['HANDOFF_COUNTS'];
    if (file) writeFileSync(file, line);
    else process.on('exit', () => process.stdout.write(line));
  }
}
