/** A forecast as text: what is sealed, and of the widest place a line for every figure. */
import picocolors from 'picocolors';
import { type ForecastDocument, type ForecastFigure, intervalOf, WHY } from '../../analysis/forecast/document.ts';
import { wrapped } from '../../base/wrap.ts';
import { forecastValue, periodInWords } from '../words/forecast.ts';
import { type Colors, table } from './plain-table.ts';

const WIDTHS = [38, 10, 14, 15];

const cellsOf = (figure: ForecastFigure, unit: string): string[] => {
  const write = forecastValue(unit);
  const [inner, outer] = [intervalOf(figure, 0.5), intervalOf(figure, 0.9)];
  const between = ({ lo, hi }: typeof inner): string => `${write(lo)}, ${write(hi)}`;
  return [`  ${periodInWords(figure)}`, write(inner.mean), between(inner), between(outer)];
};

/** The figures of a place, under the metric of which they are. */
function placeLines({ figures, metrics }: ForecastDocument, place: string, c: Colors): string[] {
  const rows = metrics.flatMap(({ metric, unit }) => {
    const own = figures.filter((figure) => figure.place === place && figure.metric === metric);
    return own.length === 0 ? [] : [[metric, '', '', ''], ...own.map((figure) => cellsOf(figure, unit))];
  });
  return rows.length === 0 ? [] : ['', c.bold(place), table(['', 'median', '50%', '90%'], WIDTHS, rows)];
}

/** @param options with `all`: the figures of every place */
export function forecastText(document: ForecastDocument, { color = false, all = false } = {}): string {
  const c = picocolors.createColors(color);
  const { figures, left_out: left, places, scenario, dated, seal, coverage, intervals, draws } = document;
  const shown = places.slice(0, all ? places.length : 1);
  const why = (Object.keys(WHY) as (keyof typeof WHY)[]).flatMap((one) => {
    const count = left.filter((figure) => figure.why === one).length;
    return count === 0 ? [] : [`${count}: ${WHY[one]}`];
  });
  return [
    c.bold(wrapped(`Forecast of ${dated}: ${scenario.label ?? scenario.name}, ${coverage}`)),
    wrapped(`${figures.length} figures of ${places.length} ${places.length === 1 ? 'place' : 'places'}. ${draws} draws: ${intervals}.`),
    ...(why.length > 0 ? [wrapped(`Left out: ${why.join('; ')}.`)] : []),
    ...shown.flatMap(({ place }) => placeLines(document, place, c)),
    '',
    `Sealed ${seal}`,
    wrapped('Publish the seal, or the file: only what others hold proves the day. "handoff score" holds it against what comes.'),
  ].join('\n').replaceAll(/[ \t]+$/gm, ''); // prettier-ignore
}
