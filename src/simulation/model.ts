/**
 * A scenario made ready to run: every dated parameter as a number with the day from which it holds, in one office at a
 * time. What is equal in two arms gets equal numbers, so that the first day on which arms differ can be read off.
 */
import {
  FORMS,
  KINDS,
  CHARGES,
  type Parameter,
  type Policy,
  type Programme,
  type Scenario,
} from '../scenario/schema.ts';
import { Dated, type Place } from '../scenario/dated.ts';
import { simulatedPlaces } from '../scenario/coverage.ts';
import { RuleBook, type Bound, type Ruleset } from '../policy/rulebook.ts';
import type { Jurisdiction, World } from '../world/world.ts';
import { monthStart, parseDay, parseMonth, DAY } from './calendar.ts';
import { compileLedger, type Ledger } from './ledger.ts';
import { buildCatalogue } from './people.ts';
import { OFFICE_PARAMETERS, type OfficeParameter, PLACE_PARAMETERS, type PlaceParameter } from './now.ts';
import { exponentialTable, lognormalTable } from './quantiles.ts';
import { threshold } from './random.ts';

/** A form as ICE sends it. */
export type Form = {
  /** Position in FORMS: which rules apply to it. */
  readonly name: number;
  readonly asksHold: boolean;
  /** 0 detainer, 1 notification, 2 other request. */
  readonly countsAs: number;
  readonly holdMinutes: number;
  readonly weekendsCount: boolean;
  readonly holidaysCount: boolean;
  readonly notice: boolean;
  /** By sort: 1 where the form's own ground is met; null where it needs none. */
  readonly ground: Uint8Array | null;
  /** Form used without the ground, or -1. */
  readonly otherwise: number;
};

/** A federal programme in force at some day and place, with the one before it. */
export type Regime = {
  /** By sort: position of the tier, 255 for none. */
  readonly tierOf: Uint8Array;
  /** By tier: form (position in the model's forms, -1 none), chance of a request, factor on coming. */
  readonly forms: readonly number[];
  readonly shares: readonly number[];
  readonly comeFactors: readonly number[];
  readonly detainerForm: number;
  /** Regime of the programme before, for officers who do not follow the guidance; null where there was none. */
  readonly before: Regime | null;
};

/** Things numbered in the order of their first use; equal content gets the same number. */
class Registry<T> {
  readonly items: T[] = [];
  private readonly numbers = new Map<string, number>();
  number(key: string, make: () => T): number {
    let n = this.numbers.get(key);
    if (n === undefined) {
      n = this.items.length;
      this.numbers.set(key, n);
      this.items.push(make());
    }
    return n;
  }
}

/** Tables shared by the arms of a command: durations, stays, forms, regimes, rules. Numbers in timelines point here. */
export class Shelf {
  readonly durations = new Registry<Int32Array>();
  readonly stays = new Registry<readonly Int32Array[]>();
  readonly forms = new Registry<Form>();
  readonly regimes = new Registry<Regime>();
  readonly rulesets = new Registry<Ruleset>();
}

const minutes = (hours: number): number => Math.floor(hours * 60 + 0.5);

type Reader = {
  readonly of: readonly Dated<number>[];
  readonly value: (day: number, place: Place) => number;
  /** The number depends on the place even where every parameter is the same at all places. */
  readonly byPlace?: boolean;
};

/** One arm of a command: a scenario with its parameters ready to be read in any office. */
export class Model {
  readonly scenario: Scenario;
  readonly world: World;
  readonly shelf: Shelf;
  readonly rules: RuleBook;
  readonly ledger: Ledger;
  readonly startDay: number;
  readonly endDay: number;
  /** First day on which custody no longer reaches the records' extract. */
  readonly extractDay: number;
  private readonly places: Record<PlaceParameter, Reader>;
  private readonly office: Record<OfficeParameter, Reader>;

