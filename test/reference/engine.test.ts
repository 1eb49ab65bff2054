import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenario as schema, type Scenario } from '../../src/scenario/schema.ts';
import { OUTCOMES } from '../../src/base/vocabulary.ts';
import { COUNTER, COUNTERS, type Counter } from '../../src/base/counters.ts';
import { anyCase } from './any-scenario.ts';
import { certain } from './certain.ts';
import { simulateReference, type ReferenceOptions, type ReferenceResult } from './engine.ts';
import { smallScenario, smallWorld, type Overrides } from './small.ts';
import type { TraceLine } from './state.ts';

const world = smallWorld();
const counties = smallWorld({ prisons: false });
const SEED = { seed: 'plain', replication: 1 };

const run = (scenario: Scenario, options: Partial<ReferenceOptions> = {}, of = world) =>
  simulateReference(of, scenario, { ...SEED, ...options });
const sum = (result: ReferenceResult, counter: Counter): number =>
  result.monthly.reduce((total, month) => total + month[COUNTER[counter]], 0);
const requests = (result: ReferenceResult): number =>
  sum(result, 'detainers') + sum(result, 'notifications') + sum(result, 'other_requests');
const outcomes = (result: ReferenceResult): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const outcome of result.episodes.values()) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};

describe('the small scenario', () => {
  it('is a valid scenario with every outcome in it', () => {
    expect(schema.safeParse(smallScenario()).error).toBeUndefined();
    const seen = new Set(run(smallScenario({ 'pickup.travel': 20 })).episodes.values());
    expect([...seen].toSorted()).toEqual([...OUTCOMES, 'not_identified'].toSorted());
  });

  it('gives the same result twice, and another for another replication', () => {
    const once = run(smallScenario());
    expect(run(smallScenario())).toEqual(once);
    expect(run(smallScenario(), { replication: 2 }).monthly).not.toEqual(once.monthly);
  });
});

describe('when everything is certain', () => {
  it('hands over everyone who is identified', () => {
    const result = run(certain(), {}, counties);
    const { transferred, pending, ...others } = outcomes(result);
    expect(others).toEqual({});
    expect(transferred).toBeGreaterThan(700);
    expect(transferred + pending).toBe(sum(result, 'identified'));
    expect(requests(result)).toBe(sum(result, 'identified'));
    expect(sum(result, 'removed')).toBe(transferred);
    expect(sum(result, 'honored') + sum(result, 'unanswered')).toBe(requests(result));
    expect(sum(result, 'hold_minutes')).toBe(0);
  });

  it('costs what its events cost', () => {
    const result = run(certain(), {}, counties);
    const minutes = sum(result, 'encountered') * 90;
    expect(sum(result, 'screening_minutes_used')).toBe(minutes);
    // Prices of 2010, which the index of the small world doubles: $61.37, $33.335 and $1,978.50.
    expect(sum(result, 'cost_screening_federal')).toBe(
      sum(result, 'encountered') * Math.floor((90 * 12274) / 60 + 0.5),
    );
    expect(sum(result, 'cost_request_federal')).toBe(requests(result) * 6667);
    expect(sum(result, 'cost_removal_federal')).toBe(sum(result, 'removed') * 395700);
    expect(sum(result, 'cost_detention_federal')).toBe(0);
    expect(sum(result, 'cost_hold_local')).toBe(0);
  });

  it('declines every detainer where nobody may be held', () => {
    const result = run(certain({ 'state.law': 'no_holds' }), {}, counties);
    expect(Object.keys(outcomes(result)).toSorted()).toEqual(['at_large', 'declined', 'pending']);
    expect(sum(result, 'honored')).toBe(0);
    expect(sum(result, 'declined_requests') + sum(result, 'unanswered')).toBe(requests(result));
  });

  it('ignores the county where the state decides, and both in federal prisons', () => {
    const met = {
      'identification.interview_coverage': 1,
      'identification.interview_delay': 0,
      'people.tells_interviewer': 1,
      'stay.median': 40,
    };
    const result = run(certain({ ...met, 'local.policy': 'no_holds' }));
    const at = (code: string, counter: Counter) => (result.byJurisdiction.get(code) as number[])[COUNTER[counter]];
    expect(at('01001', 'transferred_on_request')).toBe(0);
    expect(at('02001', 'transferred_on_request')).toBeGreaterThan(50);
    expect(at('ST-XX-AAA', 'declined_requests')).toBe(0);
    const closed = run(certain({ ...met, 'state.law': 'closed' }));
    expect((closed.byJurisdiction.get('FED-BBB') as number[])[COUNTER.honored]).toBeGreaterThan(10);
    expect((closed.byJurisdiction.get('ST-XX-AAA') as number[])[COUNTER.identified]).toBe(0);
  });

  it('lodges too late where the jail is quicker than ICE', () => {
    const result = run(
      certain({ 'stay.median': 0, 'stay.log_sd': 0, 'screening.hours_per_match': 0, 'federal.request_delay': 100 }),
      {},
      counties,
    );
    const { too_late, at_large, pending = 0 } = outcomes(result);
    expect(too_late + at_large + pending).toBe(sum(result, 'identified'));
    expect(sum(result, 'unanswered')).toBe(requests(result));
    expect(requests(result)).toBe(too_late + at_large);
  });

  it('holds for exactly the hours of the form if nobody comes', () => {
    const whole = { ...smallScenario().programmes.broad.forms['I-247'], weekends_count: true, holidays_count: true };
    const scenario = certain({ 'pickup.come_match': 0, 'programmes.broad.forms': { 'I-247': whole } });
    const result = run(scenario, {}, counties);
    const released = sum(result, 'at_large_released') + sum(result, 'outcome_not_collected');
    expect(sum(result, 'hold_minutes')).toBe(2880 * (result.episodes.size - (outcomes(result).pending ?? 0)));
    expect(released).toBe(result.episodes.size - (outcomes(result).pending ?? 0));
    const longer = run(certain({ 'pickup.come_match': 0 }), {}, counties);
    expect(sum(longer, 'hold_minutes') / sum(longer, 'outcome_not_collected')).toBeGreaterThan(3200);
  });
});

