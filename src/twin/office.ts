/** An office through the months of a run: its jails between the lines, the lines, the teams. Begin with {@link runOffice}. */
import { holdEnd, monthDays } from '../base/calendar.ts';
import type { OfficeParameter } from '../simulation/compile/now.ts';
import { OFFICE_PARAMETERS } from '../simulation/compile/now.ts';
import type { Place } from '../scenario/values/places.ts';
import type { Form } from '../simulation/compile/shelf.ts';
import type { Piece } from './asked.ts';
import { Demand } from './demand.ts';
import type { Draw, Effects } from './draw.ts';
import { type AfterWaits, afterWaits, type GroupNow, groupNow, Outcomes } from './groups.ts';
import { jailNow } from './jail-now.ts';
import { type GroupMonth, type JailNow, live } from './jails.ts';
import { type Departures, Leaving } from './leaving.ts';
import { newWaits, type Waits } from './line.ts';
import type { Calendar, OfficeTwin } from './office-twin.ts';
import type { OfUnit } from './parameters.ts';
import { Answers, type Bookings, Returns } from './returns.ts';
import {
  CHARGE_COUNT,
  type Flows,
  OFFICE_ROW,
  OFFICE_ROW_SIZE,
  GRAVITIES,
  RANKS,
  ROW,
  ROW_SIZE,
  STREAM,
  streamCell,
  STREAMS,
} from './shapes.ts';
import { inWindow, LATE, type StayTables, within } from './stays.ts';
import { type Targets, type TeamsNow, workMonths } from './teams.ts';
import { byMonth, historyAt } from './values.ts';

/** Counts of an office in a draw. */
export type OfficeCounts = {
  /** By set of places and month; by unit apart and span; by month. */
  readonly sets: Float64Array;
  readonly apart: Float64Array;
  readonly office: Float64Array;
};

/** What offices of a draw share. */
export type Common = {
  /** First bookings by month of a shape, as the rate of re-arrest at a place has them. */
  readonly firstBookings: (shape: number, place: Place) => Float64Array;
  /** Of people sentenced: those whom ICE comes for, and when they leave prison. */
  readonly comesToPrison: number;
  readonly prison: Departures;
};

/** An office in a draw. */
type Now = {
  readonly twin: OfficeTwin;
  readonly draw: Draw;
  readonly calendar: Calendar;
  readonly common: Common;
  readonly groups: readonly GroupNow[];
  readonly jails: readonly JailNow[];
  readonly office: TeamsNow;
};

/** Follows an office through all months. */
export function runOffice(
  twin: OfficeTwin,
  draw: Draw,
  effects: Effects,
  calendar: Calendar,
  common: Common,
): OfficeCounts {
  // prettier-ignore
  const { firstMonth, months } = calendar;
  const groups = twin.groups.map((group) => groupNow(draw, group, calendar));
  const { odds } = draw.compiled.model.shelf;
  const jails = twin.units.map((_, unit) =>
    jailNow(twin, unit, draw, effects, odds.items[groups[twin.groupOf[unit]].of('odds').history.values[0]]),
  );
  const read = (name: OfficeParameter): Float64Array =>
    byMonth(historyAt(draw.compiled.office[name], twin.office, draw.compiled.model), firstMonth, months);
  const office = Object.fromEntries(OFFICE_PARAMETERS.map((name) => [name, read(name)])) as unknown as TeamsNow;
  return throughMonths({ twin, draw, calendar, common, groups, jails, office });
}

