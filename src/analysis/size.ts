/** About how much a study's figures take, known before anything is simulated. */
import { FLIP_CELLS } from '../experiment/flips.ts';
import type { Grouping } from '../experiment/order.ts';
import type { Study } from '../experiment/study.ts';
import { parseMonth } from '../base/calendar.ts';
import { fitsInDocument } from './elsewhere.ts';
import { bytesOfMoments } from './many-moments.ts';
import { metricsFor } from './metrics.ts';
import { bytesOfRun } from './period-runs.ts';

/** Bytes that a figure takes in a table and in a document: means of a national comparison. */
const TABLE = { group: 130, month: 75, flip: 90, run: 9 };
const DOCUMENT = { group: 330, month: 105, flip: 140, place: 125 };
/** The part of the pairs of outcomes in which somebody of a group ever is. */
const FLIPS_MET = 0.3;
/** An object of a flip's statistics; groups are in typed arrays. */
const FLIP_IN_MEMORY = 350;

/** All in bytes. */
export type Size = { readonly tables: number; readonly document: number; readonly memory: number };

/**
 * The size of tables, of the document, and of what is kept in memory until both are written.
 * @param replications of each draw
 */
export function sizeOf({ order, rows, flipRows }: Study, replications: number): Size {
  const variants = order.flips ? order.arms.length - 1 : 0;
  const columns = order.arms.length + variants;
  const metrics = metricsFor(order.arms.map(({ scenario }) => scenario)).length;
  const months = (parseMonth(order.to) - parseMonth(order.from) + 1) * metrics * columns;
  const told = order.by.map((by) => numberOf(rows, by) * metrics * columns);
  const flips = (order.flipsBy ?? []).map((by) => numberOf(flipRows, by) * FLIP_CELLS * variants);
  const allFlips = (FLIP_CELLS * variants + sum(flips)) * FLIPS_MET;
  const runs = (order.draws ?? 1) * replications;
  const places = numberOf(rows, 'jurisdiction') * (order.maps?.length ?? 0) * variants;
  return {
    tables:
      sum(told) * TABLE.group +
      months * TABLE.month +
      allFlips * TABLE.flip +
      runs * metrics * order.arms.length * TABLE.run,
    document:
      sum(told.filter(fitsInDocument)) * DOCUMENT.group +
      sum(flips.filter(fitsInDocument)) * FLIPS_MET * DOCUMENT.flip +
      months * DOCUMENT.month +
      places * DOCUMENT.place,
    memory:
      (sum(told) + places) * bytesOfMoments(order.draws !== undefined) +
      allFlips * FLIP_IN_MEMORY +
      runs * bytesOfRun(metrics, order.arms.length),
  };
}

const numberOf = (rows: Study['rows'], by: Grouping): number => rows.filter((row) => row.by === by).length;
const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0);

/**
 * The size of a document of some figures, each of which stands in a table besides.
 * @param values that are kept of all runs, in a table of their own
 */
export const sizeOfFigures = (figures: number, values = 0): Size => ({
  tables: figures * TABLE.group + values * TABLE.run,
  document: figures * DOCUMENT.group,
  memory: values * Float64Array.BYTES_PER_ELEMENT,
});
