/** The planted bugs fit the code as it is; whether tests notice them, `npm run planted` says. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUGS } from './bugs.ts';

describe('a planted bug', () => {
  it.each(BUGS)('has its place in the code: $id', ({ file, from, to, tests }) => {
    expect(readFileSync(file, 'utf8').split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
    for (const test of tests) expect(existsSync(test), test).toBe(true);
    expect(tests).not.toContain('test/docs/figures.test.ts');
  });

  it('has a name of its own', () => {
    expect(new Set(BUGS.map(({ id }) => id)).size).toBe(BUGS.length);
  });
});
