/**
 * The people of an office who are treated alike: what ICE asks and jails answer in each month, under the programme and the rules
 * of its days, as shares of the people whom ICE knows of. All jails of a group read one table a month.
 */
import { CERTAIN } from '../base/random.ts';
import { KINDS } from '../base/vocabulary.ts';
import type { Piece } from './asked.ts';
import type { Draw } from './draw.ts';
import { departures, type Departures, type Kernels, MOST_MONTHS } from './leaving.ts';
import type { Waits } from './line.ts';
import type { Calendar, Group } from './office-twin.ts';
import { allPieces, RULED, type SeriesOf } from './pieces.ts';
import { CHARGE_COUNT, GRAVITIES, KNOWN, KNOWNS, RANKS, STREAM, STREAM_CELLS, streamCell, STREAMS } from './shapes.ts';
import { LATE, leaving, LONGEST_WAIT, type StayTables, tableAt } from './stays.ts';
import { moveOdds } from './values.ts';

/** A group in a draw. */
export type GroupNow = {
  readonly kind: number;
  readonly of: SeriesOf;
  readonly stays: StayTables;
  /** By month. */
  readonly pieces: readonly (readonly Piece[])[];
  /** By month: what the people asked for in these tables are multiplied by. */
  readonly effort: Float64Array;
  /** By charge: the share of bookings that end in prison. */
  readonly sentenced: Float64Array;
  readonly kernels: Kernels;
  /** By gravity: a notice of the month reaches ICE. */
  readonly reaches: (month: number) => Float64Array;
};

/** Reads a group in a draw. */
export function groupNow(draw: Draw, group: Group, calendar: Calendar): GroupNow {
  const { shelf } = draw.compiled.model;
  const of: SeriesOf = (name) => draw.of(name, group.classes[name]);
  const { spread, factors } = shelf.stays.items[of('stays').history.values[0]];
  const stays = draw.staysOf({
    median: of('stayMedian').months[0],
    spread,
    factors,
    longest: of('longest').months[0],
    interview: of('interviewDelay').months[0],
    jailInterview: Math.max(0, ...of('jailInterviewDelay').history.values),
    request: of('requestDelay').months[0],
  });
  const limits = shelf.sentences.items[of('sentences').history.values[0]];
  const sentenced = draw.onceFor(limits, 0, () => Float64Array.from(limits, (limit) => limit / CERTAIN));
  const effort = of('requestLevel').months.map((level, month) => level * of('officeEffort').months[month]);
  const { pieces, most } = draw.once(`${group.kind} ${RULED.map((name) => group.classes[name]).join()}`, () =>
    allPieces(draw, group.kind, of, stays, calendar, undefined),
  );
  const odds = shelf.odds.items[of('odds').history.values[0]];
  const made = {
    kind: group.kind,
    of,
    stays,
    sentenced,
    kernels: kernelsOf(draw, group.kind, of, stays, pieces[0], calendar),
    reaches: (month: number) => {
      const share = of('noticeReaches').months[month] / CERTAIN;
      return draw.onceFor(odds, share, () => Float64Array.from({ length: GRAVITIES }, (_, v) => moveOdds(share, odds.notice[v]))); // prettier-ignore
    },
  };
  // Nobody is asked for more than once: where that binds, effort is no mere multiple.
  if (effort.every((level, month) => level * most[month] <= 1)) return { ...made, pieces, effort };
  const capped = allPieces(draw, group.kind, of, stays, calendar, effort);
  return { ...made, pieces: capped.pieces, effort: new Float64Array(calendar.months).fill(1) };
}

/** When people of a group leave, weighted by whom ICE asks for at first. */
function kernelsOf(
  draw: Draw,
  kind: number,
  of: SeriesOf,
  { stays }: StayTables,
  [{ asked }]: readonly Piece[],
  calendar: Calendar,
): Kernels {
  // prettier-ignore
  const kernel = (factor: number): Departures =>
    draw.onceFor(stays, factor * KINDS.length + kind, () => {
      const weights = new Float64Array(CHARGE_COUNT);
      for (let charge = 0; charge < CHARGE_COUNT; charge += 1)
        for (let rank = 0; rank < RANKS; rank += 1) weights[charge] += asked.asked[charge * RANKS + rank];
      return departures(leaving(stays, weights, LATE, factor, MOST_MONTHS), calendar, draw.compiled.model.extractDay);
    });
  return { held: kernel(of('stayFactorHonored').months[0]), other: kernel(of('stayFactorOther').months[0]), plain: kernel(1) }; // prettier-ignore
}

/** What a group's people come to in a month, for each person whom ICE knows of in some way. */
export class Outcomes {
  /** By way and stream, of those decided on in time; the whole of them comes last. */
  readonly streams = new Float64Array(KNOWNS * (STREAMS + 1));
  /** By way: asked for after they had left. */
  readonly late = new Float64Array(KNOWNS);
  /** By way: asked for and on their way to prison. */
  readonly sentenced = new Float64Array(KNOWNS);
  /** By removability and way: screened. */
  readonly screened = new Float64Array(2 * KNOWNS);
  /** By removability: interviewed before they leave, of those whom an officer would see; by an officer of the jail; open to interviews. */
  readonly seen = new Float64Array(2);
  readonly seenByJail = new Float64Array(2);
  readonly open = new Float64Array(2);
  /** Somebody may not be held, of whom a jail may tell all the same; somebody is asked for by a notification. */
  limited = false;
  notified = false;
  private readonly wholes = new Float64Array(KNOWNS * STREAM_CELLS);
  private pieces: readonly Piece[] | undefined;
  private stays: StayTables | undefined;
  private waited = true;