function throughMonths(now: Now): OfficeCounts {
  const { twin, calendar, jails, groups, office } = now;
  const { months } = calendar;
  const counts: OfficeCounts = {
    sets: new Float64Array(twin.sets * months * ROW_SIZE),
    apart: new Float64Array(twin.rowsApart * calendar.spans * ROW_SIZE),
    office: new Float64Array(months * OFFICE_ROW_SIZE),
  };
  const leaving = new Leaving(
    twin,
    groups.map(({ kernels }) => kernels),
    months,
  );
  const returns = new Returns(
    twin,
    twin.units.map((_, unit) => bookingsOf(now, unit)),
    months,
  );
  const answers = new Answers(twin.units.length, months);
  const line = new Demand(groups, twin.groupOf);
  const waits = newWaits();
  const outcomes = groups.map(() => new Outcomes());
  let served = 1;
  for (let month = 0; month < months; month += 1) {
    const days = monthDays(calendar.firstMonth + month);
    const at = month * OFFICE_ROW_SIZE;
    returns.begin(month);
    const used = line.settle(waits, jails, returns, month, days, office.screeningMinutes[month]);
    counts.office[at + OFFICE_ROW.screening_minutes_used] = used * days;
    counts.office[at + OFFICE_ROW.screening_minutes_given] = Math.max(0, office.screeningMinutes[month]) * days;
    const ofGroups = groupMonths(now, outcomes, waits, month, served);
    const comes = liveMonth(now, ofGroups, { counts, leaving, returns, answers }, month);
    const hours = office.pickupMinutes[month] * days;
    counts.office[at + OFFICE_ROW.pickup_minutes_given] = Math.max(0, hours);
    counts.office[at + OFFICE_ROW.pickup_minutes_used] = hours < 0 ? comes : Math.min(hours, comes);
    // Officers have hours for as many of the next month's cases as of this month's.
    served = hours < 0 || comes <= hours ? 1 : hours / comes;
  }
  settleFlows(now, counts, leaving);
  return counts;
}

type Books = {
  readonly counts: OfficeCounts;
  readonly leaving: Leaving;
  readonly returns: Returns;
  readonly answers: Answers;
};

const row = new Float64Array(ROW_SIZE);
const flows: Flows = { held: 0, other: 0, plain: 0, sentenced: 0, targets: 0, comes: 0 };

/** Every jail of an office in a month. @returns minutes for which officers would set out */
function liveMonth({ twin, calendar, jails }: Now, groups: readonly GroupMonth[], books: Books, month: number): number {
  const { counts, leaving, returns, answers } = books;
  const { months, spanOf, spans, told, columns } = calendar;
  let comes = 0;
  for (let unit = 0; unit < jails.length; unit += 1) {
    row.fill(0);
    const jail = jails[unit];
    const declining = jail.discouragement[month] > 0 ? answers.declining(unit, month, jail.lookBack[month]) : 0;
    live(row, flows, jail, groups[twin.groupOf[unit]], returns.booked(unit, 0), returns.booked(unit, 1), month, declining); // prettier-ignore
    returns.took(unit, flows.held + flows.other + flows.plain + flows.sentenced);
    const others = twin.units[unit].others[month] * jail.arrestsLevel[month];
    row[ROW.rearrests] = returns.again(unit);
    row[ROW.arrests] += others;
    row[ROW.submissions] += others * jail.activated[month];
    answers.add(unit, month, row[ROW.honored], row[ROW.declined_requests]);
    leaving.add(unit, month, flows);
    comes += flows.comes * jail.perPickup[month];
    addRow(counts.sets, (twin.units[unit].set * months + month) * ROW_SIZE);
    if (twin.apart[unit] < 0 || !told[spanOf[month]]) continue;
    row[ROW.transferred_on_request] = flows.held + flows.other + flows.sentenced;
    row[ROW.transferred_without_request] = flows.plain;
    const apart = (twin.apart[unit] * spans + spanOf[month]) * ROW_SIZE;
    for (let i = 0; i < columns.length; i += 1) counts.apart[apart + columns[i]] += row[columns[i]];
  }
  return comes;
}

function addRow(sums: Float64Array, at: number): void {
  for (let i = 0; i < ROW_SIZE; i += 1) sums[at + i] += row[i];
}

