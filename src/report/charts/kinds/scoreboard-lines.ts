/**
 * The scoreboard as lines of a picture: a line for each figure of the nation, a state or a county; field offices share a
 * line for each figure and year. Figures of a series stand under its name. Sorted by role, then by figure, then by date.
 */
import { type ScoredPattern, type Scoreboard, distances, type Total } from '../../../analysis/patterns/scoreboard.ts';
import {
  distanceText,
  figureLabel,
  isOffice,
  isShare,
  memberOf,
  periodLabel,
  publishedText,
  shown,
} from '../../words/patterns.ts';

/** Tolerances shown on each side; what is farther off stands at the edge as an arrow. */
export const EDGE = 8;

export type Dot = {
  id: string;
  /** In tolerances, at most `EDGE`; null where the run has no such figure. */
  at: number | null;
  /** The 90% interval, cut at the edges; null where there is none, or none of it is inside. */
  range: { lo: number; hi: number } | null;
  met: boolean;
  beyond: boolean;
};

export type BoardLine = {
  /** Empty where it is that of the line above. */
  label: string;
  period: string;
  published: string;
  model: string;
  /** What the arrows at the left and right edge stand for. */
  edges: { left: string; right: string };
  dots: Dot[];
  grouped: boolean;
};

export type Panel = { heading: string; scored: boolean; lines: BoardLine[] };

const clip = (distance: number): number => Math.max(-EDGE, Math.min(EDGE, distance));

function dotOf(pattern: ScoredPattern): Dot {
  const { id, distance, met } = pattern;
  const whole = distances(pattern);
  const range = whole && { lo: clip(whole.lo), hi: clip(whole.hi) };
  return {
    id,
    at: distance === null ? null : clip(distance),
    range: range && range.lo < range.hi ? range : null,
    met,
    beyond: distance !== null && Math.abs(distance) > EDGE,
  };
}

/** "+12.3", or for several "3, to +12.3". */
function edgeText(patterns: readonly ScoredPattern[], side: -1 | 1): string {
  const far = patterns.flatMap(({ distance }) =>
    distance !== null && distance * side > EDGE ? [distance * side] : [],
  );
  const farthest = distanceText(side * Math.max(...far));
  return far.length === 0 ? '' : far.length === 1 ? farthest : `${far.length}, to ${farthest}`;
}

function lineOf(patterns: readonly ScoredPattern[]): BoardLine {
  const [first] = patterns as [ScoredPattern];
  const alike = patterns.length > 1 || isOffice(first);
  const { mean } = first.model;
  return {
    label: figureLabel(first),
    period: first.series === undefined || alike ? periodLabel(first) : memberOf(first),
    published: alike ? '' : publishedText(first),
    model: alike ? groupText(patterns) : mean === null ? 'none' : shown(mean, isShare(first)),
    edges: { left: edgeText(patterns, -1), right: edgeText(patterns, 1) },
    dots: patterns.map(dotOf),
    grouped: alike,
  };
}

/** "2 of 12 met, worst MIA". */
function groupText(patterns: readonly ScoredPattern[]): string {
  const met = patterns.filter((pattern) => pattern.met).length;
  const [farthest] = patterns.toSorted((a, b) => Math.abs(b.distance ?? 0) - Math.abs(a.distance ?? 0));
  return `${met} of ${patterns.length} met${farthest && !farthest.met ? `, worst ${memberOf(farthest, false)}` : ''}`;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

/** More figures of a series than these share a line, as offices do. */
const MANY = 8;

/** Figures in the order of the table, each with its lines by date; a figure is named once. */
function linesOf(patterns: readonly ScoredPattern[]): BoardLine[] {
  const span = ({ period }: ScoredPattern) => `${period.from} ${period.to}`;
  const dated = (a: ScoredPattern, b: ScoredPattern) => (span(a) < span(b) ? -1 : span(a) > span(b) ? 1 : 0);
  return grouped(patterns, figureLabel).flatMap((figure) => {
    const sorted = figure.toSorted(dated);
    const together = isOffice(figure[0]) || figure.length > MANY;
    const lines = together ? grouped(sorted, periodLabel).map(lineOf) : sorted.map((one) => lineOf([one]));
    return lines.map((line, i) => (i === 0 ? line : { ...line, label: '' }));
  });
}

const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** Figures of which only a bound is published are in no score: there may be none in it. */
const scoreText = (name: string, { met, of, lo, hi }: Total): string =>
  of === 0 ? name : `${name}: ${met} of ${of} met, ${percent(met / of)} [${percent(lo)}, ${percent(hi)}]`;

/** The panels of a scoreboard that hold a figure: never used to fit, fitted to, and given to the model. */
export function panelsOf({ patterns, totals }: Scoreboard): Panel[] {
  const panel = (role: ScoredPattern['role'], heading: () => string): Panel[] => {
    const own = patterns.filter((pattern) => pattern.role === role);
    const [offices, others] = [own.filter(isOffice), own.filter((pattern) => !isOffice(pattern))];
    if (own.length === 0) return [];
    return [{ heading: heading(), scored: role !== 'input', lines: [...linesOf(others), ...linesOf(offices)] }];
  };
  return [
    ...panel('validation', () => scoreText('Never used to fit', totals.validation)),
    ...panel('calibration', () => scoreText('Fitted to', totals.calibration)),
    ...panel('input', () => 'Given to the model, not scored'),
  ];
}
