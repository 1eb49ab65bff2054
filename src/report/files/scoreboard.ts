/** The scoreboard as a tidy table: one row a published figure. */
import { type Scoreboard, distances } from '../../analysis/patterns/scoreboard.ts';
import { roundJson } from './round.ts';
import { number, type Table, text } from './tables.ts';

/** Every figure of a scoreboard, in the order of the document. */
export function patternsTable(board: Pick<Scoreboard, 'patterns'>): Table {
  return {
    name: 'patterns',
    description: 'Published figures beside the model',
    columns: [
      text('pattern', 'id of the published figure'),
      text('metric', 'metric id'),
      text('unit', 'unit of the figures'),
      text('place', 'what the figure covers'),
      text('from', 'first month, YYYY-MM'),
      text('to', 'last month, YYYY-MM'),
      text('average', 'month where the figure is the mean of the months, else total'),
      text('base', 'months of the same figure that it is set against, YYYY-MM to YYYY-MM; empty where none'),
      text('denominator', 'of figures on refusals: of what the published one is a share'),
      text('role', 'calibration, validation or input'),
      number('published_lo', 'what was published, or its lower end; empty where only an upper bound was'),
      number('published_hi', 'what was published, or its upper end; empty where only a lower bound was'),
      number('tolerance', 'how far off still counts as met, in the unit'),
      number('model_mean', 'central value of the model; empty where the run has no such figure'),
      number('model_lo', 'lower end of the 90% interval of the model'),
      number('model_hi', 'upper end of the 90% interval of the model'),
      number('distance', 'central value less published, in tolerances'),
      number('distance_lo', 'lower end of the 90% interval, in tolerances'),
      number('distance_hi', 'upper end of the 90% interval, in tolerances'),
      number('met', '1 where the distance is at most 1, else 0'),
      number('covered', '1 where the interval with the tolerance as an error covers what was published, else 0'),
      number('bound', '1 where only one end was published: in no score, else 0'),
      number('inner_lo', 'lower end of the 50% interval of the model'),
      number('inner_hi', 'upper end of the 50% interval of the model'),
      number('interval_score', 'interval score of the 90% interval, in tolerances: less is better'),
      text('standing', 'how near to its publisher the figure was seen'),
      text('source', 'who published it'),
      text('note', 'remarks'),
    ],
    rows: board.patterns.map((pattern) => {
      const { published, model, period } = pattern;
      const off = roundJson(distances(pattern));
      return [
        pattern.id,
        pattern.metric,
        pattern.unit,
        pattern.place,
        period.from,
        period.to,
        pattern.by_month ? 'month' : 'total',
        pattern.base ? `${pattern.base.from} to ${pattern.base.to}` : '',
        pattern.denominator ?? '',
        pattern.role,
        published.lo,
        published.hi,
        pattern.tolerance,
        model.mean,
        model.lo,
        model.hi,
        pattern.distance,
        off?.lo ?? null,
        off?.hi ?? null,
        Number(pattern.met),
        Number(pattern.covered),
        Number(pattern.bound),
        pattern.inner.lo,
        pattern.inner.hi,
        pattern.worth?.score ?? null,
        pattern.standing,
        pattern.source,
        pattern.note,
      ];
    }),
  };
}
