/** The parameters of one office through time, as numbers: values at the start and every change by day and place. */

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