describe('closed forms', () => {
  const big = smallWorld({ size: 8, prisons: false });

  it('wins the pickup race after a notice with chance lead / (lead + travel)', () => {
    const changes = {
      'programmes.broad.detainer_form': 'I-247N',
      'programmes.broad.forms': smallScenario().programmes.narrow.forms,
      'programmes.broad.tiers': [{ id: 'all', when: 'always', form: 'I-247N', come_factor: 1 }],
      'local.notice_reaches': 1,
      'local.notice_lead': 10,
      'pickup.travel': 5,
      'stay.median': 300,
      'stay.log_sd': 0,
      'at_large.teams': 0,
    };
    const result = run(certain(changes), {}, big);
    const { transferred, missed } = outcomes(result);
    const served = transferred + missed;
    expect(Math.abs(transferred / served - 10 / 15)).toBeLessThan(4 * Math.sqrt(2 / 9 / served));
    expect(sum(result, 'honored')).toBe(sum(result, 'notices') + sum(result, 'outcome_released_unannounced'));
  });

  it('sees people again with the hazard stated', () => {
    const result = run(
      certain({
        'federal.programme': 'nobody',
        'stay.median': 0,
        'return.hazard': 3,
        'return.horizon': 24 * 60,
        activation: false,
      }),
      {},
      big,
    );
    const early = [...result.episodes.keys()].filter((id) => /-2010-(09|10|11|12)-/.test(id));
    const first = early.filter((id) => id.endsWith('#1')).length;
    const second = early.filter((id) => id.endsWith('#2')).length;
    const expected = 1 - Math.exp((-3 * 60) / 365);
    expect(Math.abs(second / first - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / first));
  });

  it('arrests everyone on the list of unlimited teams that never fail', () => {
    const result = run(
      certain({
        'state.law': 'no_holds',
        'at_large.teams': 'unlimited',
        'at_large.success': 1,
        'at_large.success_decay': 1,
        'local.policy': 'none',
      }),
      {},
      counties,
    );
    const targets = result.monthly.map((month) => month[COUNTER.at_large_targets]);
    const found = result.monthly.map((month) => month[COUNTER.at_large_released]);
    expect(found.slice(1)).toEqual(targets.slice(0, -1));
    expect(result.monthly.map((month) => month[COUNTER.at_large_backlog])).toEqual(targets);
    expect(sum(result, 'at_large_absconders')).toBe(0);
  });

  it('moves the stock of absconders by its three flows', () => {
    const result = run(
      smallScenario({
        'at_large.absconders.stock': 100,
        'at_large.absconders.outflow': 0.1,
        'at_large.absconders.inflow': 7,
        'at_large.teams': 0,
      }),
    );
    const path = [100];
    while (path.length < 11) path.push(path[path.length - 1] - Math.floor(path[path.length - 1] * 0.1 + 0.5) + 7);
    expect(result.monthly.map((month) => month[COUNTER.absconder_stock])).toEqual(path.slice(1).map((n) => 2 * n));
  });

  it('counts the submissions of a county activated in mid-month by the days that are left', () => {
    const many = smallWorld({ size: 50, prisons: false });
    const result = run(
      smallScenario({
        places: { county: '02003' },
        capacity: 'own',
        activation: [{ value: false }, { from: '2010-11-16', value: true }],
      }),
      {},
      many,
    );
    const share = result.monthly.map((month) => month[COUNTER.submissions] / month[COUNTER.arrests]);
    expect(share.slice(0, 2)).toEqual([0, 0]);
    expect(share[2]).toBeCloseTo(0.5, 1);
    expect(share.slice(3)).toEqual(Array.from({ length: 7 }, () => 1));
  });
});

