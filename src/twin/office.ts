/** An office through the months of a run: the jails between its lines, the lines, the teams. */
import { monthDays, monthStart, holdEnd } from '../base/calendar.ts';
import { OFFICE_PARAMETERS, type PlaceParameter } from '../simulation/compile/now.ts';
import type { Place } from '../scenario/values/places.ts';
import type { Form } from '../simulation/compile/shelf.ts';
import type { Draw, Effects } from './draw.ts';
import { type Group, type GroupNow, groupNow, Outcomes } from './groups.ts';
import { ANSWERED_AFTER, type Flows, type GroupMonth, type JailNow, live, share } from './jails.ts';
import { newWaits, settle, type Waits } from './line.ts';
import { CHARGE_COUNT, GRAVITIES, KNOWN, OFFICE_ROW, OFFICE_ROW_SIZE, RANKS, ROW, ROW_SIZE } from './shapes.ts';
import { inWindow, leaving, LONGEST_WAIT, tableAt, within } from './stays.ts';
import { type TeamsNow, workMonths } from './teams.ts';
import type { Unit } from './units.ts';
import { byMonth, historyAt } from './values.ts';

/** The parameters that places of a group may differ in. */
export const OF_UNIT = [
  'activated',
  'recordBoth',
  'recordOnly',
  'arrestsLevel',
  'interview',
  'withoutRequest',
  'noticeLimited',
  'comeMatch',
  'comeInterview',
  'returnTime',
  'returnHorizon',
  'removed',
  'detention',
  'recordConviction',
  'recordRefusal',
  'recordCustody',
  'recordBooked',
  'recordOther',
  'discouragement',
  'lookBack',
  'jailInterview',
  'jailWithoutForm',
  'admitted',
] as const satisfies readonly PlaceParameter[];

/** What lasts of an office in all draws. */
export type OfficeTwin = {
  readonly office: Place;
  readonly units: readonly Unit[];
  readonly groups: readonly Group[];
  /** By unit. */
  readonly groupOf: Int32Array;
  readonly classes: readonly Readonly<Record<(typeof OF_UNIT)[number], number>>[];
  /** By unit: positions of its places among all. */
  readonly numbers: readonly (readonly number[])[];
  readonly sets: number;
  /** By unit: its row of counts apart, or -1; how many there are. */
  readonly apart: Int32Array;
  readonly rowsApart: number;
};

/** Counts of an office in a draw. */
export type OfficeCounts = {
  /** By set of places and month; by unit apart and span; by month. */
  readonly sets: Float64Array;
  readonly apart: Float64Array;
  readonly office: Float64Array;
};

export type Calendar = {
  readonly firstMonth: number;
  readonly months: number;
  /** By month: the span in which jails are counted apart; how many there are. */
  readonly spanOf: Int32Array;
  readonly spans: number;
};

/** What offices of a draw share. */
export type Common = {
  /** First bookings by month of a shape, as the rate of re-arrest at a place has them. */
  readonly firstBookings: (shape: number, place: Place) => Float64Array;
  /** Of people sentenced: those whom ICE comes for, and by month when they leave prison. */
  readonly comesToPrison: number;
  readonly prison: Float64Array;
};

/** Months after which nobody decided on is still inside, as far as the twin knows. */
const MOST_MONTHS = 72;
const LATE = 12 * 60;

type Kernels = { readonly held: Float64Array; readonly other: Float64Array; readonly plain: Float64Array };

export class OfficeMonths {
  private readonly twin: OfficeTwin;
  private readonly draw: Draw;
  private readonly calendar: Calendar;
  private readonly groups: readonly GroupNow[];
  private readonly kernels: readonly Kernels[];
  private readonly jails: readonly JailNow[];
  private readonly now: TeamsNow;
  private readonly common: Common;
  private readonly holdInTime = new Map<string, number>();

