/** About how much a study's figures take, known before anything is simulated. */
import { FLIP_CELLS } from '../experiment/flips.ts';
import type { Study } from '../experiment/study.ts';
import { parseMonth } from '../base/calendar.ts';
import { MOST_FIGURES } from './elsewhere.ts';
import { bytesOfMoments } from './many-moments.ts';
import { metricsFor } from './metrics.ts';

/** Bytes that a figure takes in a table and in a document: means of a national comparison. */
const TABLE = { group: 130, month: 75, flip: 90 };
const DOCUMENT = { group: 330, month: 105, flip: 140, place: 125 };
/** The part of the pairs of outcomes in which somebody of a group ever is. */
const FLIPS_MET = 0.3;
/** An object of a flip's statistics; groups are in typed arrays. */
const FLIP_IN_MEMORY = 350;

/** All in bytes. */
export type Size = { readonly tables: number; readonly document: number; readonly memory: number };

/** The size of tables, of the document, and of what is kept in memory until both are written. */
export function sizeOf({ order, rows, flipRows }: Study): Size {
  const variants = order.flips ? order.arms.length - 1 : 0;
  const columns = order.arms.length + variants;
  const metrics = metricsFor(order.arms.map(({ scenario }) => scenario)).length;
  const months = (parseMonth(order.to) - parseMonth(order.from) + 1) * metrics * columns;
  const told = rows.filter(({ by }) => order.by.includes(by)).length * metrics * columns;
  const places = rows.filter(({ by }) => by === 'jurisdiction').length * (order.maps?.length ?? 0) * variants;
  const flips = (1 + flipRows.length) * FLIP_CELLS * FLIPS_MET * variants;
  // What is more stands in tables alone, by grouping: see `inDocumentOrElsewhere`.
  const most = (figures: number, groupings: number): number => Math.min(figures, MOST_FIGURES * groupings);
  return {
    tables: told * TABLE.group + months * TABLE.month + flips * TABLE.flip,
    document:
      most(told, order.by.length) * DOCUMENT.group +
      most(flips, 1 + (order.flipsBy?.length ?? 0)) * DOCUMENT.flip +
      months * DOCUMENT.month +
      places * DOCUMENT.place,
    memory: (told + places) * bytesOfMoments(order.draws ?? 1) + flips * FLIP_IN_MEMORY,
  };
}
