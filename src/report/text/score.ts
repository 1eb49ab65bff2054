/** What became of a forecast, for people: how often its intervals hold what came, and each figure's place. */
import type { Score, Scored } from '../../analysis/forecast/score.ts';
import { wrapped } from '../../base/wrap.ts';
import { forecastValue, periodInWords } from '../words/forecast.ts';
import { table } from './plain-table.ts';

const WIDTHS = [38, 12, 9, 18];
const SCORED = [36, 10, 10, 10, 10];

const percent = (share: number): string => `${Math.round(100 * share)}%`;

export function scoreText(found: Score): string {
  const { forecast, figures, metrics, uncovered } = found;
  const several = figures.length === 1 ? 'figure' : 'figures';
  return [
    wrapped(`Forecast of ${forecast.dated} (${forecast.scenario}), its seal whole, beside ${figures.length} ${several}`),
    ...verdict(found),
    '',
    table(
      ['', 'in 50%', 'in 90%', 'score 50%', 'score 90%'],
      SCORED,
      metrics.map(({ metric, levels }) => [
        metric,
        ...levels.map(({ held, of }) => `${held}/${of}`),
        ...levels.map(({ score }) => String(Number(score.toPrecision(3)))),
      ]),
    ),
    wrapped('In 50%: in the 50% interval. Score: the mean width of the interval and, for what lies outside, 4 times (of the 50%) or 20 times (of the 90%) how far. Lower is better.'), // prettier-ignore
    '',
    table(['', 'came', 'median', 'place'], WIDTHS, figures.map(cellsOf)),
    wrapped('Place: between which parts of its distribution a figure lies, 0% the lowest; outside: of the 90% interval. If the forecast is right, every part is as likely.'), // prettier-ignore
    ...(uncovered.length === 0 ? [] : ['', `Not forecast: ${uncovered.length} of ${uncovered.length + figures.length}`]),
    ...uncovered.map(({ place, metric, why, ...months }) =>
      wrapped(`${place}, ${metric}, ${periodInWords(months)}: ${why}`, '  '),
    ),
  ].join('\n').replaceAll(/[ \t]+$/gm, ''); // prettier-ignore
}

/** By level, how many are held and how few would tell against the forecast. */
function verdict({ levels, clean, ok, false_alarm: alarm }: Score): string[] {
  const told = levels.map(({ level, held, of, worth, least }) => {
    const why = worth < of ? `, since figures that hang together count as ${worth}` : '';
    const bar = least === 0 ? `too few figures to fail${why}` : `at least ${least} would by chance${why}`;
    return wrapped(`Its ${percent(level)} intervals hold ${held} of ${of}${held < least ? ', too few' : ''}: ${bar}.`);
  });
  const [inner, outer] = clean;
  const tests = `Of ${inner.of} of which no month was known: ${inner.held} and ${outer.held}.`;
  const said = ok ? 'Nothing here tells against it.' : 'Its intervals are too narrow, or lie wrong.';
  return [
    ...told,
    ...(inner.of < levels[0].of ? [tests] : []),
    wrapped(`${said} A right forecast is told to fail in about ${percent(alarm)} of cases.`),
  ];
}

function cellsOf({ place, metric, unit, value, median, intervals, at, ...months }: Scored): string[] {
  const write = forecastValue(unit);
  const isOut = intervals.some(({ level, held }) => level === 0.9 && !held);
  const where = `${percent(at.lo)}-${percent(at.hi)}${isOut ? ', outside' : ''}`;
  const whose = wrapped(`${place}, ${metric}, ${periodInWords(months)}`, '  ', WIDTHS[0] - 1);
  return [whose, write(value), write(median), where];
}