  constructor(twin: OfficeTwin, draw: Draw, effects: Effects, calendar: Calendar, common: Common) {
    // prettier-ignore
    this.twin = twin;
    this.draw = draw;
    this.calendar = calendar;
    this.common = common;
    const { firstMonth, months } = calendar;
    this.groups = twin.groups.map((group) => groupNow(draw, group, firstMonth, months));
    this.kernels = this.groups.map((group) => kernelsOf(group));
    this.jails = twin.units.map((_, unit) => this.jailOf(unit, effects));
    const span = draw.compiled.model;
    this.now = Object.fromEntries(
      OFFICE_PARAMETERS.map((name) => [
        name,
        byMonth(historyAt(draw.compiled.office[name], twin.office, span), firstMonth, months),
      ]),
    ) as unknown as TeamsNow;
  }

  private of(name: (typeof OF_UNIT)[number], unit: number): Float64Array {
    return this.draw.of(name, this.twin.classes[unit][name]).months;
  }

  private shares(name: (typeof OF_UNIT)[number], unit: number): Float64Array {
    return this.draw.shares(name, this.twin.classes[unit][name]);
  }

  private jailOf(unit: number, effects: Effects): JailNow {
    const { months } = this.calendar;
    const { odds } = this.draw.compiled.model.shelf;
    const own = odds.items[this.groups[this.twin.groupOf[unit]].of('odds').history.values[0]];
    const members = this.twin.numbers[unit];
    const { shares: parts } = this.twin.units[unit];
    const moved = (
      chances: Float64Array,
      factors: Float64Array | undefined,
      byGravity: ArrayLike<number>,
    ): Float64Array => {
      // prettier-ignore
      const made = new Float64Array(months * GRAVITIES);
      for (let month = 0; month < months; month += 1) {
        const at = month * GRAVITIES;
        if (month > 0 && chances[month] === chances[month - 1]) {
          made.copyWithin(at, at - GRAVITIES, at);
          continue;
        }
        for (let v = 0; v < GRAVITIES; v += 1)
          for (let i = 0; i < members.length; i += 1)
            made[at + v] += parts[i] * moveOdds(chances[month], (factors?.[members[i]] ?? 1) * byGravity[v]);
      }
      return made;
    };
    return {
      activated: this.of('activated', unit),
      onRecord: share(this.of('recordOnly', unit)[0]),
      onRecordAndTells: share(this.of('recordBoth', unit)[0]),
      interview: this.shares('interview', unit),
      jailInterview: this.shares('jailInterview', unit),
      withoutRequest: this.shares('withoutRequest', unit),
      jailWithoutForm: this.shares('jailWithoutForm', unit),
      recordConviction: this.shares('recordConviction', unit),
      recordCustody: this.shares('recordCustody', unit),
      recordBooked: this.shares('recordBooked', unit),
      recordOther: this.shares('recordOther', unit),
      discouragement: this.of('discouragement', unit),
      recordRefusal: this.refusalOf(unit, effects),
      comeMatch: moved(this.of('comeMatch', unit), effects.factors.coming, own.come),
      comeInterview: moved(this.of('comeInterview', unit), effects.factors.coming, own.come),
      noticeLimited: moved(this.shares('noticeLimited', unit), effects.factors.notice, own.notice),
    };
  }

  private refusalOf(unit: number, effects: Effects): Float64Array {
    const stated = this.shares('recordRefusal', unit);
    const members = this.twin.numbers[unit];
    const { shares: parts } = this.twin.units[unit];
    const factors = effects.factors.recording;
    const silent = this.draw.silent;
    const made = new Float64Array(stated.length);
    for (let month = 0; month < made.length; month += 1) {
      if (stated[month] === 0) continue;
      const limit = silent[month];
      for (let i = 0; i < members.length; i += 1)
        if (effects.silent[members[i]] >= limit) made[month] += parts[i] * moveOdds(stated[month], factors?.[members[i]] ?? 1); // prettier-ignore
    }
    return made;
  }

