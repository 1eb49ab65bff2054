/**
 * The last line of a test run: "12 passed, 1 failed, 2 skipped". A file that cannot be loaded counts as a failure, and
 * so does an error outside the tests. With HANDOFF_COUNTS=FILE the line goes to that file instead, for scripts/checks.sh, and
 * below it a line for each test that was left out.
 */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const left: string[] = [];
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) {
        const result = test.result();
        if (result.state === 'pending') counts.failed += 1;
        else counts[result.state] += 1;
        if (result.state === 'skipped')
          left.push(`skipped: ${test.fullName}: ${result.note ?? 'left out in its file'}\n`);
      }
      if (module.errors().length > 0 || (tests.length === 0 && !module.ok())) counts.failed += 1;
    }
    const { passed, failed, skipped } = counts;
    const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;
    const file = process.env['HANDOFF_COUNTS'];
    if (file) writeFileSync(file, line + left.join(''));
    else process.on('exit', () => process.stdout.write(line));
  }
}