function groupMonths(
  now: Now,
  outcomes: readonly Outcomes[],
  waits: Waits,
  month: number,
  served: number,
): GroupMonth[] {
  // prettier-ignore
  const { groups, common, draw } = now;
  const after = new Map<StayTables, AfterWaits>();
  for (const { stays } of groups) {
    const made = after.get(stays) ?? (waits.none ? draw.onceFor(stays, -1, () => afterWaits(stays, waits)) : afterWaits(stays, waits)); // prettier-ignore
    after.set(stays, made);
  }
  return groups.map((group, g) => {
    // What groups of one table come to is worked out once.
    const like = groups.findIndex((one) => one.pieces[month] === group.pieces[month] && one.stays === group.stays && one.sentenced === group.sentenced); // prettier-ignore
    if (like === g) outcomes[g].read(group.pieces[month], group.stays, group.sentenced, waits, after.get(group.stays)!);
    const { held, other } = group.kernels;
    return {
      outcomes: outcomes[like],
      effort: group.effort[month],
      reaches: group.reaches(month),
      heldInTime: heldInTime(draw, group.of('travel').months[month]),
      toldInTime: toldInTime(draw, group, month),
      served,
      heldAnswers: held.answers,
      answers: other.answers,
      heldDone: held.done[month],
      otherDone: other.done[month],
      prisonDone: common.prison.done[month],
      heldExtracted: held.extracted[month],
      otherExtracted: other.extracted[month],
      comesToPrison: common.comesToPrison,
      prisonExtracted: common.prison.extracted[month],
    };
  });
}

/** Share of officers who come between a notice and the release. */
function toldInTime(draw: Draw, { stays, of, kind }: GroupNow, month: number): number {
  const [lead, travel] = [of('noticeLead').months[month], of('travel').months[month]];
  return draw.onceFor(stays, lead * 1e6 + travel, () =>
    inWindow(stays.stays, draw.people.charged[kind], LATE, lead, travel),
  );
}

/** Share of officers who come before a hold ends: the mean over the minutes of a year, for the first form that holds. */
function heldInTime(draw: Draw, travel: number): number {
  return draw.onceFor(draw, travel, () => {
    const form = draw.compiled.model.shelf.forms.items.find((one) => one.asksHold);
    return form ? meanHold(form, travel, draw.compiled.model.startDay) : 1;
  });
}

const SAMPLES = 365;
const DAY = 1440;

function meanHold(form: Form, travel: number, day: number): number {
  let sum = 0;
  for (let i = 0; i < SAMPLES; i += 1) {
    const release = (day + i) * DAY + ((i * 617) % DAY);
    sum += within(holdEnd(release, form.holdMinutes, form.weekendsCount, form.holidaysCount) - release, travel);
  }
  return sum / SAMPLES;
}

function bookingsOf({ twin, draw, common, jails }: Now, unit: number): Bookings {
  const { shape, scale, first: place, kind } = twin.units[unit];
  const of = (name: OfUnit): Float64Array => draw.of(name, twin.classes[unit][name]).months;
  const [relative, admitted, level] = [common.firstBookings(shape, place), of('admitted'), jails[unit].arrestsLevel];
  return {
    first: relative.map((count, month) => count * scale * admitted[month] * level[month]),
    removable: draw.people.removable[kind],
    mean: of('returnTime')[0],
    horizon: of('returnHorizon')[0],
  };
}