  /** Lives through the months. */
  run(): OfficeCounts {
    const { twin, calendar, jails, groups } = this;
    const { months, spanOf, spans } = calendar;
    const counts: OfficeCounts = {
      sets: new Float64Array(twin.sets * months * ROW_SIZE),
      apart: new Float64Array(twin.rowsApart * spans * ROW_SIZE),
      office: new Float64Array(months * OFFICE_ROW_SIZE),
    };
    const leaving = new Leaving(twin, this.kernels, months);
    const returns = new Returns(this, twin, months);
    const waits = newWaits();
    const line = new Demand(groups);
    const row = new Float64Array(ROW_SIZE);
    const flows: Flows = { held: 0, other: 0, plain: 0, sentenced: 0, targets: 0, comes: 0 };
    const answers = new Answers(twin.units.length, months);
    const outcomes = groups.map(() => new Outcomes());
    let served = 1;
    for (let month = 0; month < months; month += 1) {
      const days = monthDays(calendar.firstMonth + month);
      returns.begin(month);
      const used = line.settle(waits, this, returns, month, days);
      counts.office[month * OFFICE_ROW_SIZE + OFFICE_ROW.screening_minutes_used] = used * days;
      counts.office[month * OFFICE_ROW_SIZE + OFFICE_ROW.screening_minutes_given] = Math.max(0, this.now.screeningMinutes[month]) * days; // prettier-ignore
      const ofGroups = groups.map((group, g) => this.groupMonth(group, g, outcomes[g], waits, month, served));
      let comes = 0;
      for (let unit = 0; unit < jails.length; unit += 1) {
        row.fill(0);
        const group = ofGroups[twin.groupOf[unit]];
        const { set } = twin.units[unit];
        live(row, flows, jails[unit], group, returns.booked(unit), month, answers.declining(unit, month, this.of('lookBack', unit)[month])); // prettier-ignore
        returns.took(unit, flows.held + flows.other + flows.plain + flows.sentenced);
        row[ROW.rearrests] = returns.again(unit);
        const others = twin.units[unit].others[month] * this.of('arrestsLevel', unit)[month];
        row[ROW.arrests] += others;
        row[ROW.submissions] += others * jails[unit].activated[month];
        answers.add(unit, month, row[ROW.honored], row[ROW.declined_requests]);
        leaving.add(unit, month, flows);
        comes += flows.comes * this.groups[twin.groupOf[unit]].of('perPickup').months[month];
        const at = (set * months + month) * ROW_SIZE;
        for (let i = 0; i < ROW_SIZE; i += 1) counts.sets[at + i] += row[i];
        if (twin.apart[unit] < 0) continue;
        row[ROW.transferred_on_request] = flows.held + flows.other + flows.sentenced;
        row[ROW.transferred_without_request] = flows.plain;
        const apart = (twin.apart[unit] * spans + spanOf[month]) * ROW_SIZE;
        for (let i = 0; i < ROW_SIZE; i += 1) counts.apart[apart + i] += row[i];
      }
      const hours = this.now.pickupMinutes[month] * days;
      counts.office[month * OFFICE_ROW_SIZE + OFFICE_ROW.pickup_minutes_given] = Math.max(0, hours);
      counts.office[month * OFFICE_ROW_SIZE + OFFICE_ROW.pickup_minutes_used] = hours < 0 ? comes : Math.min(hours, comes); // prettier-ignore
      served = hours < 0 || comes <= hours ? 1 : hours / comes;
    }
    this.settleFlows(counts, leaving);
    return counts;
  }

  private groupMonth(
    group: GroupNow,
    g: number,
    outcomes: Outcomes,
    waits: Waits,
    month: number,
    served: number,
  ): GroupMonth {
    // prettier-ignore
    outcomes.read({ pieces: group.pieces[month], stays: group.stays, sentenced: group.sentenced }, waits);
    const { held, other } = this.kernels[g];
    const odds = this.draw.compiled.model.shelf.odds.items[group.of('odds').history.values[0]];
    const travel = group.of('travel').months[month];
    const prison = this.common.comesToPrison;
    return {
      outcomes,
      reaches: Float64Array.from({ length: GRAVITIES }, (_, v) => moveOdds(share(group.of('noticeReaches').months[month]), odds.notice[v])), // prettier-ignore
      heldInTime: this.heldInTime(month, travel),
      toldInTime: this.toldInTime(group, g, travel, month),
      served,
      answers: Float64Array.from(ANSWERED_AFTER, (from, i) =>
        sumOf(other, from, ANSWERED_AFTER[i + 1] ?? other.length),
      ),
      heldDone: sumOf(held, 0, this.calendar.months - month),
      otherDone: sumOf(other, 0, this.calendar.months - month),
      prisonDone: sumOf(this.common.prison, 0, this.calendar.months - month),
      heldExtracted: this.extracted(held, month),
      otherExtracted: this.extracted(other, month),
      comesToPrison: prison,
      prisonExtracted: this.extracted(this.common.prison, month),
    };
  }

