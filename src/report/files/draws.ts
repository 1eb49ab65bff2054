/** The table of all runs: what every mean and every interval of the period is made of. */
import type { RunFigure } from '../../analysis/period-runs.ts';
import { roundNumber } from './round.ts';
import { type Cell, integer, METRIC, number, type Table, text } from './tables.ts';

/**
 * One row an arm, run and metric, as Parquet alone: of ten thousand runs it would be gigabytes of text.
 * @param figures made anew each time they are gone through
 */
export const drawsTable = (figures: () => Iterable<RunFigure>): Table => ({
  name: 'draws',
  description: 'The value over the period of each metric of each scenario in each run',
  only: 'parquet',
  columns: [
    text('arm', 'scenario'),
    integer(
      'draw',
      'number of the joint draw of the uncertain parameters, the same in every scenario; empty where each stands at its median',
    ),
    integer('replication', 'number of the replication within the draw; runs of one draw and replication are paired'),
    METRIC,
    number('value', 'value of the metric over the period; empty where a ratio has no denominator'),
  ],
  rows: {
    *[Symbol.iterator](): Generator<Cell[]> {
      for (const { arm, draw, replication, metric, value } of figures())
        yield [arm, draw, replication, metric, value === null ? null : roundNumber(value)];
    },
  },
});
