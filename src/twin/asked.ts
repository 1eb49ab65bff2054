/**
 * Whom ICE asks for and what the jail would answer, as shares of the people booked: policy becomes a table here, once for
 * each programme, set of rules and level of effort that a draw has, and the months of an office know no policy.
 */
import { withOdds } from '../base/random.ts';
import type { Form, Odds, Regime } from '../simulation/compile/shelf.ts';
import { HOLD, NOTICE } from '../policy/rulebook.ts';
import { type Cells, levelFor, mayEnter } from './people.ts';
import { CHARGE_COUNT, NO_RANK, RANKS, STREAM, STREAM_CELLS, streamCell, STREAMS } from './shapes.ts';

const ALL = 2 ** 32;

/** What decides beside the rules; chances as shares, those of jails as thresholds. */
export type Asking = {
  readonly regime: Regime;
  readonly before: Regime | undefined;
  readonly adherencePriority: number;
  readonly adherenceForm: number;
  /** Level times effort. */
  readonly effort: number;
  readonly holdWilling: number;
  readonly noticeWilling: number;
  /** Jails that may not hold have a chance of notice of their own. */
  readonly limitedApart: boolean;
  readonly odds: Odds;
};

export type Asked = {
  /** Its number among those of a draw. */
  readonly number: number;
  /** By removability, charge and rank: share of the people booked; and of those whom ICE may interview. */
  readonly booked: Float64Array;
  readonly open: Float64Array;
  /** By charge and rank: people asked for, for each removable person booked. */
  readonly asked: Float64Array;
  /** By cell of streams, and stream: shares of those asked for. */
  readonly streams: Float64Array;
};

/** A table that holds in a part of a month. */
export type Piece = { readonly asked: Asked; readonly part: number };

/** @param notRemovable people who are not, for each who is */
export function askedOf(
  cells: Cells,
  forms: readonly Form[],
  asking: Asking,
  notRemovable: number,
  number: number,
): Asked {
  const table: Asked = {
    number,
    booked: new Float64Array(2 * CHARGE_COUNT * RANKS),
    open: new Float64Array(2 * CHARGE_COUNT * RANKS),
    asked: new Float64Array(CHARGE_COUNT * RANKS),
    streams: new Float64Array(STREAM_CELLS * STREAMS),
  };
  const follows = asking.before ? asking.adherencePriority : 1;
  for (let cell = 0; cell < cells.size; cell += 1) {
    const tier = cells.tier[cell];
    const rank = tier === 255 ? NO_RANK : Math.min(tier, NO_RANK - 1);
    const [share, charge, removable] = [cells.share[cell], cells.charge[cell], cells.removable[cell]];
    const at = charge * RANKS + rank;
    table.booked[removable * CHARGE_COUNT * RANKS + at] += share;
    if (mayEnter(cells, cell)) table.open[removable * CHARGE_COUNT * RANKS + at] += share;
    const people = removable === 1 ? share : share * notRemovable;
    ask(table, cells, forms, asking, cell, { at, rank, people: people * follows * shareOf(asking.regime, tier, asking.effort), form: asking.regime.forms[tier] }); // prettier-ignore
    if (follows < 1 && asking.before)
      ask(table, cells, forms, asking, cell, { at, rank, people: people * (1 - follows) * shareOf(asking.before, cells.tierBefore[cell], asking.effort), form: asking.regime.detainerForm }); // prettier-ignore
  }
  toShares(table);
  return table;
}

const shareOf = ({ forms, shares }: Regime, tier: number, effort: number): number =>
  tier === 255 || forms[tier] < 0 ? 0 : Math.min(1, shares[tier] * effort);

type Wanted = { readonly at: number; readonly rank: number; readonly people: number; readonly form: number };

function ask(table: Asked, cells: Cells, forms: readonly Form[], asking: Asking, cell: number, wanted: Wanted): void {
  const { at, rank, people, form } = wanted;
  if (people <= 0) return;
  table.asked[at] += people;
  const start = streamCell(cells.charge[cell], rank) * STREAMS;
  if (cells.gravity[cell] === 0) table.streams[start + STREAM.noConviction] += people;
  if (mayEnter(cells, cell)) table.streams[start + STREAM.access] += people;
  const own = forms[form].asksHold ? 1 : asking.adherenceForm;
  lodge(table, cells, forms, asking, cell, start, form, people * own);
  if (own < 1) lodge(table, cells, forms, asking, cell, start, asking.regime.detainerForm, people * (1 - own));
}

function lodge(
  table: Asked,
  cells: Cells,
  forms: readonly Form[],
  asking: Asking,
  cell: number,
  start: number,
  asked: number,
  people: number,
): void {
  // prettier-ignore
  const met = ((cells.grounds[cell] >>> asked) & 1) === 1;
  const form = forms[!met && forms[asked].otherwise >= 0 ? forms[asked].otherwise : asked];
  const { streams } = table;
  streams[start + form.countsAs] += people;
  const gravity = cells.gravity[cell];
  const hold = levelFor(cells, cell, form.name, HOLD);
  let left = people;
  if (form.asksHold) {
    streams[start + STREAM.holdForms] += people;
    const held = hold === 2 ? people : hold === 1 ? people * chance(asking.holdWilling, asking.odds.hold[gravity]) : 0;
    streams[start + STREAM.held + gravity] += held;
    left -= held;
    if (!form.notice) return;
  }
  const notice = levelFor(cells, cell, form.name, NOTICE);
  if (notice === 0) return;
  const limited = notice === 1 && hold === 0 && asking.limitedApart;
  const told = notice === 2 || limited ? left : left * chance(asking.noticeWilling, asking.odds.notice[gravity]);
  const [own, ofLimited] = form.asksHold ? [STREAM.told, STREAM.toldLimited] : [STREAM.noticed, STREAM.noticedLimited];
  streams[start + (limited ? ofLimited : own) + gravity] += told;
}

/** A threshold under odds, as a share. */
const chance = (limit: number, odds: number): number => withOdds(limit, odds) / ALL;

function toShares({ asked, streams }: Asked): void {
  const sums = new Float64Array(STREAM_CELLS);
  asked.forEach((people, cell) => (sums[streamCell(Math.floor(cell / RANKS), cell % RANKS)] += people));
  sums.forEach((sum, cell) => {
    if (sum === 0) return;
    for (let stream = 0; stream < STREAMS; stream += 1) streams[cell * STREAMS + stream] /= sum;
  });
}