  private readonly windows = new Map<string, number>();
  private toldInTime({ stays, of }: GroupNow, g: number, travel: number, month: number): number {
    const lead = of('noticeLead').months[month];
    const key = `${g} ${travel} ${lead}`;
    let found = this.windows.get(key);
    if (found === undefined) this.windows.set(key, (found = inWindow(stays.stays, ONES, LATE, lead, travel)));
    return found;
  }

  /** Share of officers who come before a hold ends: the mean over the minutes of a year, for the form that holds. */
  private heldInTime(month: number, travel: number): number {
    const form = this.draw.compiled.model.shelf.forms.items.find((one) => one.asksHold);
    if (!form) return 1;
    const key = `${travel}`;
    let found = this.holdInTime.get(key);
    if (found === undefined) this.holdInTime.set(key, (found = meanHold(form, travel, monthStart(this.calendar.firstMonth + month)))); // prettier-ignore
    return found;
  }

  /** Share of those leaving in months after a month who do before the extract. */
  private extracted(kernel: Float64Array, month: number): number {
    const { extractDay } = this.draw.compiled.model;
    const { firstMonth } = this.calendar;
    let sum = 0;
    for (let later = 0; later < kernel.length; later += 1) {
      const of = firstMonth + month + later;
      const part = Math.min(1, Math.max(0, (extractDay - monthStart(of)) / monthDays(of)));
      if (part === 0) break;
      sum += kernel[later] * part;
    }
    return sum;
  }

  /** Puts who left when they did: transfers, the teams' list, removals. */
  private settleFlows({ sets, office }: OfficeCounts, leaving: Leaving): void {
    const { twin, calendar } = this;
    const { months } = calendar;
    const all = leaving.settle(sets, this.common.prison);
    const hazard = this.of('returnTime', 0)[0];
    const stays = hazard > 0 ? 1 - within(730 * 60, hazard) : 1;
    const found = workMonths(this.now, all, 0.12, stays, office);
    const removed = share(this.of('removed', 0)[0]);
    const detention = this.of('detention', 0)[0];
    const kernel = detained(detention);
    const taken = new Float64Array(months);
    for (let set = 0; set < twin.sets; set += 1) {
      for (let month = 0; month < months; month += 1) {
        const at = (set * months + month) * ROW_SIZE;
        const part = all[month] > 0 ? sets[at + ROW.at_large_targets] / all[month] : 0;
        sets[at + ROW.at_large_released] = found.arrests[month] * part;
        sets[at + ROW.targets_arrested] = found.ofReleased[month] * part;
        taken[month] = sets[at + ROW.transferred_on_request] + sets[at + ROW.transferred_without_request] + sets[at + ROW.at_large_released]; // prettier-ignore
      }
      for (let month = 0; month < months; month += 1)
        for (let later = 0; later < kernel.length && month + later < months; later += 1)
          sets[(set * months + month + later) * ROW_SIZE + ROW.removed] += taken[month] * removed * kernel[later];
    }
  }

  /** First bookings of a unit in a month. */
  first(unit: number, month: number): number {
    const { shape, scale, first } = this.twin.units[unit];
    const months = this.common.firstBookings(shape, first);
    return scale * months[month] * this.of('arrestsLevel', unit)[month] * this.of('admitted', unit)[month];
  }

  rate(unit: number): { readonly mean: number; readonly horizon: number } {
    return { mean: this.of('returnTime', unit)[0], horizon: this.of('returnHorizon', unit)[0] };
  }