  constructor(scenario: Scenario, world: World, shelf: Shelf, rules: RuleBook) {
    this.scenario = scenario;
    this.world = world;
    this.shelf = shelf;
    this.rules = rules;
    this.ledger = compileLedger(scenario);
    this.startDay = monthStart(parseMonth(scenario.simulate.from));
    this.endDay = monthStart(parseMonth(scenario.simulate.to) + 1);
    this.extractDay = parseDay(scenario.recorder.extract.date) + 1;
    this.places = placeReaders(this);
    this.office = officeReaders(this);
  }

  dated(parameter: object): Dated<number> {
    const { table } = parameter as { table?: string };
    return new Dated<number>(parameter as never, table === undefined ? [] : (this.world.tables.get(table) ?? []));
  }

  /** All parameters of an office and its jurisdictions over the run. */
  timeline(office: Place, jurisdictions: readonly Jurisdiction[]): Timeline {
    const inPlaces = PLACE_PARAMETERS.map((name) => this.history(this.places[name], jurisdictions));
    const inOffice = OFFICE_PARAMETERS.map((name) => this.history(this.office[name], [office]));
    return new Timeline(inPlaces, inOffice);
  }

  /** The value at the start and every change, by place. */
  private history(reader: Reader, places: readonly Place[]): History {
    const uniform = !reader.byPlace && reader.of.every((dated) => dated.uniform);
    const days = [...new Set(reader.of.flatMap((dated) => [...dated.changes(places)]))]
      .filter((day) => day > this.startDay && day < this.endDay)
      .sort((a, b) => a - b);
    const start = new Float64Array(places.length);
    const changes: Change[] = [];
    places.forEach((place, p) => {
      if (uniform && p > 0) return;
      const own = uniform ? days : days.filter((day) => reader.of.some((dated) => dated.changesAt(day, place)));
      let last = (start[p] = reader.value(this.startDay, place));
      for (const day of own) {
        const value = reader.value(day, place);
        if (value !== last) changes.push({ day, place: p, value });
        last = value;
      }
    });
    if (!uniform) return { start, changes: changes.sort((a, b) => a.day - b.day || a.place - b.place) };
    return {
      start: start.fill(start[0]),
      changes: changes.flatMap(({ day, value }) => places.map((_, place) => ({ day, place, value }))),
    };
  }
}

export type Change = { readonly day: number; readonly place: number; readonly value: number };
export type History = { readonly start: Float64Array; readonly changes: readonly Change[] };

/** The parameters of one office through time. */
export class Timeline {
  readonly places: readonly History[];
  readonly office: readonly History[];
  constructor(places: readonly History[], office: readonly History[]) {
    this.places = places;
    this.office = office;
  }

  /** All changes in the order of their days: parameter numbers of places first, then those of the office. */
  changes(): { day: number; parameter: number; place: number; value: number }[] {
    return [...this.places, ...this.office]
      .flatMap((history, parameter) => history.changes.map((change) => ({ ...change, parameter })))
      .sort((a, b) => a.day - b.day);
  }

  /** The first day on which two timelines differ; `start` if from the beginning, infinity if never. */
  divergence(other: Timeline, start: number): number {
    const [a, b] = [
      [...this.places, ...this.office],
      [...other.places, ...other.office],
    ];
    return Math.min(...a.map((history, i) => firstDifference(history, b[i], start)));
  }
}

function firstDifference(a: History, b: History, start: number): number {
  if (a.start.some((value, i) => value !== b.start[i])) return start;
  for (let i = 0; i < Math.max(a.changes.length, b.changes.length); i += 1) {
    const [x, y] = [a.changes[i], b.changes[i]];
    if (x === undefined || y === undefined) return (x ?? y).day;
    if (x.day !== y.day || x.place !== y.place || x.value !== y.value) return Math.min(x.day, y.day);
  }
  return Number.POSITIVE_INFINITY;
}

