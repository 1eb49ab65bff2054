/** `kill -9` at any moment: a whole bundle or none, and the same command afterwards gives the same bytes. */
import fc from 'fast-check';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readAsStranger } from '../report/files/bundles.ts';
import { ended, freshFolder, handoff, start } from './handoff.ts';

const ALL = process.env['HANDOFF_ALL'] === '1';
const months = ['--replications', '1', '--from', '2015-01', '--to', '2015-02', '--quiet', '--out', 'b'];
const COMMANDS = [
  ['run', 'tutorial', ...months],
  ['compare', 'tutorial', 'tutorial', ...months],
];

it('leaves a whole bundle or none', async () => {
  const here = freshFolder();
  const place = join(here, 'b');
  const whole: Record<string, string>[] = [];
  let longest = 0;
  for (const command of COMMANDS) {
    const begin = performance.now();
    expect((await handoff(command, here)).code).toBe(0);
    longest = Math.max(longest, performance.now() - begin);
    whole.push(readAsStranger(place));
  }
  // Most fall into the end, where results are written.
  const moments = fc.sample(fc.double({ min: 0.5, max: 1, noNaN: true }), { numRuns: ALL ? 30 : 3 });
  for (const [i, moment] of moments.entries()) {
    const child = start(COMMANDS[i % 2], here);
    const end = ended(child);
    await Promise.race([setTimeout(moment * longest), end]);
    child.kill('SIGKILL');
    await end;
    expect(whole, `killed after ${moment * longest} ms`).toContainEqual(readAsStranger(place));
  }
  const { code } = await handoff(COMMANDS[0], here);
  expect({ code, files: readAsStranger(place) }).toEqual({ code: 0, files: whole[0] });
  expect(readdirSync(here)).toEqual(['b']);
  expect(readdirSync(place).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(existsSync(join(here, 'outputs'))).toBe(false);
});