  get unitCount(): number {
    return this.jails.length;
  }
  get minutes(): Float64Array {
    return this.now.screeningMinutes;
  }
  jail(unit: number): JailNow {
    return this.jails[unit];
  }
  removable(unit: number): number {
    return this.draw.people.removable[this.twin.units[unit].kind];
  }
  groupOf(unit: number): number {
    return this.twin.groupOf[unit];
  }
}

const ONES = new Float64Array(CHARGE_COUNT).fill(1);

/** A chance with its odds multiplied; certain ones stay. */
export const moveOdds = (chance: number, factor: number): number =>
  factor === 1 || chance <= 0 || chance >= 1 ? chance : (chance * factor) / (1 - chance + chance * factor);

function kernelsOf(group: GroupNow): Kernels {
  const { stays } = group.stays;
  const weights = new Float64Array(CHARGE_COUNT);
  const [{ asked }] = group.pieces[0];
  for (let charge = 0; charge < CHARGE_COUNT; charge += 1)
    for (let rank = 0; rank < RANKS; rank += 1) weights[charge] += asked.asked[charge * RANKS + rank];
  const of = (factor: number) => leaving(stays, weights, LATE, factor, MOST_MONTHS);
  return {
    held: of(group.of('stayFactorHonored').months[0]),
    other: of(group.of('stayFactorOther').months[0]),
    plain: of(1),
  };
}

/** Where nobody is sentenced, or by a group of a prison: when people leave. */
export const prisonKernelOf = (group: GroupNow | undefined): Float64Array =>
  group ? kernelsOf(group).plain : Float64Array.from({ length: MOST_MONTHS }, (_, month) => (month === 0 ? 1 : 0));

function sumOf(kernel: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < Math.min(to, kernel.length); i += 1) sum += kernel[i];
  return sum;
}

/** Months after an arrest in which custody ends. */
function detained(mean: number): Float64Array {
  const month = 30.4375 * 1440;
  const over = (months: number): number => {
    // Arrests spread over their month.
    let sum = 0;
    for (let i = 0; i < 8; i += 1) sum += within(Math.max(0, months - (i + 0.5) / 8) * month, mean) / 8;
    return sum;
  };
  return Float64Array.from({ length: 12 }, (_, i) => over(i + 1) - over(i));
}

function meanHold(form: Form, travel: number, day: number): number {
  let sum = 0;
  const SAMPLES = 365;
  for (let i = 0; i < SAMPLES; i += 1) {
    const release = (day + i) * 1440 + ((i * 617) % 1440);
    const end = holdEnd(release, form.holdMinutes, form.weekendsCount, form.holidaysCount);
    sum += within(end - release, travel);
  }
  return sum / SAMPLES;
}

/** People who leave later than the request: kept by set and group of places until the months are over. */
class Leaving {
  private readonly twin: OfficeTwin;
  private readonly kernels: readonly Kernels[];
  private readonly months: number;
  private readonly slots: Int32Array;
  private readonly setOf: number[] = [];
  private readonly groupOf: number[] = [];
  private readonly flows: Float64Array[] = [];

  constructor(twin: OfficeTwin, kernels: readonly Kernels[], months: number) {
    this.twin = twin;
    this.kernels = kernels;
    this.months = months;
    const numbers = new Map<string, number>();
    this.slots = Int32Array.from(twin.units, ({ set }, unit) => {
      const key = `${set} ${twin.groupOf[unit]}`;
      let slot = numbers.get(key);
      if (slot === undefined) {
        numbers.set(key, (slot = this.flows.length));
        this.flows.push(new Float64Array(months * 5));
        this.setOf.push(set);
        this.groupOf.push(twin.groupOf[unit]);
      }
      return slot;
    });
  }

  add(unit: number, month: number, { held, other, plain, sentenced, targets }: Flows): void {
    const flows = this.flows[this.slots[unit]];
    const at = month * 5;
    flows[at] += held;
    flows[at + 1] += other;
    flows[at + 2] += plain;
    flows[at + 3] += sentenced;
    flows[at + 4] += targets;
  }