function placeReaders(model: Model): Record<PlaceParameter, Reader> {
  const s = model.scenario;
  const { durations, stays, rulesets, regimes } = model.shelf;
  const read = (parameter: object, convert: (x: number) => number): Reader => {
    const dated = model.dated(parameter);
    return { of: [dated], value: (day, place) => convert(required(dated.at(day, place), place, parameter)) };
  };
  const raw = (parameter: object) => read(parameter, (x) => x);
  const chance = (parameter: object) => read(parameter, threshold);
  const table = (mean: number) => durations.number(`${mean}`, () => exponentialTable(mean));
  const duration = (parameter: object) => read(parameter, (hours) => table(minutes(hours)));
  const median = model.dated(s.stay.median);
  const logSd = model.dated(s.stay.log_sd);
  const factors = CHARGES.map((charge) => s.stay.charge_factor.factors[charge] ?? 1);
  const onRecord = model.dated(s.people.on_record);
  const tells = model.dated(s.people.tells_interviewer);
  const atStart = (dated: Dated<number>, place: Place) =>
    required(dated.at(model.startDay, place), place, s.people.on_record);
  return {
    activated: read(s.activation, (x) => (x ? 1 : 0)),
    // Lasting attributes are drawn from the shares of the run's first day.
    recordBoth: {
      of: [onRecord, tells],
      value: (_, place) => threshold(atStart(onRecord, place) * atStart(tells, place)),
    },
    recordOnly: { of: [onRecord], value: (_, place) => threshold(atStart(onRecord, place)) },
    arrestsLevel: raw(s.arrests.level),
    stays: {
      of: [median, logSd],
      value: (day, place) => {
        const [m, sd] = [
          required(median.at(day, place), place, s.stay.median),
          required(logSd.at(day, place), place, s.stay.log_sd),
        ];
        return stays.number(JSON.stringify([m, sd, factors]), () =>
          factors.map((factor) => lognormalTable(m * 60 * factor, sd)),
        );
      },
    },
    longest: read(s.stay.longest, minutes),
    interview: chance(s.identification.interview_coverage),
    interviewDelay: duration(s.identification.interview_delay),
    requestDelay: duration(s.federal.request_delay),
    regime: regimeReader(model, regimes),
    requestLevel: raw(s.federal.request_level),
    adherencePriority: chance(s.federal.adherence_priority),
    adherenceForm: chance(s.federal.adherence_form),
    withoutRequest: chance(s.handover.without_request),
    ruleset: rulesetReader(model, rulesets),
    holdWilling: chance(s.local.hold_willing),
    noticeWilling: chance(s.local.notice_willing),
    noticeReaches: chance(s.local.notice_reaches),
    noticeLead: duration(s.local.notice_lead),
    stayFactorHonored: raw(s.local.stay_factor_honored),
    stayFactorOther: raw(s.local.stay_factor_other),
    comeMatch: raw(s.pickup.come_match),
    comeInterview: raw(s.pickup.come_interview),
    travel: duration(s.pickup.travel),
    returnTime: read(s.return.hazard, (hazard) => (hazard > 0 ? table(525600 / hazard) : -1)),
    returnHorizon: read(s.return.horizon, minutes),
    removed: chance(s.removal.removed),
    detention: read(s.removal.detention_days, (days) => table(days * DAY)),
    perMatch: read(s.screening.hours_per_match, minutes),
    perInterview: read(s.screening.hours_per_interview, minutes),
    perPickup: read(s.pickup.hours_per_pickup, minutes),
    recordConviction: chance(s.recorder.conviction),
    recordRefusal: chance(s.recorder.refusal),
    recordCustody: chance(s.recorder.custody),
  };
}

