/** A tiny world and a complete scenario for it, small enough to be understood and quick enough to be run by the hundred. */
import { CHARGES, type PeopleOfKind, type Scenario } from '../../src/scenario/schema.ts';
import { parseMonth } from '../../src/base/calendar.ts';
import type { Jurisdiction, TableRow, World } from '../../src/world/world.ts';
import { COST_BOOKS, POLICIES, PROGRAMMES } from './small-rules.ts';

export type SmallWorldOptions = {
  /** Multiplies the number of people: at 1 about 120 a month are followed. */
  size?: number;
  /** Without prisons everyone is booked within the run. */
  prisons?: boolean;
};

const jurisdiction = (j: Partial<Jurisdiction> & Pick<Jurisdiction, 'code' | 'name' | 'office'>): Jurisdiction => ({
  kind: 'county',
  state: '',
  groups: [],
  payer: 'local',
  bookings: 6000,
  followed: 360,
  activation: null,
  population: 100000,
  noncitizens: 5000,
  ...j,
});

/**
 * Two field offices, two states, four counties (one of a unified state), a state prison and a federal prison.
 * The tables `activation`, `screening hours` and `pickup hours` may be named by parameters.
 */
export function smallWorld({ size = 1, prisons = true }: SmallWorldOptions = {}): World {
  const all = [
    jurisdiction({
      code: '01001',
      name: 'Alder, XX',
      state: 'XX',
      office: 'AAA',
      groups: ['interviewed-jails'],
      followed: 480,
    }),
    jurisdiction({ code: '01003', name: 'Birch, XX', state: 'XX', office: 'AAA' }),
    jurisdiction({ code: '02001', name: 'Cedar, YY', state: 'YY', office: 'BBB', groups: ['unified'], payer: 'state' }),
    jurisdiction({ code: '02003', name: 'Dogwood, YY', state: 'YY', office: 'BBB', followed: 240, bookings: 240 }),
    jurisdiction({
      code: 'FED-BBB',
      name: 'Federal prisons, BBB',
      kind: 'federal_prison',
      office: 'BBB',
      payer: 'federal',
      followed: 36,
      bookings: 90,
    }),
    jurisdiction({
      code: 'ST-XX-AAA',
      name: 'State prisons, XX',
      kind: 'state_prison',
      state: 'XX',
      office: 'AAA',
      payer: 'state',
      followed: 60,
      bookings: 90,
    }),
  ].filter((j) => prisons || j.kind === 'county');
  const first = parseMonth('2009-01');
  return {
    jurisdictions: all.map((j) => ({ ...j, followed: j.followed * size, bookings: j.bookings * size })),
    offices: [
      { code: 'AAA', name: 'First office' },
      { code: 'BBB', name: 'Second office' },
    ],
    months: Array.from({ length: 40 }, (_, i) => ({
      month: first + i,
      level: 1 + (i % 5) / 10,
      first: 0.9 + (i % 3) / 10,
    })),
    rebooked: [0.02, 0.015, 0.01],
    counties: all
      .filter((j) => j.kind === 'county')
      .map(({ code, name, state }) => ({ code, name, state, jurisdiction: code })),
    // Prices of 2010 are doubled; those of 2011 keep a fraction.
    cpi: new Map([
      [2009, 90],
      [2010, 100],
      [2011, 130],
      [2016, 200],
    ]),
    posteriors: new Map(),
    tables: new Map<string, TableRow[]>([
      [
        'activation',
        [
          row('01001', '2000-01', false),
          row('01001', '2010-10-12', true),
          row('01003', '2010-09', true),
          row('02001', '2000-01', false),
          row('02001', '2011-02-22', true),
        ],
      ],
      ['screening hours', [row('AAA', '2010-09', 9), row('AAA', '2011-01', 5.55), row('BBB', '2010-09', 4)]],
      ['pickup hours', [row('AAA', '2010-09', 5), row('AAA', '2011-02-10', 2.5), row('BBB', '2010-09', 3)]],
    ]),
  };
}

/** A small world in which both states lie in both offices, so that what jails see of others crosses offices. */
export function mixedWorld(options: SmallWorldOptions = {}): World {
  const world = smallWorld(options);
  const { size = 1 } = options;
  const more = [
    jurisdiction({ code: '01005', name: 'Elm, XX', state: 'XX', office: 'BBB', followed: 150 * size }),
    jurisdiction({ code: '02005', name: 'Fir, YY', state: 'YY', office: 'AAA', followed: 200 * size }),
  ];
  const jurisdictions = [...world.jurisdictions, ...more].sort((a, b) => (a.code < b.code ? -1 : 1));
  const counties = more.map(({ code, name, state }) => ({ code, name, state, jurisdiction: code }));
  return { ...world, jurisdictions, counties: [...world.counties, ...counties] };
}

