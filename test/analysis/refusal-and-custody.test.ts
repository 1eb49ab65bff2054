import { describe, expect, it } from 'vitest';
import { COUNTS_IN_A_ROW as K } from '../../src/analysis/metrics.ts';
import { correlationOf, eventualOf, RefusalAndCustodyView } from '../../src/analysis/refusal-and-custody.ts';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import { COUNTER, COUNTERS, type Counter } from '../../src/base/counters.ts';
import { loadWorld } from '../../src/world/files.ts';

const counts = (of: Partial<Record<Counter, number>>): Float64Array => {
  const row = new Float64Array(COUNTERS.length);
  for (const [name, n] of Object.entries(of)) row[COUNTER[name as Counter]] = n;
  return row;
};

/** A jail of which so many requests of 100 were declined, not taken, recorded as refused, recorded in custody. */
const jail = (declined: number, notTaken: number, refused: number, custody: number) =>
  counts({
    detainers: 100,
    declined_requests: declined,
    honored: 100 - declined,
    not_taken: notTaken,
    recorded_refusals: refused,
    recorded_custody: custody,
  });

describe('the correlation across jurisdictions', () => {
  const jails = [jail(10, 20, 9, 80), jail(30, 40, 8, 60), jail(60, 50, 1, 50), jail(90, 95, 0, 5)];

  it('is of the shares on record, and of the true ones', () => {
    const found = correlationOf(jails);
    expect(found.jurisdictions).toBe(4);
    expect(found.records?.value).toBeCloseTo(-1, 12);
    expect(found.truth?.value).toBeCloseTo(1, 12);
    expect(found.truth?.hi).toBeCloseTo(1, 12);
  });

  it('leaves out jurisdictions with few requests, and is unknown for two', () => {
    const small = jail(0, 99, 99, 99);
    small[COUNTER.detainers] = 99;
    expect(correlationOf([...jails, small])).toEqual(correlationOf(jails));
    expect(correlationOf(jails.slice(2))).toEqual({ jurisdictions: 2, records: null, truth: null });
  });

  it('is unknown where nothing is refused anywhere', () => {
    expect(correlationOf([jail(0, 10, 0, 90), jail(0, 20, 0, 80), jail(0, 30, 0, 70)]).truth).toBeNull();
  });
});

describe('the end of answered requests', () => {
  it('is told by the answer, on record, in jail and with arrests at large', () => {
    const row = counts({
      detainers: 130,
      honored: 60,
      declined_requests: 50,
      requests_pending: 5,
      not_taken: 70,
      declined_transferred: 10,
      recorded_custody: 44,
      recorded_custody_declined: 8,
      honored_at_large: 3,
      declined_at_large: 4,
    });
    const found = eventualOf(row);
    expect(found.recorded.honored).toBeCloseTo(36 / 60, 12);
    expect(found.recorded.declined).toBeCloseTo(8 / 50, 12);
    expect(found.handedOver.honored).toBeCloseTo(45 / 60, 12);
    expect(found.handedOver.declined).toBeCloseTo(10 / 50, 12);
    expect(found.withAtLarge.honored).toBeCloseTo(48 / 60, 12);
    expect(found.withAtLarge.declined).toBeCloseTo(14 / 50, 12);
    expect(found.reapprehended).toBeCloseTo(4 / 40, 12);
    expect(eventualOf(counts({})).handedOver).toEqual({ honored: null, declined: null });
  });
});

describe('one office', () => {
  const world = loadWorld();
  const loaded = loadScenario('historical', world);
  if (!loaded.ok) throw new Error('historical does not load');
  const historical = {
    ...loaded.resolved.scenario,
    places: { office: 'SFR' },
    simulate: { from: '2013-04', to: '2015-06' },
  };
  const fixed = (value: number) => ({ unit: 'probability', value, assumed: 'complete' });
  const complete = {
    ...historical,
    recorder: { ...historical.recorder, refusal: fixed(1), custody: fixed(1) },
    handover: { without_request: fixed(0) },
  };
  const little = { ...historical, recorder: { ...historical.recorder, refusal: fixed(0.1), custody: fixed(0.4) } };
  const months = { from: '2014-01', to: '2014-06' };
  const jails = world.jurisdictions.filter(({ kind, office }) => kind === 'county' && office === 'SFR');
  const windows = jails.map(({ code }) => ({ places: { jurisdiction: code }, ...months }));
  const arms = [
    { name: 'as recorded', scenario: little },
    { name: 'complete', scenario: complete },
  ];
  const study = new Study({ arms, seed: 'records', ...months, by: [], flips: false, windows }, world);
  const runs = [1, 2, 3, 4].map((replication) =>
    replicate(study, replication).arms.map((arm) => jails.map((_, j) => arm.windows.subarray(j * K, (j + 1) * K))),
  );
  const [rows] = runs;
  const asRecorded = correlationOf(rows[0], 30);

  it('has many jails to compare', () => {
    expect(asRecorded.jurisdictions).toBeGreaterThanOrEqual(10);
  });

  it('shows the true correlation where everything is recorded, and hides it where little is', () => {
    const off = (arm: number) => {
      const all = runs.map((run) => correlationOf(run[arm], 30));
      return all.reduce((sum, { records, truth }) => sum + Math.abs(records!.value - truth!.value), 0) / all.length;
    };
    // Few cases are still open a year later, and they alone are not taken on record and neither in truth.
    expect(off(1)).toBeLessThan(off(0) / 3);
  });

  it('keeps honored and declined requests apart to the last person', () => {
    const view = new RefusalAndCustodyView();
    view.add(rows[1], null);
    const { recorded, handed_over, with_at_large } = view.document(months);
    // With everything recorded, what is on record is what happened.
    expect(recorded).toEqual(handed_over);
    expect(with_at_large.declined.mean as number).toBeGreaterThanOrEqual(handed_over.declined.mean as number);
    expect(handed_over.gap.mean as number).toBeGreaterThan(0.2);
  });
});