  /** @param after the chances of the stay after these waits */
  read(pieces: readonly Piece[], stays: StayTables, sentenced: Float64Array, waits: Waits, after: AfterWaits): void {
    // Nobody waits as before, and the tables are the last: so is what comes of them.
    const alike = waits.none && !this.waited && this.pieces === pieces && this.stays === stays;
    if (alike) return;
    this.pieces = pieces;
    this.stays = stays;
    this.waited = !waits.none;
    this.limited = this.notified = false;
    for (const table of [this.streams, this.late, this.sentenced, this.screened, this.seen, this.seenByJail, this.open]) table.fill(0); // prettier-ignore
    for (const piece of pieces) {
      this.readBooked(piece, stays, after);
      this.readAsked(piece, stays, sentenced, after);
    }
  }

  private readBooked(
    { asked: { booked, open }, part }: Piece,
    { screened }: StayTables,
    { screened: after }: AfterWaits,
  ): void {
    // prettier-ignore
    const half = CHARGE_COUNT * RANKS;
    for (let at = 0; at < 2 * half; at += 1) {
      const share = part * booked[at];
      if (share === 0) continue;
      const r = at < half ? 0 : 1;
      const cell = at - r * half;
      const charge = (cell / RANKS) | 0;
      for (let known = 0; known < KNOWNS; known += 1) this.screened[r * KNOWNS + known] += share * after[known * half + cell]; // prettier-ignore
      this.seen[r] += share * screened[tableAt(KNOWN.interview, charge, 0)];
      this.seenByJail[r] += share * screened[tableAt(KNOWN.jail, charge, 0)];
      this.open[r] += part * open[at];
    }
  }

  private readAsked(
    { asked: { asked, streams }, part }: Piece,
    { screened }: StayTables,
    sentenced: Float64Array,
    after: AfterWaits,
  ): void {
    // prettier-ignore
    const { wholes } = this;
    wholes.fill(0);
    for (let cell = 0; cell < CHARGE_COUNT * RANKS; cell += 1) {
      const people = asked[cell] * part;
      if (people === 0) continue;
      const charge = (cell / RANKS) | 0;
      const cellOf = streamCell(charge, cell % RANKS);
      const home = people * (1 - sentenced[charge]);
      for (let known = 0; known < KNOWNS; known += 1) {
        const at = known * CHARGE_COUNT * RANKS + cell;
        wholes[known * STREAM_CELLS + cellOf] += home * after.inTime[at];
        this.late[known] += home * (after.screened[at] - after.inTime[at]);
        if (sentenced[charge] > 0) this.sentenced[known] += people * sentenced[charge] * (known === KNOWN.match ? 1 : screened[tableAt(known, charge, 0)]); // prettier-ignore
      }
    }
    for (let cell = 0; cell < STREAM_CELLS; cell += 1) {
      if (wholes[cell] === 0) continue;
      const from = cell * STREAMS;
      for (let s = STREAM.noticed; s < STREAMS; s += 1) if (streams[from + s] > 0) this.notified = true;
      for (let v = 0; v < GRAVITIES; v += 1) if (streams[from + STREAM.toldLimited + v] + streams[from + STREAM.noticedLimited + v] > 0) this.limited = true; // prettier-ignore
      for (let known = 0; known < KNOWNS; known += 1) {
        const whole = wholes[known * STREAM_CELLS + cell];
        const start = known * (STREAMS + 1);
        for (let stream = 0; stream < STREAMS; stream += 1)
          this.streams[start + stream] += whole * streams[from + stream];
        this.streams[start + STREAMS] += whole;
      }
    }
  }
}

/** The chances of a stay after the waits of a month, by way, charge and rank. */
export type AfterWaits = { readonly screened: Float64Array; readonly inTime: Float64Array };

export function afterWaits({ screened, inTime }: StayTables, waits: Waits): AfterWaits {
  const read = (table: Float64Array): Float64Array => {
    const made = new Float64Array(KNOWNS * CHARGE_COUNT * RANKS);
    for (let known = 0; known < KNOWNS; known += 1)
      for (let charge = 0; charge < CHARGE_COUNT; charge += 1)
        for (let rank = 0; rank < RANKS; rank += 1)
          made[(known * CHARGE_COUNT + charge) * RANKS + rank] = waited(table, known, charge, rank, waits);
    return made;
  };
  return { screened: read(screened), inTime: read(inTime) };
}

/** Whom an officer of the jail interviews waits for nobody. */
function waited(table: Float64Array, known: number, charge: number, rank: number, { days, sooner }: Waits): number {
  if (known === KNOWN.jail) return table[tableAt(known, charge, 0)];
  const at = tableAt(known, charge, Math.min(days[rank], LONGEST_WAIT - 1));
  return sooner[rank] * table[at] + (1 - sooner[rank]) * table[at + 1];
}
