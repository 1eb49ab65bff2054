/**
 * Where counts go: by month for everything reported, and over the reported period by the groups asked for.
 */
import { COUNTERS } from '../../base/counters.ts';
import { monthOf } from '../../base/calendar.ts';
import { CLASSES } from '../../base/vocabulary.ts';

const K = COUNTERS.length;

/** Which places and months are counted, and in which groups. */
export type TallyPlan = {
  /** By counter: 1 if somebody reads it. What happens to people is not counted where nobody does. */
  readonly read: Uint8Array;
  /** First and last month of the run, and of the period reported (months since 2000). */
  readonly firstMonth: number;
  readonly lastMonth: number;
  readonly from: number;
  readonly to: number;
  /** By jurisdiction of the office: 1 if its counts are reported. */
  readonly reported: Uint8Array;
  /** 1 if counts of the office as a whole are reported. */
  readonly officeReported: boolean;
  /** For each grouping by place: the row of each jurisdiction, and the row of the office or -1. */
  readonly byPlace: readonly { readonly rowOf: Int32Array; readonly officeRow: number }[];
  /** First of the rows by conviction class, or -1; after the classes comes that of no known person. Rows are numbered within the office. */
  readonly classRow: number;
  readonly rows: number;
  /** Part of the office in which each jurisdiction is counted by month, and the number of parts; the last is the office's own. */
  readonly partOf: Uint16Array;
  readonly parts: number;
  /** The episodes of the period are kept, to be paired with those of another arm. */
  readonly paired: boolean;
};

/** Counts of one office in one arm and replication: whole numbers, parts by months by counters and rows by counters. */
export class Tally {
  readonly plan: TallyPlan;
  readonly monthly: Float64Array;
  readonly groups: Float64Array;
  private readonly months: number;
  private readonly read: Uint8Array;
  // What the inner loop asks of the plan. Where the months of a jurisdiction begin; -1 if it is not reported.
  private readonly startOf: Int32Array;
  private readonly first: number;
  private readonly grouped: boolean;

  constructor(plan: TallyPlan, from?: Tally) {
    this.plan = plan;
    this.read = plan.read;
    this.months = plan.lastMonth - plan.firstMonth + 1;
    this.monthly = from ? from.monthly.slice() : new Float64Array(plan.parts * this.months * K);
    this.groups = from ? from.groups.slice() : new Float64Array(plan.rows * K);
    this.startOf = Int32Array.from(plan.partOf, (part, place) =>
      plan.reported[place] === 0 ? -1 : part * this.months * K,
    );
    this.first = plan.firstMonth;
    this.grouped = plan.rows > 0;
  }

  /** Adds to a counter of a jurisdiction in the month of a minute. `conviction` -1: of no known person. */
  at(counter: number, minute: number, place: number, conviction: number, amount: number): void {
    // Asked before the month is looked up: most of what happens is not read by `validate`.
    if (this.read[counter] === 1) this.add(counter, monthOf(minute), place, conviction, amount);
  }

  /** Adds to a counter of a jurisdiction in a month. Months before the run are in no report. */
  add(counter: number, month: number, place: number, conviction: number, amount: number): void {
    const start = this.startOf[place];
    if (start < 0 || month < this.first || this.read[counter] === 0) return;
    this.monthly[start + (month - this.first) * K + counter] += amount;
    if (this.grouped) this.addToGroups(counter, month, place, conviction, amount);
  }

  private addToGroups(counter: number, month: number, place: number, conviction: number, amount: number): void {
    const { plan } = this;
    if (month < plan.from || month > plan.to) return;
    for (const { rowOf } of plan.byPlace) this.groups[rowOf[place] * K + counter] += amount;
    if (plan.classRow < 0) return;
    const row = plan.classRow + (conviction < 0 ? CLASSES.length : conviction);
    this.groups[row * K + counter] += amount;
  }

  /** Adds to a counter of the office as a whole. */
  office(counter: number, month: number, amount: number): void {
    const { plan } = this;
    if (!plan.officeReported) return;
    this.monthly[((plan.parts - 1) * this.months + month - plan.firstMonth) * K + counter] += amount;
    if (month < plan.from || month > plan.to) return;
    for (const { officeRow } of plan.byPlace) if (officeRow >= 0) this.groups[officeRow * K + counter] += amount;
  }

  /** Adds one to a stock of a jurisdiction in a month; a period shows its last. */
  stand(counter: number, month: number, place: number): void {
    const { plan } = this;
    const start = this.startOf[place];
    if (start < 0) return;
    this.monthly[start + (month - this.first) * K + counter] += 1;
    if (month !== plan.to) return;
    for (const { rowOf } of plan.byPlace) this.groups[rowOf[place] * K + counter] += 1;
  }

  /** Sets a stock of the office at the end of a month. */
  stock(counter: number, month: number, amount: number): void {
    const { plan } = this;
    if (!plan.officeReported) return;
    this.monthly[((plan.parts - 1) * this.months + month - plan.firstMonth) * K + counter] = amount;
    if (month !== plan.to) return;
    for (const { officeRow } of plan.byPlace) if (officeRow >= 0) this.groups[officeRow * K + counter] = amount;
  }
}