/** The mixed world with a record: where requests were sent, and how three of its jails differ in what ICE came for. */
export function recordedWorld(options: SmallWorldOptions = {}): World {
  const world = mixedWorld(options);
  const { size = 1 } = options;
  const placed = new Map([['01001', 300], ['01003', 540], ['02003', 200]]); // prettier-ignore
  return {
    ...world,
    jurisdictions: world.jurisdictions.map((place) => {
      const here = placed.get(place.code);
      return here === undefined ? place : { ...place, placed: here * size };
    }),
    estimates: new Map([
      [
        'coming',
        new Map([
          ['01001', { estimate: -1.2, se: 0.1 }],
          ['01005', { estimate: 0.8, se: 0.6 }],
          ['02005', { estimate: 2.1, se: 1.5 }],
        ]),
      ],
    ]),
  };
}

/** Jails that take limits soon and lift them sometimes. */
export const smallAdaptation = (): NonNullable<Scenario['adaptation']> => ({
  months: parameter(3),
  adopt: {
    base: parameter(0.05),
    peers_state: parameter(0.3),
    peers_office: parameter(0.2),
    requests_no_conviction: dated({ value: 0.1 }, { places: { state: 'YY' }, value: 0.2 }),
    level: dated({ value: 1 }, { from: '2011-01-18', value: 1.5 }),
    policies: { unit: 'shares', assumed, shares: { no_holds: 0.5, closed: 0.2, trust: 0.3 } },
  },
  lift: {
    chance: dated({ value: 0.05 }, { from: '2011-03', value: 0.4 }),
    policies: { unit: 'shares', assumed, shares: { none: 0.6, mandate: 0.4 } },
  },
});

/** Officers who mind. */
export const smallAsking = (discouragement = parameter(0.6) as NonNullable<Scenario['asking']>['discouragement']) => ({
  months: parameter(3),
  discouragement,
});

/** Two jails whose own officers act for ICE, one of them until a day. */
export const smallAgreements = (): NonNullable<Scenario['agreements_287g']> => ({
  active: dated(
    { value: false },
    { places: { county: ['Alder, XX', 'Dogwood, YY'] }, value: true },
    { from: '2011-02-10', places: { county: 'Dogwood, YY' }, value: false },
  ),
  interview: parameter(0.7),
  delay: parameter(3),
  without_form: parameter(0.5),
});

/** Coming, holding and notice by class: the odds of the gravest against those of nobody convicted. */
export const smallSeriousness = (ratios: { come?: number; hold?: number; notice?: number } = {}) => ({
  weights: {
    unit: 'weights',
    assumed,
    weights: { none: 0, misdemeanor: 0.25, felony: 0.5, serious_felony: 1, violent: 1, security: 1 },
    centre: 0.25,
  },
  come: parameter(ratios.come ?? 1),
  hold: parameter(ratios.hold ?? 1),
  notice: parameter(ratios.notice ?? 1),
});

/** Everybody has this share of bookings that end in prison; people sent from jails are at most so many of its admissions. */
export const smallSentences = (share: number, cap = 1): NonNullable<Scenario['prison_sentences']> => ({
  shares: {
    unit: 'shares',
    assumed,
    shares: Object.fromEntries(CHARGES.map((charge) => [charge, share])) as Record<(typeof CHARGES)[number], number>,
  },
  scale: parameter(1),
  displaces: parameter(1),
  cap: parameter(cap),
});

const row = (place: string, from: string, value: string | number | boolean): TableRow => ({ place, from, value });

const assumed = 'made up for tests';
const parameter = <T>(value: T) => ({ unit: 'as in the schema', assumed, value });
type DatedValue<T> = { from?: string; places?: Scenario['places']; value: T };
export const dated = <T>(...values: DatedValue<T>[]) => ({ unit: 'as in the schema', assumed, values });

