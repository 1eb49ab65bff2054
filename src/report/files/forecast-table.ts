/** A forecast as a tidy table: one row a figure. */
import { type ForecastDocument, intervalOf } from '../../analysis/forecast/document.ts';
import { METRIC, number, type Table, text } from './tables.ts';

export const forecastTable = ({ figures, metrics }: ForecastDocument): Table => ({
  name: 'figures',
  description: 'What is forecast: medians with prediction intervals over draws of the parameters and chance',
  columns: [
    text('place', 'place, as in the tables of published figures'),
    METRIC,
    text('unit', 'unit of the figures'),
    text('from', 'first month, YYYY-MM'),
    text('to', 'last month, YYYY-MM'),
    number('median', 'median over draws'),
    number('lo_50', 'lower end of the 50% interval'),
    number('hi_50', 'upper end of the 50% interval'),
    number('lo_90', 'lower end of the 90% interval'),
    number('hi_90', 'upper end of the 90% interval'),
  ],
  rows: figures.map((figure) => {
    const { place, metric, from, to } = figure;
    const unit = metrics.find((one) => one.metric === metric)?.unit ?? '';
    const [inner, outer] = [intervalOf(figure, 0.5), intervalOf(figure, 0.9)];
    return [place, metric, unit, from, to, inner.mean, inner.lo, inner.hi, outer.lo, outer.hi];
  }),
});
