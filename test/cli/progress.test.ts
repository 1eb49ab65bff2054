/** How long the rest of a run is said to take. */
import { describe, expect, it } from 'vitest';
import { timeLeft } from '../../src/cli/progress.ts';

describe('the time that is left', () => {
  it('counts once what it takes to get ready, not for all that is to come', () => {
    const left = timeLeft();
    // Five seconds of getting ready, then a hundredth every quarter of a second.
    const at = (hundredths: number) => left(hundredths / 100, 5 + hundredths / 4);
    for (let done = 0; done < 5; done += 1) expect(at(done)).toBeUndefined();
    expect(at(5)).toBeCloseTo(95 / 4, 6);
    for (let done = 6; done <= 100; done += 1) expect(at(done), `${done}%`).toBeCloseTo((100 - done) / 4, 6);
  });

  it('goes by all that has passed where nothing was told between', () => {
    const left = timeLeft();
    for (let second = 0; second < 8; second += 1) expect(left(0, second)).toBeUndefined();
    expect(left(0.1, 8)).toBeCloseTo(72, 6);
    // No further part until two more seconds have passed: the rest is slower by so much.
    expect(left(0.1, 10)).toBeCloseTo(90, 6);
    expect(left(0.2, 16)).toBeCloseTo(64, 6);
  });

  it('follows a pace that changes', () => {
    const left = timeLeft();
    for (let done = 1; done <= 40; done += 1) left(done / 100, done);
    for (let done = 41; done <= 80; done += 1) left(done / 100, 40 + 3 * (done - 40));
    expect(left(0.8, 160)).toBeCloseTo(60, 6);
  });
});