const people: PeopleOfKind = {
  charges: {
    unit: 'shares',
    assumed,
    shares: {
      traffic: 0.25,
      misdemeanor: 0.2,
      dui: 0.15,
      domestic_violence: 0.1,
      drug_sale: 0.05,
      felony: 0.1,
      serious_felony: 0.08,
      violent: 0.07,
    },
  },
  convictions: {
    unit: 'shares',
    assumed,
    shares: { misdemeanor: 0.3, felony: 0.15, serious_felony: 0.08, violent: 0.05 },
  },
  conviction_age: parameter(6),
  repeat: parameter(0.4),
  flags: {
    removable: { unit: 'probability', assumed, probability: 0.8 },
    appears_removable: { unit: 'probability', assumed, probability: 0.5 },
    security_list: { unit: 'probability', assumed, probability: 0.02 },
    final_order: { unit: 'probability', assumed, probability: 0.15 },
    sex_or_arson_registrant: { unit: 'probability', assumed, probability: 0.05, among: ['violent', 'serious_felony'] },
    wobbler_misdemeanor: { unit: 'probability', assumed, probability: 0.2, among: ['misdemeanor'] },
    probable_cause: { unit: 'probability', assumed, probability: 0.6 },
    magistrate_probable_cause: { unit: 'probability', assumed, probability: 0.5 },
  },
  entry_age: parameter(40),
  order_age: parameter(30),
};

/** Paths of a scenario with new values; a plain value of a parameter replaces its `value`, a list its `values`. */
export type Overrides = Record<string, unknown>;

/**
 * A complete scenario of ten months, Sep 2010 to Jun 2011, with every mechanism at work: a programme that changes,
 * laws and policies that begin in mid-month, binding hours, requests that come late, people who return.
 * @example smallScenario({ 'pickup.come_match': 1, 'at_large.teams': 'unlimited', 'simulate.to': '2011-03' })
 */
export function smallScenario(overrides: Overrides = {}): Scenario {
  const scenario = baseScenario();
  for (const [path, value] of Object.entries(overrides)) override(scenario, path.split('.'), value);
  return scenario;
}

const isParameter = (value: unknown): boolean => typeof value === 'object' && value !== null && 'unit' in value;