describe('programmes', () => {
  const change = [{ value: 'broad' }, { from: '2011-02-15', value: 'nobody' }];

  it('ask by the rules of the day, to the day', () => {
    const lodged: number[] = [];
    const trace = (line: TraceLine) => void (line.step === 'requested' && lodged.push(line.minute));
    run(certain({ 'federal.programme': change }), { trace }, counties);
    const lastDay = Math.max(...lodged) / 1440;
    const changeDay = (Date.UTC(2011, 1, 15) - Date.UTC(2000, 0, 1)) / 86400000;
    expect(lastDay).toBeLessThan(changeDay);
    expect(lastDay).toBeGreaterThan(changeDay - 3);
  });

  it('leave officers who do not follow them with the tiers of the one before', () => {
    const obeyed = run(certain({ 'federal.programme': change }), {}, counties);
    const ignored = run(certain({ 'federal.programme': change, 'federal.adherence_priority': 0 }), {}, counties);
    const never = run(certain({ 'federal.adherence_priority': 0 }), {}, counties);
    expect(requests(obeyed)).toBeLessThan(0.7 * requests(never));
    expect(ignored.monthly).toEqual(never.monthly);
    expect(requests(never)).toBe(sum(never, 'identified'));
  });
});

describe('coupling', () => {
  const free: Overrides = {
    'screening.hours_per_day': 'unlimited',
    'pickup.hours_per_day': 'unlimited',
    'at_large.teams': 'unlimited',
  };

  it('lets nobody change when a person is left out and hours are unlimited', () => {
    const whole = run(smallScenario(free));
    const without = run(smallScenario(free), {
      omit: ({ jurisdiction, serial }) => jurisdiction === '01001' && serial % 3 === 0,
    });
    for (const [id, outcome] of without.episodes) expect(whole.episodes.get(id)).toBe(outcome);
    const gone = [...whole.episodes.keys()].filter((id) => !without.episodes.has(id));
    expect(gone.length).toBeGreaterThan(50);
    for (const id of gone) expect(Number(/-(\d+)#/.exec(id)?.[1]) % 3).toBe(0);
  });

  it('couples people through the hours of their own office only', () => {
    const tight = smallScenario({ 'pickup.hours_per_day': 1, 'screening.hours_per_day': 2 });
    const whole = run(tight);
    const without = run(tight, { omit: ({ jurisdiction }) => jurisdiction === '01003' });
    expect(without.byOffice.get('BBB')).toEqual(whole.byOffice.get('BBB'));
    expect(without.byJurisdiction.get('01001')).not.toEqual(whole.byJurisdiction.get('01001'));
  });

  it('reports a place alike whether its office is simulated whole or the hours do not bind', () => {
    const places = { county: 'Alder, XX' };
    const own = run(smallScenario({ ...free, places, capacity: 'own' }));
    const offices = run(smallScenario({ ...free, places }));
    expect(own.byJurisdiction).toEqual(offices.byJurisdiction);
    expect([...own.byJurisdiction.keys()]).toEqual(['01001']);
    expect(sum(own, 'at_large_other')).toBeGreaterThan(0);
    expect(sum(offices, 'at_large_other')).toBe(0);
  });

  it('does less with less', () => {
    const plenty = run(smallScenario({ 'pickup.hours_per_day': 'unlimited' }));
    const scarce = run(smallScenario({ 'pickup.hours_per_day': 0.3 }));
    expect(sum(scarce, 'transferred_on_request')).toBeLessThan(0.7 * sum(plenty, 'transferred_on_request'));
    expect(sum(scarce, 'pickup_minutes_used')).toBeLessThanOrEqual(sum(scarce, 'pickup_minutes_given'));
  });
});

const unlimited = (parameter: unknown): boolean => JSON.stringify(parameter).includes('unlimited');

/** What must hold in any scenario. */
function checkAccounts(scenario: Scenario, result: ReferenceResult): void {
  const from = result.months.length - reportMonths(scenario);
  const reported = result.monthly.slice(from);
  const total = (counter: Counter) => reported.reduce((n, month) => n + month[COUNTER[counter]], 0);
  const counts = outcomes(result);
  for (const outcome of OUTCOMES) expect(total(`outcome_${outcome}`)).toBe(counts[outcome] ?? 0);

  for (const month of result.monthly) {
    const of = (counter: Counter) => month[COUNTER[counter]];
    const asked = of('detainers') + of('notifications') + of('other_requests');
    expect(of('honored') + of('declined_requests') + of('unanswered')).toBe(asked);
    expect(of('not_taken') + of('requests_pending')).toBeLessThanOrEqual(asked);
    expect(of('recorded_refusals')).toBeLessThanOrEqual(of('declined_requests'));
    expect(of('recorded_custody') + of('not_taken') + of('requests_pending')).toBeLessThanOrEqual(asked);
    expect(of('recorded_no_conviction')).toBeGreaterThanOrEqual(of('requests_no_conviction'));
    COUNTERS.forEach((name, i) => {
      expect(Number.isSafeInteger(month[i])).toBe(true);
      if (!name.includes('extra_')) expect(month[i], name).toBeGreaterThanOrEqual(0);
    });
  }
  const people = [...result.byJurisdiction.values()];
  COUNTERS.forEach((name, i) => {
    const places = people.reduce((n, counts_) => n + counts_[i], 0);
    const classes = result.byClass.reduce((n, counts_) => n + counts_[i], 0);
    if (name !== 'arrests' && name !== 'submissions') expect(classes, name).toBe(places);
    const offices = [...result.byOffice.values()].reduce((n, counts_) => n + counts_[i], 0);
    const isStock = name === 'at_large_backlog' || name === 'absconder_stock';
    expect(offices, name).toBe(isStock ? reported[reported.length - 1][i] : total(name));
  });
}

const reportMonths = ({ report: { from, to } }: Scenario): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) + 1;

describe('any scenario', () => {
  it('is valid by the schema', () => {
    const property = fc.property(anyCase(), ({ scenario }) => {
      expect(schema.safeParse(scenario).error).toBeUndefined();
    });
    fc.assert(property, { numRuns: 50, seed: 7 });
  });

  it('keeps its accounts', () => {
    const property = fc.property(anyCase(), ({ world: any, scenario, seed, replication }) =>
      checkAccounts(scenario, simulateReference(any, scenario, { seed, replication })),
    );
    fc.assert(property, { numRuns: 60, seed: 11 });
  }, 60000);

  it('never uses more hours than were given', () => {
    const property = fc.property(anyCase(), ({ world: any, scenario, seed, replication }) => {
      const result = simulateReference(any, scenario, { seed, replication });
      const used = [
        ['screening_minutes', scenario.screening.hours_per_day],
        ['pickup_minutes', scenario.pickup.hours_per_day],
        ['team_minutes', scenario.at_large.teams],
      ] as const;
      for (const [name, parameter] of used) {
        if (unlimited(parameter)) continue;
        for (const month of result.monthly) {
          expect(month[COUNTER[`${name}_used`]]).toBeLessThanOrEqual(month[COUNTER[`${name}_given`]]);
        }
      }
    });
    fc.assert(property, { numRuns: 40, seed: 13 });
  }, 60000);
});
