/**
 * The people of an office who are treated alike: what ICE asks and jails answer in each month, under the programme and the rules
 * of its days, as shares of the people whom ICE knows of. All jails of a group read one table a month.
 */
import { monthDays, monthOfDay, monthStart } from '../base/calendar.ts';
import { CERTAIN } from '../base/random.ts';
import type { Jurisdiction } from '../world/world.ts';
import type { Asked } from './asked.ts';
import type { Draw, Series } from './draw.ts';
import type { Waits } from './line.ts';
import { CHARGE_COUNT, KNOWN, KNOWNS, RANKS, STREAMS } from './shapes.ts';
import { LONGEST_WAIT, NODES, type StayTables, tableAt } from './stays.ts';
import type { History } from './values.ts';
import type { PlaceParameter } from '../simulation/compile/now.ts';

/** The parameters that places of a group have in common. */
export const OF_GROUP = [
  'stayMedian',
  'stays',
  'longest',
  'interviewDelay',
  'jailInterviewDelay',
  'requestDelay',
  'regime',
  'requestLevel',
  'officeEffort',
  'adherencePriority',
  'adherenceForm',
  'ruleset',
  'holdWilling',
  'noticeWilling',
  'noticeReaches',
  'noticeLead',
  'stayFactorHonored',
  'stayFactorOther',
  'travel',
  'odds',
  'sentences',
  'perMatch',
  'perInterview',
  'perPickup',
] as const satisfies readonly PlaceParameter[];

/** A table that holds in a part of a month, and what its people asked for are multiplied by. */
type Piece = { readonly asked: Asked; readonly scale: number; readonly part: number };

export type Group = {
  readonly kind: number;
  readonly first: Jurisdiction;
  /** By parameter of the group: its class. */
  readonly classes: Readonly<Record<(typeof OF_GROUP)[number], number>>;
};

/** A group in a draw. */
export type GroupNow = {
  readonly kind: number;
  readonly of: (name: (typeof OF_GROUP)[number]) => Series;
  readonly stays: StayTables;
  /** By month. */
  readonly pieces: readonly (readonly Piece[])[];
  /** By charge: the share of bookings that end in prison. */
  readonly sentenced: Float64Array;
};

const valueAt = ({ days, values }: History, day: number): number => {
  let i = days.length - 1;
  while (i > 0 && days[i] > day) i -= 1;
  return values[i];
};

const QUARTER = 3;

/** Reads a group in a draw. */
export function groupNow(draw: Draw, group: Group, firstMonth: number, months: number): GroupNow {
  const { shelf } = draw.compiled.model;
  const of = (name: (typeof OF_GROUP)[number]): Series => draw.of(name, group.classes[name]);
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
  const sentenced = Float64Array.from(limits, (limit) => limit / CERTAIN);
  const answers = new AnswerDays(of('ruleset').history, stays, of('stayFactorHonored').months[0]);
  const pieces = Array.from({ length: months }, (_, month) => piecesOf(draw, group, of, answers, firstMonth + month));
  return { kind: group.kind, of, stays, pieces, sentenced };
}

/** The parts of a month by programme, and by the rules under which its requests are answered. */
function piecesOf(draw: Draw, { kind }: Group, of: GroupNow['of'], answers: AnswerDays, month: number): Piece[] {
  const { shelf } = draw.compiled.model;
  const [start, length] = [monthStart(month), monthDays(month)];
  const days = [...new Set(['regime', 'adherencePriority', 'adherenceForm'].flatMap((name) => of(name as 'regime').history.days))]; // prettier-ignore
  const cuts = [start, ...days.filter((day) => day > start && day < start + length).sort((a, b) => a - b), start + length]; // prettier-ignore
  const booked = monthStart(month - (month % QUARTER) + 1) + 15;
  const effort = of('requestLevel').months[month - answers.firstMonth] * of('officeEffort').months[month - answers.firstMonth]; // prettier-ignore
  return cuts.slice(0, -1).flatMap((day, i) => {
    const part = (cuts[i + 1] - day) / length;
    const regime = shelf.regimes.items[valueAt(of('regime').history, day)];
    const before = regime.before >= 0 ? shelf.regimes.items[regime.before] : undefined;
    const capped = Math.max(...regime.shares, ...(before?.shares ?? [])) * effort > 1;
    return answers.shares(day, cuts[i + 1]).map(({ ruleset, share }): Piece => {
      const view = { regime, before, ruleset: shelf.rulesets.items[ruleset], forms: shelf.forms.items };
      const asking = {
        regime,
        before,
        adherencePriority: valueAt(of('adherencePriority').history, day) / CERTAIN,
        adherenceForm: valueAt(of('adherenceForm').history, day) / CERTAIN,
        effort: capped ? effort : 1,
        holdWilling: valueAt(of('holdWilling').history, day),
        noticeWilling: valueAt(of('noticeWilling').history, day),
        limitedApart: draw.limitedApart,
        odds: shelf.odds.items[valueAt(of('odds').history, day)],
      };
      return { asked: draw.askedOf(kind, booked, view, asking), scale: capped ? 1 : effort, part: part * share };
    });
  });
}