/** Parameters that a scenario may do without, as the small one does. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'at_large.responds',
  'at_large.responds_at',
  'at_large.other_level',
  'stay.charge_contrast',
  'people.county.conviction_odds',
  'people.county.removable_odds',
  'people.county.felony_charge_odds',
]);

function override(scenario: Scenario, path: string[], value: unknown): void {
  const name = path[path.length - 1];
  let holder = scenario as unknown as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  const old = holder[name];
  const leftOut = LEFT_OUT.has(path.join('.'));
  if (
    old === undefined &&
    !leftOut &&
    !['programmes', 'policies', 'cost_books', 'adaptation', 'agreements_287g', 'asking', 'return', 'recorder'].includes(
      path[0],
    )
  )
    throw new Error(`nothing at ${path.join('.')}`);
  if ((!isParameter(old) && !leftOut) || isParameter(value)) holder[name] = value;
  else holder[name] = Array.isArray(value) ? dated(...(value as DatedValue<unknown>[])) : parameter(value);
}

function baseScenario(): Scenario {
  return {
    handoff: 1,
    title: 'Small',
    description: 'A tiny world for tests',
    simulate: { from: '2010-09', to: '2011-06' },
    report: { from: '2010-10', to: '2011-06' },
    places: 'all',
    capacity: 'offices',
    people: {
      on_record: dated({ value: 0.7 }, { places: { kind: ['state_prison', 'federal_prison'] }, value: 0.5 }),
      tells_interviewer: parameter(0.6),
      county: structuredClone(people),
      state_prison: {
        ...structuredClone(people),
        convictions: { ...people.convictions, shares: { felony: 0.6, serious_felony: 0.2, violent: 0.2 } },
      },
      federal_prison: {
        ...structuredClone(people),
        convictions: { ...people.convictions, shares: { felony: 0.8, serious_felony: 0.1 } },
      },
    },
    arrests: {
      level: dated({ value: 1 }, { from: '2011-01', places: { county: 'Birch, XX' }, value: 1.3 }),
      bookings: parameter('shipped'),
      followed: parameter('shipped'),
    },
    activation: {
      ...dated({ value: false }, { from: '2010-11-16', places: { county: '02003' }, value: true }),
      table: 'activation',
    },
    identification: {
      interview_coverage: dated(
        { value: 0.3 },
        { places: { group: 'interviewed-jails' }, value: 0.8 },
        { places: { kind: ['state_prison', 'federal_prison'] }, value: 0.9 },
      ),
      interview_delay: dated({ value: 12 }, { places: { kind: ['state_prison', 'federal_prison'] }, value: 300 }),
    },
    screening: {
      hours_per_day: { unit: 'hours', assumed, table: 'screening hours' },
      level: dated({ value: 1 }, { from: '2011-04-01', value: 0.8 }),
      hours_per_match: parameter(1.5),
      hours_per_interview: dated({ value: 2 }, { from: '2011-03-03', value: 1.25 }),
    },
    federal: {
      programme: dated({ value: 'broad' }, { from: '2011-02-15', value: 'narrow' }),
      request_level: dated({ value: 1 }, { from: '2011-05', value: 0.85 }),
      office_effort: dated({ value: 1 }, { places: { office: 'BBB' }, value: 0.9 }),
      request_delay: parameter(8),
      adherence_priority: parameter(0.8),
      adherence_form: parameter(0.7),
    },
    state: {
      law: dated(
        { value: 'none' },
        { from: '2011-01-17', places: { state: 'XX' }, value: 'trust' },
        { from: '2011-03-10', places: { state: 'YY' }, value: 'mandate' },
      ),
    },
    local: {
      policy: dated(
        { value: 'none' },
        { from: '2010-12-05', places: { county: 'Birch, XX' }, value: 'no_holds' },
        { from: '2011-01-20', places: [{ county: 'Dogwood, YY' }, { group: 'unified' }], value: 'closed' },
        { from: '2011-04-12', places: { county: '01003' }, value: 'paid' },
      ),
      reimbursement: dated({ value: false }, { from: '2011-05-05', value: true }),
      hold_willing: dated({ value: 0.9 }, { from: '2010-12-24', places: { office: 'BBB' }, value: 0.6 }),
      notice_willing: parameter(0.8),
      notice_reaches: parameter(0.6),
      notice_lead: parameter(10),
      stay_factor_honored: parameter(1.6),
      stay_factor_other: parameter(1.1),
    },
    stay: {
      median: dated({ value: 40 }, { places: { kind: ['state_prison', 'federal_prison'] }, value: 6000 }),
      log_sd: parameter(1.3),
      longest: dated({ value: 2400 }, { places: { kind: ['state_prison', 'federal_prison'] }, value: 20000 }),
      charge_factor: {
        unit: 'factor',
        assumed,
        factors: {
          traffic: 0.5,
          misdemeanor: 0.8,
          dui: 0.6,
          domestic_violence: 1,
          drug_sale: 1.7,
          felony: 2.1,
          serious_felony: 3.3,
          violent: 4.7,
        },
      },
    },
    pickup: {
      hours_per_day: { unit: 'hours', assumed, table: 'pickup hours' },
      level: parameter(1),
      hours_per_pickup: parameter(2.3),
      come_match: dated({ value: 0.7 }, { from: '2011-01-02', places: { office: 'AAA' }, value: 0.5 }),
      come_interview: parameter(0.85),
      travel: parameter(6),
    },
    handover: { without_request: dated({ value: 0.05 }, { places: { kind: 'federal_prison' }, value: 0.4 }) },
    at_large: {
      teams: dated({ value: 1 }, { from: '2011-03', value: 2 }),
      level: parameter(1),
      hours_per_team_month: parameter(400),
      list_weight: parameter(0.6),
      hours_per_attempt: parameter(15),
      serious_hours_factor: parameter(1.5),
      success: parameter(0.5),
      success_decay: parameter(0.8),
      list_months: parameter(4),
      absconders: {
        stock: parameter(40),
        inflow: parameter(5),
        outflow: parameter(0.03),
        hours_per_attempt: parameter(20),
        success: parameter(0.3),
      },
      other: parameter(12.5),
      other_arrests: parameter(3.3),
    },
    return: { hazard: parameter(2), horizon: parameter(3000) },
    removal: { removed: parameter(0.7), detention_days: parameter(25) },
    recorder: {
      conviction: parameter(0.8),
      refusal: dated({ value: 0.3 }, { from: '2011-02', value: 0.7 }),
      custody: parameter(0.75),
      extract: { unit: 'date', date: '2011-04-30', assumed },
      extract_later: { unit: 'days', value: 20, assumed },
    },
    cost_book: 'by_event',
    programmes: structuredClone(PROGRAMMES),
    policies: structuredClone(POLICIES),
    cost_books: structuredClone(COST_BOOKS),
  };
}