/** Puts who left when they did: transfers, the teams' list, removals. */
function settleFlows(now: Now, { sets, office: rows }: OfficeCounts, leaving: Leaving): void {
  const { twin, draw, calendar, common, office } = now;
  const { months } = calendar;
  const of = (name: OfUnit): number => draw.of(name, twin.classes[0][name]).months[0];
  const all = leaving.settle(sets, common.prison.after);
  const stays = of('returnTime') > 0 ? 1 - within(730 * 60, of('returnTime')) : 1;
  const found = workMonths(office, { people: all, ...ranksOf(now), stays }, rows);
  const kernel = draw.onceFor(leavingCustody, of('detention'), () => leavingCustody(of('detention')));
  const removed = draw.shares('removed', twin.classes[0].removed)[0];
  for (let set = 0; set < twin.sets; set += 1) {
    for (let month = 0; month < months; month += 1) {
      const at = (set * months + month) * ROW_SIZE;
      const part = all[month] > 0 ? sets[at + ROW.at_large_targets] / all[month] : 0;
      sets[at + ROW.at_large_released] = found.arrests[month] * part;
      sets[at + ROW.targets_arrested] = found.ofReleased[month] * part;
      const taken = sets[at + ROW.transferred_on_request] + sets[at + ROW.transferred_without_request] + sets[at + ROW.at_large_released]; // prettier-ignore
      for (let later = 0; later < kernel.length && month + later < months; later += 1)
        sets[at + later * ROW_SIZE + ROW.removed] += taken * removed * kernel[later];
    }
  }
}

/** By month and rank: whom ICE asks for in most jails of an office, and who of them is of the gravest. */
function ranksOf({ groups, twin, calendar, draw }: Now): Pick<Targets, 'ranks' | 'serious'> {
  const sizes = new Float64Array(groups.length);
  twin.units.forEach(({ scale }, unit) => (sizes[twin.groupOf[unit]] += scale));
  const { pieces } = groups[sizes.indexOf(Math.max(...sizes))];
  return draw.onceFor(pieces, 0, () => ranksIn(pieces, calendar));
}

function ranksIn(pieces: GroupNow['pieces'], calendar: Calendar): Pick<Targets, 'ranks' | 'serious'> {
  const ranks = new Float64Array(calendar.months * RANKS);
  const serious = new Float64Array(calendar.months * RANKS);
  const shares = new Map<Piece['asked'], Float64Array>();
  for (let month = 0; month < calendar.months; month += 1) {
    const at = month * RANKS;
    let whole = 0;
    for (const { asked, part } of pieces[month]) {
      const byRank = shares.get(asked) ?? askedByRank(asked.asked);
      shares.set(asked, byRank);
      for (let rank = 0; rank < RANKS; rank += 1) {
        ranks[at + rank] += byRank[rank] * part;
        serious[at + rank] += graveOf(asked, rank) * part;
        whole += byRank[rank] * part;
      }
    }
    for (let rank = 0; rank < RANKS; rank += 1) ranks[at + rank] /= whole || 1;
  }
  return { ranks, serious };
}

function askedByRank(asked: Float64Array): Float64Array {
  const sums = new Float64Array(RANKS);
  asked.forEach((people, cell) => (sums[cell % RANKS] += people));
  return sums;
}

/** Of the people of a rank whom jails hold or tell of, those of the last gravity. */
function graveOf({ asked, streams }: Piece['asked'], rank: number): number {
  let [grave, all] = [0, 0];
  for (let charge = 0; charge < CHARGE_COUNT; charge += 1) {
    const people = asked[charge * RANKS + rank];
    const from = streamCell(charge, rank) * STREAMS;
    for (let stream: number = STREAM.held; stream < STREAMS; stream += 1) {
      const part = people * streams[from + stream];
      all += part;
      if ((stream - STREAM.held) % GRAVITIES === GRAVITIES - 1) grave += part;
    }
  }
  return all > 0 ? grave / all : 0;
}

/** Months after an arrest in which custody ends. */
function leavingCustody(mean: number): Float64Array {
  const month = 30.4375 * DAY;
  const PARTS = 8;
  // Arrests spread over their month.
  const over = (months: number): number => {
    let sum = 0;
    for (let i = 0; i < PARTS; i += 1) sum += within(Math.max(0, months - (i + 0.5) / PARTS) * month, mean) / PARTS;
    return sum;
  };
  return Float64Array.from({ length: 12 }, (_, i) => over(i + 1) - over(i));
}
