/**
 * Whom ICE asks for in each month under the programme and the rules of its days, as tables and the parts of the month in which
 * they hold.
 */
import { monthStart } from '../base/calendar.ts';
import { CERTAIN } from '../base/random.ts';
import type { Asked, Piece } from './asked.ts';
import type { Draw, Series } from './draw.ts';
import { CHARGE_COUNT } from './shapes.ts';
import { LATE, NODES, type StayTables } from './stays.ts';
import type { Calendar } from './office-twin.ts';
import type { OfGroup } from './parameters.ts';
import type { History } from './values.ts';

/** The values of a group's parameter. */
export type SeriesOf = (name: OfGroup) => Series;

const valueAt = ({ days, values }: History, day: number): number => {
  let i = days.length - 1;
  while (i > 0 && days[i] > day) i -= 1;
  return values[i];
};

/** People are booked under rules that ask how recent something is: as on the middle day of a quarter. */
const QUARTER = 3;

/** What tables of whom ICE asks for hang on, effort left aside. */
export const RULED = ['regime', 'adherencePriority', 'adherenceForm', 'ruleset', 'holdWilling', 'noticeWilling', 'odds', 'stays', 'stayMedian', 'stayFactorHonored'] as const; // prettier-ignore

export type Pieces = {
  /** By month; months that are alike have one list. */
  readonly pieces: readonly (readonly Piece[])[];
  /** By month: the largest share of a tier that is asked for. */
  readonly most: Float64Array;
};

export function allPieces(
  draw: Draw,
  kind: number,
  of: SeriesOf,
  stays: StayTables,
  { firstMonth, months }: Calendar,
  effort: Float64Array | undefined,
): Pieces {
  // prettier-ignore
  const answers = new AnswerDays(of('ruleset').history, stays, draw.people.charged[kind], of('stayFactorHonored').months[0]);
  const days = [...new Set((['regime', 'adherencePriority', 'adherenceForm', 'holdWilling', 'noticeWilling', 'odds'] as const).flatMap((name) => of(name).history.days))]; // prettier-ignore
  days.sort((a, b) => a - b);
  const most = new Float64Array(months);
  const pieces: (readonly Piece[])[] = [];
  const known = new Map<number, Asked>();
  for (let month = 0; month < months; month += 1) {
    const [start, end] = [monthStart(firstMonth + month), monthStart(firstMonth + month + 1)];
    const quarter = month - ((firstMonth + month) % QUARTER);
    const booked = draw.people.dayAlike(kind, monthStart(firstMonth + Math.max(0, quarter) + 1) + 15);
    const made: Piece[] = [];
    for (let i = 0; i < days.length; i += 1) {
      const [from, to] = [Math.max(start, days[i]), Math.min(end, days[i + 1] ?? end)];
      if (from >= to) continue;
      for (const { number, ruleset, share } of answers.shares(from, to)) {
        const key = (booked * 64 + i) * 64 + number;
        let asked = effort ? undefined : known.get(key);
        if (!asked) known.set(key, (asked = tableOf(draw, kind, of, days[i], booked, ruleset, effort?.[month] ?? 1)));
        made.push({ asked, part: ((to - from) / (end - start)) * share });
      }
      most[month] = Math.max(most[month], draw.mostAsked(valueAt(of('regime').history, days[i])));
    }
    pieces.push(draw.interned(made));
  }
  return { pieces, most };
}

/** Whom ICE asks for under the programme of a day and some rules. @param booked when its people were booked */
function tableOf(
  draw: Draw,
  kind: number,
  of: SeriesOf,
  day: number,
  booked: number,
  ruleset: number,
  effort: number,
): Asked {
  // prettier-ignore
  const { shelf } = draw.compiled.model;
  const regime = shelf.regimes.items[valueAt(of('regime').history, day)];
  const before = regime.before >= 0 ? shelf.regimes.items[regime.before] : undefined;
  const view = { regime, before, ruleset: shelf.rulesets.items[ruleset], forms: shelf.forms.items };
  return draw.askedOf(kind, booked, view, {
    regime,
    before,
    adherencePriority: valueAt(of('adherencePriority').history, day) / CERTAIN,
    adherenceForm: valueAt(of('adherenceForm').history, day) / CERTAIN,
    effort,
    holdWilling: valueAt(of('holdWilling').history, day),
    noticeWilling: valueAt(of('noticeWilling').history, day),
    limitedApart: draw.limitedApart,
    odds: shelf.odds.items[valueAt(of('odds').history, day)],
  });
}

/** Under which rules requests are answered that are lodged in some days: jails answer when people leave. */
class AnswerDays {
  private readonly rules: History;
  /** By day after the request: the share answered by then. */
  private readonly answered: Float64Array | null;
  private readonly one: { readonly number: number; readonly ruleset: number; readonly share: number }[];

  constructor(rules: History, { stays }: StayTables, charged: Float64Array, factor: number) {
    this.rules = rules;
    this.one = [{ number: 0, ruleset: rules.values[0], share: 1 }];
    this.answered = rules.days.length === 1 ? null : answeredBy(stays, charged, factor);
  }

  shares(from: number, to: number): { readonly number: number; readonly ruleset: number; readonly share: number }[] {
    const { days, values } = this.rules;
    const { answered } = this;
    if (!answered) return this.one;
    const middle = Math.floor((from + to) / 2);
    const sample = [from, middle, to - 1];
    const by = (day: number): number =>
      sample.reduce((sum, lodged) => sum + (day > lodged ? answered[Math.min(answered.length - 1, day - lodged)] : 0), 0) / sample.length; // prettier-ignore
    return values
      .map((ruleset, i) => ({
        number: i,
        ruleset,
        share: (i + 1 < days.length ? by(days[i + 1]) : 1) - (i === 0 ? 0 : by(days[i])),
      })) // prettier-ignore
      .filter(({ share }) => share > 1e-4);
  }
}

const MOST_DAYS = 800;
const DAY = 1440;

function answeredBy(stays: Float64Array, charged: Float64Array, factor: number): Float64Array {
  const by = new Float64Array(MOST_DAYS);
  let whole = 0;
  for (let i = 0; i < CHARGE_COUNT * NODES; i += 1) {
    const rest = (stays[i] - LATE) * factor;
    if (rest <= 0) continue;
    by[Math.min(MOST_DAYS - 1, Math.ceil(rest / DAY))] += charged[Math.floor(i / NODES)];
    whole += charged[Math.floor(i / NODES)];
  }
  for (let day = 1; day < MOST_DAYS; day += 1) by[day] += by[day - 1];
  return by.map((count) => count / (whole || 1));
}