  /** Adds them to the months in which they leave. @returns those who come to the teams' list, by month */
  settle(sets: Float64Array, prison: Float64Array): Float64Array {
    const { months } = this;
    const all = new Float64Array(months);
    this.flows.forEach((flows, slot) => {
      const { held, other, plain } = this.kernels[this.groupOf[slot]];
      const county = this.twin.groups[this.groupOf[slot]].kind === 0;
      const base = this.setOf[slot] * months;
      for (let month = 0; month < months; month += 1) {
        const at = month * 5;
        for (let later = 0; later < MOST_MONTHS && month + later < months; later += 1) {
          const to = (base + month + later) * ROW_SIZE;
          const onRequest = flows[at] * held[later] + flows[at + 1] * other[later];
          const without = flows[at + 2] * plain[later];
          const sentenced = flows[at + 3] * prison[later];
          const targets = flows[at + 4] * other[later];
          sets[to + ROW.transferred_on_request] += onRequest + sentenced;
          sets[to + ROW.transferred_without_request] += without;
          if (county) sets[to + ROW.transferred_county] += onRequest + without;
          sets[to + ROW.at_large_targets] += targets;
          all[month + later] += targets;
        }
      }
    });
    return all;
  }
}

/** Bookings of a unit's people, those who come again among them. */
class Returns {
  private readonly months: OfficeMonths;
  private readonly count: number;
  private readonly span: number;
  /** By unit and removability: who comes again in this month, and who was let go by month. */
  private readonly coming: Float64Array;
  private readonly free: Float64Array;
  private readonly now: Float64Array;
  private readonly rates: readonly { readonly stay: number; readonly last: number; readonly horizon: number }[];
  private month = 0;
  private readonly pair = new Float64Array(2);

  constructor(months: OfficeMonths, twin: OfficeTwin, span: number) {
    this.months = months;
    this.count = twin.units.length;
    this.span = span;
    this.coming = new Float64Array(this.count * 2);
    this.now = new Float64Array(this.count * 2);
    this.free = new Float64Array(this.count * 2 * span);
    this.rates = twin.units.map(({ kind }, unit) => {
      const { mean, horizon } = months.rate(unit);
      if (kind !== 0 || mean < 0) return { stay: 1, last: 0, horizon: 0 };
      const whole = Math.floor(horizon / 43800);
      return { stay: Math.exp(-43800 / mean), last: Math.exp((-43800 * whole) / mean), horizon: whole };
    });
  }

  begin(month: number): void {
    this.month = month;
    const { free, coming, now, span } = this;
    for (let unit = 0; unit < this.count; unit += 1) {
      const { stay, last, horizon } = this.rates[unit];
      const first = this.months.first(unit, month);
      const removable = this.months.removable(unit);
      for (let r = 0; r < 2; r += 1) {
        const at = unit * 2 + r;
        if (horizon > 0 && month > 0) {
          const gone = month - 1 - horizon;
          coming[at] = stay * coming[at] + (1 - stay) * (free[at * span + month - 1] - (gone >= 0 ? last * free[at * span + gone] : 0)); // prettier-ignore
        }
        now[at] = first * (r === 1 ? removable : 1 - removable) + coming[at];
        free[at * span + month] = now[at];
      }
    }
  }

  booked(unit: number): Float64Array {
    this.pair[0] = this.now[unit * 2];
    this.pair[1] = this.now[unit * 2 + 1];
    return this.pair;
  }

  again(unit: number): number {
    return this.coming[unit * 2] + this.coming[unit * 2 + 1];
  }

  /** People whom ICE takes do not come again. */
  took(unit: number, count: number): void {
    const at = (unit * 2 + 1) * this.span + this.month;
    this.free[at] = Math.max(0, this.free[at] - count);
  }
}

/** What jails answered of late. */
class Answers {
  private readonly months: number;
  private readonly honored: Float64Array;
  private readonly declined: Float64Array;

  constructor(units: number, months: number) {
    this.months = months;
    this.honored = new Float64Array(units * months);
    this.declined = new Float64Array(units * months);
  }

  add(unit: number, month: number, honored: number, declined: number): void {
    this.honored[unit * this.months + month] = honored;
    this.declined[unit * this.months + month] = declined;
  }

