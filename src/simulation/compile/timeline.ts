/** The parameters of one office through time, as numbers: values at the start and every change by day and place. */

export type Change = { readonly day: number; readonly place: number; readonly value: number };
/** The values at the start, by place, and what changes, in the order of days. */
export type History = { readonly start: Float64Array; readonly changes: readonly Change[] };

/** The parameters of one office through time. */
export class Timeline {
  readonly places: readonly History[];
  readonly office: readonly History[];
  /** The rules of a jail under each policy that it may take of its own: see adaptation.ts. */
  readonly options: readonly History[];
  constructor(places: readonly History[], office: readonly History[], options: readonly History[]) {
    this.places = places;
    this.office = office;
    this.options = options;
  }

  /** Places first, then the office, then the options: the order in which parameters are numbered. */
  get all(): readonly History[] {
    return [...this.places, ...this.office, ...this.options];
  }

  /** The first day on which two timelines differ; `start` if from the beginning, infinity if never. */
  divergence(other: Timeline, start: number): number {
    const others = other.all;
    return Math.min(...this.all.map((history, i) => firstDifference(history, others[i], start)));
  }
}

/** The first day on which two histories differ; `start` if from the beginning, infinity if never. */
export function firstDifference(a: History, b: History, start: number): number {
  if (a === b) return Number.POSITIVE_INFINITY;
  if (a.start.some((value, i) => value !== b.start[i])) return start;
  for (let i = 0; i < Math.max(a.changes.length, b.changes.length); i += 1) {
    const [x, y] = [a.changes[i], b.changes[i]];
    if (x === undefined || y === undefined) return (x ?? y).day;
    if (x.day !== y.day || x.place !== y.place || x.value !== y.value) return Math.min(x.day, y.day);
  }
  return Number.POSITIVE_INFINITY;
}
