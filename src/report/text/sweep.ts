/**
 * What a sweep found, as text of 80 columns: the differences from the baseline, for a grid of two axes as a table of
 * both, else a line a point. "=" marks a difference that the interval cannot tell from none.
 */
import picocolors from 'picocolors';
import type { BreakEven } from '../../analysis/sweep/break-even.ts';
import type { SweepDocument, SweepPoint } from '../../analysis/sweep/document.ts';
import type { Change } from '../../analysis/results.ts';
import { bentInWords, intervalsInWords, periodInWords, runsInWords, titled } from '../words/about.ts';
import { calledScenario } from '../words/labels.ts';
import { measure } from '../words/measures.ts';
import { axisLabel, axisOf, placeInWords, sweptLabel, valueText } from '../words/axes.ts';
import { changes, inFull, levels, value } from '../words/numbers.ts';
import { cell } from './plain-table.ts';
import { WIDTH, wrapped } from '../../base/wrap.ts';

const CELL = 11;
const LABEL = 14;
/** Changes of side in a list; those after them stand in the document. */
const SHOWN = 12;

const isNone = ({ direction }: Change): boolean => direction === 'unclear' || direction === 'same';

/** A difference for a narrow place, without its interval. */
export function shortText(id: string, estimate: Change): string {
  const { kind } = measure(id, estimate.unit);
  const text = changes(estimate, kind)(estimate.mean);
  return isNone(estimate) ? `=${text}` : text;
}

function fullText(id: string, estimate: Change): string {
  const { kind } = measure(id, estimate.unit);
  return `${isNone(estimate) ? '= ' : ''}${inFull(estimate, changes(estimate, kind))}`;
}

const distinct = (axis: string, points: readonly SweepPoint[]): (string | number | boolean | null)[] => [
  ...new Set(points.map(({ values }) => values[axis])),
];

/** The differences of one metric and scenario as a table of two axes, if it fits. */
function grid(id: string, points: readonly SweepPoint[], { axes, design }: SweepDocument): string[] | null {
  if (design !== 'grid' || axes.length !== 2) return null;
  const [down, across] = axes;
  const [rows, columns] = [distinct(down.name, points), distinct(across.name, points)];
  const first = Math.max(LABEL, axisLabel(down).length + 2, ...rows.map((row) => valueText(down, row).length + 2));
  const width = Math.max(CELL, ...columns.map((column) => valueText(across, column).length + 2));
  if (first + columns.length * width > WIDTH || rows.length * columns.length !== points.length) return null;
  const at = (row: unknown, column: unknown) =>
    points.find(({ values }) => values[down.name] === row && values[across.name] === column)?.differences[id];
  return [
    `${''.padEnd(first)}${axisLabel(across)}`,
    axisLabel(down).padEnd(first) + columns.map((column) => cell(valueText(across, column), width)).join(''),
    ...rows.map(
      (row) =>
        valueText(down, row).padEnd(first) +
        columns
          .map((column) => {
            const found = at(row, column);
            return cell(found ? shortText(id, found) : '', width);
          })
          .join(''),
    ),
  ];
}

/** A line a point: where it lies, the level and the difference. */
function list(id: string, points: readonly SweepPoint[], document: SweepDocument): string[] {
  return points.map(({ values, metrics, differences }) => {
    const { kind } = measure(id, metrics[id].unit);
    const figures = `${cell(levels(metrics[id], kind)(metrics[id].mean), 12)}${cell(fullText(id, differences[id]), 34)}`;
    const place = placeInWords(document, values);
    return place.length < WIDTH - figures.length
      ? place.padEnd(WIDTH - figures.length) + figures
      : `${wrapped(place)}\n${figures.padStart(WIDTH)}`;
  });
}

function section(id: string, document: SweepDocument, bold: (text: string) => string): string[] {
  const { baseline, points } = document;
  const base = baseline.metrics[id];
  const { label, kind } = measure(id, base.unit);
  const scenarios = [...new Set(points.map(({ scenario }) => scenario))];
  return [
    bold(`${label}: ${value(base.mean, kind)} under "${calledScenario(baseline)}"`),
    ...scenarios.flatMap((scenario) => {
      const own = points.filter((point) => point.scenario === scenario);
      const head = scenarios.length > 1 ? [`${sweptLabel(document, scenario)}:`] : [];
      return [...head, ...(grid(id, own, document) ?? list(id, own, document))];
    }),
    '',
  ];
}

/** 'Taken either way: less than under "No TRUST Act" up to 1.5 on "Teams", more from 2 (What happened, Notices: 50%)'. */
function breakEvenText(
  { metric, scenario, axis, others, from, to, after }: BreakEven,
  document: SweepDocument,
): string {
  const before = after === 'more' ? 'less' : 'more';
  const along = axisOf(document, axis);
  const several = document.points.some((point) => point.scenario !== scenario);
  const where = [several ? sweptLabel(document, scenario) : '', placeInWords(document, others)]
    .filter((part) => part !== '')
    .join(', ');
  return `${measure(metric).label}: ${before} than under "${calledScenario(document.baseline)}" up to ${valueText(along, from)} on "${axisLabel(along)}", ${after} from ${valueText(along, to)}${where === '' ? '' : ` (${where})`}`;
}

/** The document as text. */
export function sweepText(document: SweepDocument, { color = false } = {}): string {
  const c = picocolors.createColors(color);
  const { title, coverage, baseline, points, axes, break_even } = document;
  const found = break_even.slice(0, SHOWN).map((one) => wrapped(breakEvenText(one, document), '  '));
  const more = break_even.length - SHOWN;
  const bent = bentInWords(document);
  return [
    c.bold(titled(title, document)),
    wrapped(
      `${points.length} points over ${axes.map((axis) => `"${axisLabel(axis)}"`).join(' and ')}, each less "${calledScenario(baseline)}"`,
    ),
    wrapped(`${coverage}, ${periodInWords(document)}; ${runsInWords(document)}`),
    wrapped(intervalsInWords(document)),
    '',
    ...(found.length > 0 ? [c.bold('Where a difference changes its side'), ...found] : []),
    ...(more > 0 ? [`${more} more in summary.json`] : []),
    ...(found.length > 0 ? [''] : []),
    ...Object.keys(baseline.metrics).flatMap((id) => section(id, document, c.bold)),
    wrapped(
      '"=": no clear difference, since its 95% range holds zero. Each range stands for itself: of twenty that hold no difference one will seem to.',
    ),
    ...(bent === null ? [] : [wrapped(bent)]),
  ].join('\n');
}
