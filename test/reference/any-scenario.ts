/**
 * Arbitrary scenarios for the small world: rules, dates, hours and chances vary, so that two engines that agree on a
 * few hundred of them agree on the model.
 */
import * as fc from 'fast-check';
import {
  CHARGES,
  FLAGS,
  FORMS,
  type FormDefinition,
  type Predicate,
  type Programme,
  type Scenario,
} from '../../src/scenario/schema.ts';
import { CLASSES } from '../../src/base/vocabulary.ts';
import { formatMonth, parseMonth } from '../../src/base/calendar.ts';
import type { World } from '../../src/world/world.ts';
import { mixedWorld, recordedWorld, smallScenario, smallWorld, type Overrides } from './small.ts';

const assumed = 'made up for tests';

const chance = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const likely = fc.oneof(fc.constant(1), fc.double({ min: 0.4, max: 1, noNaN: true }));
const some = <T>(...values: T[]) => fc.constantFrom(...values);

/** A day of the run or near it, rarely the first of a month. */
const day = fc
  .tuple(fc.integer({ min: parseMonth('2010-08'), max: parseMonth('2011-10') }), fc.integer({ min: 1, max: 30 }))
  .map(([month, n]) => (n > 28 ? formatMonth(month) : `${formatMonth(month)}-${String(n).padStart(2, '0')}`));

const places = some<Scenario['places']>(
  'all',
  { state: 'XX' },
  { county: ['Birch, XX', '02003'] },
  { office: 'BBB' },
  { kind: ['state_prison', 'federal_prison'] },
  [{ group: 'unified' }, { jurisdiction: '01001' }],
);

/** Values that change by day and place; the first holds everywhere. */
const dated = <T>(value: fc.Arbitrary<T>) =>
  fc
    .tuple(value, fc.array(fc.record({ from: day, places, value }), { maxLength: 3 }))
    .map(([first, later]) => later.toSpliced(0, 0, { value: first } as (typeof later)[number]));

export const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    some<Predicate>('always', 'always', 'never', { flag: 'removable' }),
    fc.record({ charge: fc.subarray([...CHARGES], { minLength: 1 }) }),
    fc.record({
      conviction: fc.subarray([...CLASSES], { minLength: 1 }),
      within_years: fc.option(some(0, 1, 5, 10), { nil: undefined }),
    }),
    fc.record({ felonies: fc.record({ at_least: some(1, 2, 3) }) }),
    fc.record({ misdemeanors: fc.record({ at_least: some(1, 2, 4) }) }),
    fc.record({ flag: some(...FLAGS) }),
    fc.record({ form: fc.subarray([...FORMS], { minLength: 1 }) }),
    some<Predicate>(
      { entered_after: '2010-06-01' },
      { entered_after: '2010-12-15' },
      { final_order_after: '2010-01-01' },
    ),
    fc.record({ reimbursement: fc.boolean() }),
    fc.record({ any: fc.array(tie('predicate'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ all: fc.array(tie('predicate'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('predicate') }),
  ) as fc.Arbitrary<Predicate>,
}));

const form = (counts_as: FormDefinition['counts_as'], asks: FormDefinition['asks'][]): fc.Arbitrary<FormDefinition> =>
  fc.record({
    asks: some(...asks),
    counts_as: fc.constant(counts_as),
    hold_hours: some(0, 12, 48, 96.5),
    weekends_count: fc.boolean(),
    holidays_count: fc.boolean(),
    notice: fc.boolean(),
    requires: fc.option(predicate, { nil: undefined }),
    otherwise: fc.option(some(...FORMS), { nil: undefined }),
  });

const tier = fc.record({
  id: fc.constant('tier'),
  when: predicate,
  form: some(...FORMS, ...FORMS, 'none' as const),
  request_share: fc.option(
    dated(chance).map((values) => ({ unit: 'probability', assumed, values })),
    { nil: undefined },
  ),
  come_factor: some(1, 0.5, 1.3),
});

const programme: fc.Arbitrary<Programme> = fc.record({
  title: fc.constant('Any'),
  assumed: fc.constant(assumed),
  falls_back_to: fc.option(some('broad', 'narrow', 'nobody'), { nil: undefined }),
  detainer_form: some('I-247' as const, 'I-247D' as const),
  forms: fc.record({
    'I-247': form('detainer', ['hold']),
    'I-247D': form('detainer', ['hold']),
    'I-247N': form('notification', ['notice']),
    'I-247X': form('other_request', ['hold', 'notice']),
  }),
  tiers: fc
    .array(tier, { minLength: 1, maxLength: 4 })
    .map((tiers) => tiers.map((t, i) => Object.assign(t, { id: `tier ${i}` }))),
});

