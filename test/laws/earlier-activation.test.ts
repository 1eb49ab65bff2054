/**
 * Laws: jails that begin to share fingerprints earlier change nothing before that day, whatever queues, of what carries the
 * date of its event; where nothing queues nothing of anybody booked before it; and nobody goes unidentified for it.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMonth, parseMonth } from '../../src/base/calendar.ts';
import { COUNTERS, dateOf } from '../../src/base/counters.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { dated } from '../reference/small.ts';
import { uncoupled } from '../reference/uncoupled.ts';
import { drawn, episodesOf, manyPeople, studyOf } from './arms.ts';

const K = COUNTERS.length;
const FIRST = parseMonth('2010-09');
/** Everywhere at once, in the third month of the run or some months after it. */
const months = fc.record({ early: fc.constant(FIRST + 2), late: fc.integer({ min: FIRST + 3, max: FIRST + 5 }) });
const from = (scenario: Scenario, month: number): Scenario => ({
  ...scenario,
  activation: dated({ value: false }, { from: formatMonth(month), value: true }),
});

describe('sharing that begins earlier', () => {
  it('changes no month before it, whatever queues', () => {
    let changed = 0;
    fc.assert(
      fc.property(manyPeople(), months, ({ world, scenario, seed, replication }, { early, late }) => {
        // Each alone: arms of one study have their past in common by construction.
        const [was, is] = [late, early].map(
          (month) => replicate(studyOf(world, [from(scenario, month)], seed), replication).arms[0].monthly,
        );
        const before = (counts: Float64Array) =>
          [...counts.subarray(0, (early - FIRST) * K)].filter((_, i) => dateOf(COUNTERS[i % K]) === 'event');
        expect(before(is)).toEqual(before(was));
        if (was.some((count, i) => count !== is[i])) changed += 1;
      }),
      drawn(8),
    );
    expect(changed).toBeGreaterThan(5);
  });

  it('changes nobody booked before it where nothing queues, and makes nobody unknown to ICE who was known', () => {
    const sums = { before: 0, found: 0 };
    fc.assert(
      fc.property(manyPeople(), months, (some, { early, late }) => {
        const free = uncoupled(some.scenario);
        const [was, is] = [late, early].flatMap((month) => episodesOf(some, [from(free, month)]));
        expect(is.size).toBe(was.size);
        const breaches: string[] = [];
        for (const [id, outcome] of is) {
          // Nobody returns, so that all are booked in the month of their key.
          const booked = parseMonth(/-(\d{4}-\d\d)-\d+#1$/.exec(id)![1]);
          if (booked < early) {
            if (outcome !== was.get(id)) breaches.push(id);
            sums.before += 1;
          } else if (outcome === 'not_identified') {
            if (was.get(id) !== 'not_identified') breaches.push(id);
          } else if (was.get(id) === 'not_identified') sums.found += 1;
        }
        expect(breaches).toEqual([]);
      }),
      drawn(8),
    );
    expect(sums.before).toBeGreaterThan(1000);
    expect(sums.found).toBeGreaterThan(1000);
  });
});