function officeReaders(model: Model): Record<OfficeParameter, Reader> {
  const { screening, pickup, at_large: large } = model.scenario;
  const read = (parameters: object[], convert: (...values: number[]) => number): Reader => {
    const dated = parameters.map((parameter) => model.dated(parameter));
    return {
      of: dated,
      value: (day, place) => convert(...dated.map((d, i) => required(d.at(day, place), place, parameters[i]))),
    };
  };
  const raw = (parameter: object) => read([parameter], (x) => x);
  const time = (parameter: object) => read([parameter], minutes);
  const given = (hours: object, level: object) =>
    read([hours, level], (x, by) => ((x as unknown) === 'unlimited' ? -1 : minutes(x * by)));
  return {
    screeningMinutes: given(screening.hours_per_day, screening.level),
    pickupMinutes: given(pickup.hours_per_day, pickup.level),
    teams: read([large.teams, large.level], (x, by) => ((x as unknown) === 'unlimited' ? 0 : x * by)),
    teamMinutes: read([large.teams, large.level, large.hours_per_team_month], (x, by, hours) =>
      (x as unknown) === 'unlimited' ? -1 : minutes(x * by * hours),
    ),
    listWeight: raw(large.list_weight),
    perAttempt: time(large.hours_per_attempt),
    seriousFactor: raw(large.serious_hours_factor),
    success: raw(large.success),
    successDecay: raw(large.success_decay),
    listMonths: raw(large.list_months),
    absconderStock: raw(large.absconders.stock),
    absconderInflow: raw(large.absconders.inflow),
    absconderOutflow: raw(large.absconders.outflow),
    absconderAttempt: time(large.absconders.hours_per_attempt),
    absconderSuccess: read([large.absconders.success], threshold),
    otherAtLarge: raw(large.other),
    otherArrests: raw(large.other_arrests),
  };
}

function rulesetReader(model: Model, rulesets: Registry<Ruleset>): Reader {
  const { state, local, policies } = model.scenario;
  const law = model.dated(state.law) as unknown as Dated<string>;
  const policy = model.dated(local.policy) as unknown as Dated<string>;
  const agreed = model.dated(local.reimbursement) as unknown as Dated<boolean>;
  return {
    of: [law, policy, agreed] as unknown as Dated<number>[],
    // Who binds a jail differs between counties, unified states and prisons.
    byPlace: true,
    value: (day, place) => {
      const names = [law, policy].map((dated) => required(dated.at(day, place), place, state.law));
      const [above, below] = names.map((name) => policies[name]);
      const bound = boundBy(place);
      const agreement = agreed.at(day, place) ?? false;
      const text = (p: Policy) => [p.hold, p.notice, p.access];
      return rulesets.number(JSON.stringify([text(above), text(below), bound, agreement]), () =>
        model.rules.ruleset(above, below, bound, agreement),
      );
    },
  };
}

/** Whose rules bind a jail. */
export function boundBy(place: Place): Bound {
  if (place.kind === 'federal_prison') return 'nobody';
  return place.kind === 'state_prison' || place.groups.includes('unified') ? 'state' : 'state_and_local';
}

function regimeReader(model: Model, regimes: Registry<Regime>): Reader {
  const { federal, programmes } = model.scenario;
  const inForce = model.dated(federal.programme) as unknown as Dated<string>;
  const shares = new Map(
    Object.entries(programmes).map(([name, programme]) => [
      name,
      programme.tiers.map((tier) => (tier.request_share === undefined ? undefined : model.dated(tier.request_share))),
    ]),
  );
  const instance = (
    name: string,
    before: Regime | null,
    beforeKey: string,
    day: number,
    place: Place,
  ): [string, () => Regime] => {
    const programme = programmes[name];
    const values = (shares.get(name) ?? []).map((dated) => (dated === undefined ? 1 : (dated.at(day, place) ?? 1)));
    return [
      JSON.stringify([programme.forms, programme.tiers, programme.detainer_form, values, beforeKey]),
      () => regime(model, programme, values, before),
    ];
  };
  return {
    of: [inForce as unknown as Dated<number>, ...[...shares.values()].flat().filter((dated) => dated !== undefined)],
    value: (day, place) => {
      const now = inForce.at(day, place) as string;
      const previous = programmes[now].falls_back_to ?? programmeBefore(inForce, now, day, place);
      let before: Regime | null = null;
      let beforeKey = '';
      if (previous !== undefined) {
        const [key, make] = instance(previous, null, '', day, place);
        beforeKey = key;
        before = regimes.items[regimes.number(key, make)];
      }
      const [key, make] = instance(now, before, beforeKey, day, place);
      return regimes.number(key, make);
    },
  };
}