  /** The expected share of refusals, nothing where there was no answer. */
  declining(unit: number, month: number, back: number): number {
    let [honored, declined] = [0, 0];
    for (let m = Math.max(0, month - Math.round(back)); m < month; m += 1) {
      honored += this.honored[unit * this.months + m];
      declined += this.declined[unit * this.months + m];
    }
    const all = honored + declined;
    return all > 0 ? (declined / all) * (1 - Math.exp(-all)) : 0;
  }
}

/** What the screening line has to do. */
class Demand {
  private readonly groups: readonly GroupNow[];
  private readonly tables: readonly Float64Array[];
  private readonly tableOf: Int32Array;
  /** By table, way (match, interview), rank and charge: minutes a month. */
  private readonly minutes: Float64Array;
  private readonly known = new Float64Array(RANKS * (LONGEST_WAIT + 2));
  private readonly matched: Float64Array;
  private readonly told: Float64Array;

  constructor(groups: readonly GroupNow[]) {
    this.groups = groups;
    const distinct = [...new Set(groups.map(({ stays }) => stays.screened))];
    this.tables = distinct;
    this.tableOf = Int32Array.from(groups, ({ stays }) => distinct.indexOf(stays.screened));
    this.minutes = new Float64Array(distinct.length * 2 * RANKS * CHARGE_COUNT);
    this.matched = new Float64Array(groups.length * 2);
    this.told = new Float64Array(groups.length * 2);
  }

  settle(waits: Waits, office: OfficeMonths, returns: Returns, month: number, days: number): number {
    this.gather(office, returns, month, days);
    this.known.fill(-1);
    return settle(waits, (rank, day) => this.work(rank, day), office.minutes[month]);
  }

  private work(rank: number, day: number): number {
    const at = rank * (LONGEST_WAIT + 2) + Math.min(day, LONGEST_WAIT);
    if (this.known[at] >= 0) return this.known[at];
    let sum = 0;
    this.tables.forEach((screened, table) => {
      for (let way = 0; way < 2; way += 1) {
        const known = way === 0 ? KNOWN.match : KNOWN.interview;
        const start = ((table * 2 + way) * RANKS + rank) * CHARGE_COUNT;
        for (let charge = 0; charge < CHARGE_COUNT; charge += 1)
          sum += this.minutes[start + charge] * screened[tableAt(known, charge, Math.min(day, LONGEST_WAIT))];
      }
    });
    return (this.known[at] = sum);
  }

  private gather(office: OfficeMonths, returns: Returns, month: number, days: number): void {
    const { matched, told, minutes } = this;
    matched.fill(0);
    told.fill(0);
    minutes.fill(0);
    for (let unit = 0; unit < office.unitCount; unit += 1) {
      const jail = office.jail(unit);
      const pair = returns.booked(unit);
      const g = office.groupOf(unit) * 2;
      const byJail = jail.jailInterview[month];
      const active = jail.activated[month];
      const onlyTells = jail.onRecordAndTells * (1 - active) + 1 - jail.onRecord;
      for (let r = 0; r < 2; r += 1) {
        matched[g + r] += pair[r] * active * (jail.onRecord - jail.onRecordAndTells * byJail);
        told[g + r] += pair[r] * onlyTells * jail.interview[month] * (1 - byJail);
      }
    }
    this.groups.forEach((group, g) => {
      const perMatch = group.of('perMatch').months[month] / days;
      const perInterview = group.of('perInterview').months[month] / days;
      const table = this.tableOf[g];
      for (const { asked, part } of group.pieces[month]) {
        for (let r = 0; r < 2; r += 1) {
          const [byMatch, byInterview] = [matched[g * 2 + r] * perMatch * part, told[g * 2 + r] * perInterview * part];
          for (let charge = 0; charge < CHARGE_COUNT; charge += 1) {
            for (let rank = 0; rank < RANKS; rank += 1) {
              const from = (r * CHARGE_COUNT + charge) * RANKS + rank;
              minutes[((table * 2 + 0) * RANKS + rank) * CHARGE_COUNT + charge] += byMatch * asked.booked[from];
              minutes[((table * 2 + 1) * RANKS + rank) * CHARGE_COUNT + charge] += byInterview * asked.open[from];
            }
          }
        }
      }
    });
  }
}