/** A floor never lies above the ceiling of the same government. */
const limits = fc.tuple(predicate, fc.option(predicate, { nil: undefined })).map(([ceiling, floor]) => ({
  ceiling,
  floor: floor === undefined ? ('never' as const) : { all: [ceiling, floor] },
}));
const policy = fc.record({
  title: fc.constant('Any'),
  assumed: fc.constant(assumed),
  hold: limits,
  notice: limits,
  access: limits,
});

const names = {
  programme: ['broad', 'narrow', 'nobody', 'any', 'other'],
  policy: ['none', 'trust', 'mandate', 'no_holds', 'closed', 'paid', 'any', 'other'],
};

const rules = fc.record({
  'programmes.any': programme,
  'programmes.other': programme,
  'policies.any': policy,
  'policies.other': policy,
  'federal.programme': dated(some(...names.programme)),
  'state.law': dated(some(...names.policy)),
  'local.policy': dated(some(...names.policy)),
  'local.reimbursement': dated(fc.boolean()),
  activation: dated(fc.boolean()),
});

/** Hours that bind, that do not, and none at all. */
const officeHours = (binding: number) =>
  dated(
    fc.oneof(
      some<number | 'unlimited'>('unlimited', 0, 50),
      fc.double({ min: binding / 4, max: binding * 2, noNaN: true }),
    ),
  );

const jail = fc.record({
  'local.hold_willing': dated(likely),
  'local.notice_willing': dated(likely),
  'local.notice_reaches': dated(likely),
  'local.notice_lead': dated(some(0, 0.5, 6, 48)),
  'local.stay_factor_honored': dated(some(0, 0.5, 1, 2.3)),
  'local.stay_factor_other': dated(some(1, 1, 0.7, 1.4)),
  'stay.median': dated(some(2, 20, 60, 2000)),
  'stay.log_sd': dated(some(0, 0.8, 2)),
  'stay.charge_contrast': dated(some(0, 0.6, 1, 2.5)),
  'stay.longest': dated(some(100, 900, 9000)),
  'return.hazard': dated(some(0, 0.5, 5, 10)),
  'return.horizon': dated(some(300, 3000, 17520)),
  'return.expected_taken': fc.option(
    dated(chance).map((values) => ({ unit: 'share', assumed, values })),
    { nil: undefined },
  ),
  'arrests.level': dated(some(0.2, 1, 1.5)),
  'arrests.bookings': dated(some<number | 'shipped'>('shipped', 'shipped', 0, 25, 90.5)),
  'arrests.followed': dated(some<number | 'shipped'>('shipped', 'shipped', 0, 12, 33.3)),
  'people.on_record': dated(likely),
  'people.county.conviction_odds': some(0, 0.5, 1, 3),
  'people.county.removable_odds': some(0, 0.5, 1, 3),
  'people.county.felony_charge_odds': some(0, 0.5, 1, 3),
  'people.tells_interviewer': dated(chance),
});

const ice = fc.record({
  'identification.interview_coverage': dated(likely),
  'identification.interview_delay': dated(some(0, 3, 30)),
  'screening.hours_per_day': officeHours(4),
  'screening.level': dated(some(1, 0.37)),
  'screening.hours_per_match': dated(some(0, 1, 2.21)),
  'screening.hours_per_interview': dated(some(0.5, 3)),
  'federal.request_level': dated(likely),
  'federal.office_effort': dated(some(1, 0.6, 1.3)),
  'federal.request_delay': dated(some(0, 2, 20)),
  'federal.adherence_priority': dated(likely),
  'federal.adherence_form': dated(chance),
  'pickup.hours_per_day': officeHours(3),
  'pickup.level': dated(some(1, 0.73)),
  'pickup.hours_per_pickup': dated(some(0, 1.5, 6)),
  'pickup.come_match': dated(likely),
  'pickup.come_interview': dated(likely),
  'pickup.travel': dated(some(0, 4, 24)),
  'handover.without_request': dated(some(0, 0.1, 0.5)),
  'removal.removed': dated(chance),
  'removal.detention_days': dated(some(0, 3.3, 40)),
});