/** The latest programme of another name in force on an earlier day. */
function programmeBefore(inForce: Dated<string>, now: string, day: number, place: Place): string | undefined {
  const earlier = [...inForce.changes([place])].filter((change) => change <= day).sort((a, b) => b - a);
  return earlier.map((change) => inForce.at(change - 1, place) as string).find((before) => before !== now);
}

function regime(model: Model, programme: Programme, shares: readonly number[], before: Regime | null): Regime {
  const number = (name: (typeof FORMS)[number]) => formNumber(model, programme, name);
  return {
    tierOf: model.rules.tiers(programme),
    forms: programme.tiers.map((tier) => (tier.form === 'none' ? -1 : number(tier.form))),
    shares,
    comeFactors: programme.tiers.map((tier) => tier.come_factor),
    detainerForm: number(programme.detainer_form),
    before,
  };
}

/** @param last the form was reached by another's `otherwise`, which is followed once: its own ground is not asked */
function formNumber(model: Model, programme: Programme, name: (typeof FORMS)[number], last = false): number {
  const form = programme.forms[name];
  if (!form) throw new RangeError(`programme "${programme.title}" uses the form ${name} but does not define it`);
  const otherwise = form.otherwise === undefined || last ? -1 : formNumber(model, programme, form.otherwise, true);
  return model.shelf.forms.number(JSON.stringify([name, form, otherwise]), () => ({
    name: FORMS.indexOf(name),
    asksHold: form.asks === 'hold',
    countsAs: ['detainer', 'notification', 'other_request'].indexOf(form.counts_as),
    holdMinutes: minutes(form.hold_hours),
    weekendsCount: form.weekends_count,
    holidaysCount: form.holidays_count,
    notice: form.notice,
    ground: form.requires === undefined ? null : model.rules.meets(form.requires),
    otherwise,
  }));
}

function required<T>(value: T | undefined, place: Place, parameter: object): T {
  if (value === undefined) {
    throw new RangeError(
      `no value for ${place.code} (${place.name}) in the parameter ${JSON.stringify(parameter).slice(0, 80)}`,
    );
  }
  return value;
}

/** Models of several arms over one shelf. Arms whose people differ share nothing and are simulated apart. */
export function compileModels(scenarios: readonly Scenario[], world: World): Model[] {
  const byPeople = new Map<string, { rules: RuleBook; shelf: Shelf }>();
  return scenarios.map((scenario) => {
    const key = JSON.stringify(scenario.people);
    let shared = byPeople.get(key);
    if (!shared) {
      const alike = scenarios.filter((other) => JSON.stringify(other.people) === key);
      const programmes = alike.flatMap((other) => pick(other.programmes, [other.federal.programme], other, world));
      const policies = alike.flatMap((other) =>
        pick(other.policies, [other.state.law, other.local.policy], other, world),
      );
      shared = { shelf: new Shelf(), rules: new RuleBook(buildCatalogue(scenario.people), { programmes, policies }) };
      byPeople.set(key, shared);
    }
    return new Model(scenario, world, shared.shelf, shared.rules);
  });
}

/** Those of a library that parameters name, somewhere and some day, in the offices simulated. */
function pick<T>(
  library: Readonly<Record<string, T>>,
  parameters: readonly Parameter[],
  scenario: Scenario,
  world: World,
): T[] {
  const places = new Set(
    simulatedPlaces(scenario.places, scenario.capacity === 'offices', world).map(({ code }) => code),
  );
  const names = parameters.flatMap(({ value, values = [], table }) => [
    value,
    ...values.map((entry) => entry.value),
    ...(world.tables.get(table ?? '') ?? []).flatMap((row) => (places.has(row.place) ? [row.value] : [])),
    ...Object.values(scenario.programmes).map((programme) => programme.falls_back_to),
  ]);
  return Object.entries(library).flatMap(([name, item]) => (names.includes(name) ? [item] : []));
}

/** Code numbers of kinds: positions in KINDS. */
export const kindCode = (kind: (typeof KINDS)[number]): number => KINDS.indexOf(kind);
