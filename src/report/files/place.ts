/** The counts of a place by fiscal year as a tidy table. */
import type { PlaceDocument } from '../../analysis/place/document.ts';
import { METRIC, number, type Table, text } from './tables.ts';

export const yearsTable = ({ years, run }: PlaceDocument): Table => ({
  name: 'years',
  description: 'Counts of the place by fiscal year',
  columns: [
    text('arm', 'scenario'),
    text('year', 'fiscal year, or the months of it that are simulated'),
    text('from', 'first month, YYYY-MM'),
    text('to', 'last month, YYYY-MM'),
    METRIC,
    number('mean', 'mean over runs'),
    number('lo', 'lower end of the 95% interval'),
    number('hi', 'upper end of the 95% interval'),
  ],
  rows: years.flatMap(({ name, from, to, metrics }) =>
    Object.entries(metrics).map(([id, { mean, lo, hi }]) => [run.arms[0].name, name, from, to, id, mean, lo, hi]),
  ),
});