/** Under which rules requests are answered that are lodged in some days: jails answer when people leave. */
class AnswerDays {
  readonly firstMonth: number;
  private readonly rules: History;
  /** By day after the request: the share answered by then. */
  private readonly answered: Float64Array | null;

  constructor(rules: History, { stays }: StayTables, factor: number) {
    this.rules = rules;
    this.firstMonth = monthOfDay(rules.days[0]);
    this.answered = rules.days.length === 1 ? null : answeredBy(stays, factor);
  }

  shares(from: number, to: number): { readonly ruleset: number; readonly share: number }[] {
    const { days, values } = this.rules;
    const { answered } = this;
    if (!answered) return [{ ruleset: values[0], share: 1 }];
    const middle = Math.floor((from + to) / 2);
    const sample = [from, middle, to - 1];
    const by = (day: number): number =>
      sample.reduce((sum, lodged) => sum + (day > lodged ? answered[Math.min(answered.length - 1, day - lodged)] : 0), 0) / sample.length; // prettier-ignore
    return values
      .map((ruleset, i) => ({
        ruleset,
        share: (i + 1 < days.length ? by(days[i + 1]) : 1) - (i === 0 ? 0 : by(days[i])),
      })) // prettier-ignore
      .filter(({ share }) => share > 1e-4);
  }
}

const MOST_DAYS = 800;
const DAY = 1440;
/** From the booking to a request, about. */
const TO_REQUEST = 12 * 60;

function answeredBy(stays: Float64Array, factor: number): Float64Array {
  const by = new Float64Array(MOST_DAYS);
  let whole = 0;
  for (let i = 0; i < CHARGE_COUNT * NODES; i += 1) {
    const rest = (stays[i] - TO_REQUEST) * factor;
    if (rest <= 0) continue;
    by[Math.min(MOST_DAYS - 1, Math.ceil(rest / DAY))] += 1;
    whole += 1;
  }
  for (let day = 1; day < MOST_DAYS; day += 1) by[day] += by[day - 1];
  return by.map((count) => count / Math.max(1, whole));
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

  /** @param waits in the screening line */
  read(
    { pieces, stays, sentenced }: Pick<GroupNow, 'stays' | 'sentenced'> & { readonly pieces: readonly Piece[] },
    waits: Waits,
  ): void {
    // prettier-ignore
    for (const table of [this.streams, this.late, this.sentenced, this.screened, this.seen, this.seenByJail, this.open]) table.fill(0); // prettier-ignore
    for (const piece of pieces) {
      this.readBooked(piece, stays, waits);
      this.readAsked(piece, stays, sentenced, waits);
    }
  }

  private readBooked({ asked: { booked, open }, part }: Piece, { screened }: StayTables, waits: Waits): void {
    for (let r = 0; r < 2; r += 1) {
      for (let charge = 0; charge < CHARGE_COUNT; charge += 1) {
        const seen = screened[tableAt(KNOWN.interview, charge, 0)];
        const byJail = screened[tableAt(KNOWN.jail, charge, 0)];
        for (let rank = 0; rank < RANKS; rank += 1) {
          const share = part * booked[(r * CHARGE_COUNT + charge) * RANKS + rank];
          if (share === 0) continue;
          for (let known = 0; known < KNOWNS; known += 1)
            this.screened[r * KNOWNS + known] += share * waited(screened, known, charge, rank, waits);
          this.seen[r] += share * seen;
          this.seenByJail[r] += share * byJail;
          this.open[r] += part * open[(r * CHARGE_COUNT + charge) * RANKS + rank];
        }
      }
    }
  }

  private readAsked(
    { asked: { asked, streams }, scale, part }: Piece,
    { screened, inTime }: StayTables,
    sentenced: Float64Array,
    waits: Waits,
  ): void {
    // prettier-ignore
    for (let known = 0; known < KNOWNS; known += 1) {
      const start = known * (STREAMS + 1);
      for (let rank = 0; rank < RANKS; rank += 1) {
        let whole = 0;
        for (let charge = 0; charge < CHARGE_COUNT; charge += 1) {
          const people = asked[charge * RANKS + rank] * scale * part;
          if (people === 0) continue;
          const home = 1 - sentenced[charge];
          const decided = waited(inTime, known, charge, rank, waits);
          whole += people * home * decided;
          this.late[known] += people * home * (waited(screened, known, charge, rank, waits) - decided);
          if (home < 1) this.sentenced[known] += people * sentenced[charge] * (known === KNOWN.both ? decided : known === KNOWN.match ? 1 : screened[tableAt(known, charge, 0)]); // prettier-ignore
        }
        if (whole === 0) continue;
        for (let stream = 0; stream < STREAMS; stream += 1)
          this.streams[start + stream] += whole * streams[rank * STREAMS + stream];
        this.streams[start + STREAMS] += whole;
      }
    }
  }
}

/** Whom an officer of the jail interviews waits for nobody. */
function waited(table: Float64Array, known: number, charge: number, rank: number, { days, sooner }: Waits): number {
  if (known === KNOWN.jail) return table[tableAt(known, charge, 0)];
  const at = tableAt(known, charge, Math.min(days[rank], LONGEST_WAIT - 1));
  return sooner[rank] * table[at] + (1 - sooner[rank]) * table[at + 1];
}