const atLarge = fc.record({
  'at_large.teams': dated(some<number | 'unlimited'>(0, 0.5, 1, 3, 'unlimited')),
  'at_large.hours_per_team_month': dated(some(40, 160, 400.7)),
  'at_large.level': dated(some(1, 0.61)),
  'at_large.list_weight': dated(chance),
  'at_large.responds': dated(chance),
  'at_large.responds_at': dated(some(0, 0.02, 0.3, 1, 4)),
  'at_large.hours_per_attempt': dated(some(0, 5, 17.3)),
  'at_large.serious_hours_factor': dated(some(0.5, 1, 2.05)),
  'at_large.success': dated(likely),
  'at_large.success_decay': dated(likely),
  'at_large.list_months': dated(some(1, 2, 3, 12)),
  'at_large.absconders.stock': some(0, 7, 40),
  'at_large.absconders.inflow': dated(some(0, 2.5, 10)),
  'at_large.absconders.outflow': dated(some(0, 0.05, 0.5, 1)),
  'at_large.absconders.hours_per_attempt': dated(some(0, 4, 20)),
  'at_large.absconders.success': dated(chance),
  'at_large.other_level': dated(some(0, 0.4, 1, 1.7)),
  'at_large.other': dated(some(0, 20.5)),
  'at_large.other_arrests': dated(some(0, 3)),
});

const parameter = <T>(values: fc.Arbitrary<T>) =>
  values.map((list) => ({ unit: 'as in the schema', assumed, values: list }));

/** Chances that fade from some day on, each by itself. */
const fading = fc
  .tuple(
    dated(chance),
    fc.array(fc.option(fc.record({ from: day, per_month: likely }), { nil: undefined }), {
      minLength: 4,
      maxLength: 4,
    }),
  ) // prettier-ignore
  .map(([values, fades]) => values.map((one, i) => (fades[i] === undefined ? one : { ...one, fade: fades[i] })));

const frame = fc.record({
  simulate: fc
    .integer({ min: 5, max: 13 })
    .map((more) => ({ from: '2010-09', to: formatMonth(parseMonth('2010-09') + more) })),
  places: some<Scenario['places']>('all', 'all', { state: 'XX' }, { county: '02003' }, [
    { office: 'AAA' },
    { kind: 'federal_prison' },
  ]),
  capacity: some<Scenario['capacity']>('offices', 'own'),
  cost_book: some('by_event', 'by_capacity', 'by_year'),
  'recorder.conviction': dated(chance),
  'recorder.refusal': fading,
  'recorder.custody': dated(chance),
  'recorder.booked': fc.option(parameter(dated(chance)), { nil: undefined }),
  'recorder.other': fc.option(parameter(fading), { nil: undefined }),
  'recorder.extract.date': day,
  'recorder.extract_later': fc.integer({ min: 0, max: 90 }).map((value) => ({ unit: 'days', assumed: 'drawn', value })),
});

/** Officers who ask less, from some day on or always. */
const asking = fc.record({
  months: fc.integer({ min: 1, max: 6 }).map((value) => ({ unit: 'months', assumed, value })),
  discouragement: parameter(dated(some(0, 0.5, 1))),
});

/** Some of the parameters of a group: the others keep the values of the small scenario. */
const partly = (group: fc.Arbitrary<Overrides>): fc.Arbitrary<Overrides> =>
  fc
    .tuple(group, fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }))
    .map(([all, kept]) => Object.fromEntries(Object.entries(all).filter((_, i) => kept[i])));

/** Jails whose own officers act for ICE. */
const agreements287g = fc.record({
  active: parameter(dated(fc.boolean())),
  interview: parameter(dated(likely)),
  delay: parameter(dated(some(0, 2, 30))),
  without_form: parameter(dated(chance)),
});
const oddsRatio = parameter(dated(some(0.01, 0.5, 1, 3, 25)));
const weight = some(0, 0.3, 1);
const seriousness: fc.Arbitrary<NonNullable<Scenario['seriousness']>> = fc.record({
  weights: fc.record({
    unit: fc.constant('weights'),
    assumed: fc.constant(assumed),
    weights: fc.record(
      Object.fromEntries(CLASSES.map((name) => [name, weight])) as Record<(typeof CLASSES)[number], typeof weight>,
    ),
    centre: weight,
  }),
  come: oddsRatio,
  hold: oddsRatio,
  notice: oddsRatio,
});
const sentences: fc.Arbitrary<NonNullable<Scenario['prison_sentences']>> = fc.record({
  shares: fc.constantFrom(0.05, 0.4, 1).map((share) => ({
    unit: 'shares',
    assumed,
    shares: Object.fromEntries(CHARGES.map((charge, i) => [charge, i % 3 === 0 ? 0 : share])) as Record<
      (typeof CHARGES)[number],
      number
    >,
  })),
  scale: some(0.3, 1, 2).map((value) => ({ unit: 'factor', assumed, value })),
  displaces: some(0.5, 1, 1.3).map((value) => ({ unit: 'admissions', assumed, value })),
  cap: some(0, 0.9, 1).map((value) => ({ unit: 'share', assumed, value })),
});
/** What a scenario may leave out: about half of them do. */
const mechanisms = fc.record(
  { asking, agreements_287g: agreements287g, seriousness, prison_sentences: sentences },
  { requiredKeys: [] },
);

