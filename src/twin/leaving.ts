/** When people leave: by month after ICE decides on them, and how many have left by the end of the run and by the extract. */
import { monthDays, monthStart } from '../base/calendar.ts';
import type { Calendar, OfficeTwin } from './office-twin.ts';
import { type Flows, ROW, ROW_SIZE } from './shapes.ts';

/** Months after which nobody decided on is still inside, as far as the twin knows. */
export const MOST_MONTHS = 72;
/** Spans of months after the request: their first months, and those as of which what happens in them is read. */
export const SPANS = [0, 1, 2, 3, 4, 6, 9, 14, 22];
export const READ_AFTER = [0, 1, 2, 3, 4, 7, 11, 17, 27];

export type Departures = {
  /** By month after the decision: the part who leave then. */
  readonly after: Float64Array;
  /** By month of the decision: the part who leave before the end of the run, and before the records' extract. */
  readonly done: Float64Array;
  readonly extracted: Float64Array;
  /** By span of SPANS: the part who leave in it. */
  readonly answers: Float64Array;
};

export function departures(after: Float64Array, { firstMonth, months }: Calendar, extractDay: number): Departures {
  const done = new Float64Array(months);
  const extracted = new Float64Array(months);
  const before = Float64Array.from({ length: months }, (_, month) =>
    Math.min(1, Math.max(0, (extractDay - monthStart(firstMonth + month)) / monthDays(firstMonth + month))),
  );
  const past = extractDay >= monthStart(firstMonth + months);
  for (let month = 0; month < months; month += 1) {
    for (let later = 0; later < after.length; later += 1) {
      if (month + later >= months) {
        if (past) extracted[month] += after[later];
        continue;
      }
      done[month] += after[later];
      extracted[month] += after[later] * before[month + later];
    }
  }
  const answers = new Float64Array(SPANS.length);
  after.forEach((share, later) => {
    answers[SPANS.findLastIndex((from) => from <= later)] += share;
  });
  return { after, done, extracted, answers };
}

/** Those of a group: people held past release, others asked for, and people handed over without a form. */
export type Kernels = { readonly held: Departures; readonly other: Departures; readonly plain: Departures };

const FLOWS = 5;

/** People who leave later than the request: kept by set and group of places until the months are over. */
export class Leaving {
  private readonly kernels: readonly Kernels[];
  private readonly twin: OfficeTwin;
  private readonly months: number;
  private readonly slots: Int32Array;
  private readonly setOf: number[] = [];
  private readonly groupOf: number[] = [];
  private readonly flows: Float64Array[] = [];

  constructor(twin: OfficeTwin, kernels: readonly Kernels[], months: number) {
    this.kernels = kernels;
    this.twin = twin;
    this.months = months;
    const numbers = new Map<string, number>();
    this.slots = Int32Array.from(twin.units, ({ set, kind }, unit) => {
      const { held, other, plain } = kernels[twin.groupOf[unit]];
      // Groups of one kernel leave alike: a number for each.
      const key = `${set} ${kind} ${[held, other, plain].map((one) => kernels.findIndex((of) => [of.held, of.other, of.plain].includes(one))).join()}`;
      let slot = numbers.get(key);
      if (slot === undefined) {
        numbers.set(key, (slot = this.flows.length));
        this.flows.push(new Float64Array(months * FLOWS));
        this.setOf.push(set);
        this.groupOf.push(twin.groupOf[unit]);
      }
      return slot;
    });
  }

  add(unit: number, month: number, { held, other, plain, sentenced, targets }: Flows): void {
    const flows = this.flows[this.slots[unit]];
    const at = month * FLOWS;
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
        const at = month * FLOWS;
        for (let later = 0; later < MOST_MONTHS && month + later < months; later += 1) {
          const to = (base + month + later) * ROW_SIZE;
          const onRequest = flows[at] * held.after[later] + flows[at + 1] * other.after[later];
          const without = flows[at + 2] * plain.after[later];
          const targets = flows[at + 4] * other.after[later];
          sets[to + ROW.transferred_on_request] += onRequest + flows[at + 3] * prison[later];
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
