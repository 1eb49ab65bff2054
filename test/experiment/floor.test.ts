/** The engine stays near its floor: no time is held, only its ratio to a bare loop with the same draws. See docs/speed.md. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

type Told = { people: number; draws: number; counts: number; ratio: number };

/** Of the engine's time to the bare loop's: twice what it was when this was written. */
const MOST = 9;

it('a run takes a few times as long as its draws, look-ups and counts alone', () => {
  // Seconds would tell how busy the machine is; processor time of both, in turns, hardly does.
  const told = execFileSync(process.execPath, ['dist/bench.js', 'floor', 'tutorial', '7'], { encoding: 'utf8' });
  const { people, draws, counts, ratio } = JSON.parse(told) as Told;
  expect(people).toBeGreaterThan(50_000);
  // Of everybody a key, the minute of the booking, the profile, the record, the charge and the stay at least.
  expect(draws).toBeGreaterThan(6 * people);
  expect(counts).toBeGreaterThan(people);
  expect(ratio).toBeGreaterThan(1);
  expect(ratio).toBeLessThan(MOST);
}, 120_000);