/** A scenario for {@link smallWorld}, valid by the schema: 6 to 14 months, reported from its second or third month. */
export function anyScenario(): fc.Arbitrary<Scenario> {
  return fc
    .tuple(rules, frame, partly(jail), partly(ice), partly(atLarge), some(1, 2), mechanisms)
    .map(([...parts]) => {
      const [from, frameParts] = [parts[5], parts[1] as Overrides];
      const simulate = frameParts.simulate as Scenario['simulate'];
      const report = { from: formatMonth(parseMonth(simulate.from) + from), to: simulate.to };
      const scenario = smallScenario({
        ...(parts[0] as Overrides),
        ...frameParts,
        ...parts[2],
        ...parts[3],
        ...parts[4],
        report,
      });
      return { ...scenario, ...parts[6] };
    });
}

/** A world, a scenario for it and a seed. */
export type AnyCase = { world: World; scenario: Scenario; seed: string; replication: number };
export const anyCase = (): fc.Arbitrary<AnyCase> =>
  fc.record({
    world: some(0.2, 0.5, 1.2).map((size) => smallWorld({ size })),
    scenario: anyScenario(),
    seed: fc.string({ maxLength: 4 }),
    replication: fc.integer({ min: 1, max: 99 }),
  });

const shares = (...mixes: Record<string, number>[]) =>
  some(...mixes).map((mix) => ({ unit: 'shares', assumed, shares: mix }));

const adaptation = fc.record({
  months: fc.integer({ min: 1, max: 6 }).map((value) => ({ unit: 'months', assumed, value })),
  adopt: fc.record({
    base: parameter(dated(some(0, 0.05, 0.3))),
    peers_state: parameter(dated(some(0, 0.4, 1))),
    peers_office: parameter(dated(some(0, 0.4, 1))),
    requests_no_conviction: parameter(dated(some(0, 0.1, 0.5))),
    level: parameter(dated(some(0, 0.5, 1, 3))),
    policies: shares(
      { no_holds: 1 },
      { closed: 0.25, trust: 0.75 },
      { any: 0.3, paid: 0.3, mandate: 0.4 },
      { other: 1 },
    ),
  }),
  lift: fc.record({
    chance: parameter(dated(some(0, 0.1, 0.5, 1))),
    policies: shares({ none: 1 }, { none: 0.5, no_holds: 0.5 }, { any: 1 }),
  }),
});

/** Like {@link anyCase}, with jails and officers that adapt in a world whose states lie in several offices. */
export const anyAdaptiveCase = (): fc.Arbitrary<AnyCase> =>
  fc.tuple(anyCase(), adaptation, some(0.2, 0.5)).map(([any, section, size]) => ({
    ...any,
    world: mixedWorld({ size }),
    scenario: { ...any.scenario, adaptation: section },
  }));

const spread = fc.option(parameter(dated(some(0, 0.4, 1.5))), { nil: undefined });
const spreads = { office_sd: spread, state_sd: spread, place_sd: spread };
const section = <T>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.option(fc.record(shape), { nil: undefined });
const placeEffects = fc.record({
  coming: section(spreads),
  notice: section(spreads),
  recording: section({ ...spreads, silent: fc.option(parameter(dated(chance)), { nil: undefined }) }),
});

/** Like {@link anyCase}, with jails that differ, and people where the record places them; in any joint draw. */
export const anyCaseOfPlaces = (): fc.Arbitrary<AnyCase & { draw: number }> =>
  fc
    .record({
      any: anyCase(),
      effects: placeEffects,
      limited: fc.option(parameter(dated(likely)), { nil: undefined }),
      followed: dated(some<number | 'shipped' | 'placed'>('shipped', 'placed', 'placed', 12)),
      draw: some(1, 2, 7),
      size: some(0.2, 0.5),
    })
    .map(({ any, effects, limited, followed, draw, size }) => ({
      ...any,
      draw,
      world: recordedWorld({ size }),
      scenario: {
        ...any.scenario,
        local: { ...any.scenario.local, notice_limited: limited },
        arrests: { ...any.scenario.arrests, followed: { unit: 'people', assumed, values: followed } },
        place_effects: effects,
      } as Scenario,
    }));
