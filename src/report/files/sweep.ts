/** A sweep as tidy tables. */
import type { SweepDocument, SweepPoint } from '../../analysis/sweep/document.ts';
import { type Cell, type Column, cells, ESTIMATE, type Table, text } from './tables.ts';

/** An axis as a column: numbers where every value is one. */
function axisColumn(name: string, points: readonly SweepPoint[]): Column {
  const numbers = points.every(({ values }) => values[name] === null || typeof values[name] === 'number');
  return { name, type: numbers ? 'number' : 'string', description: 'axis of the sweep' };
}

/** One row a point and metric: the level, or the paired difference from the baseline. */
export function sweepTables({ axes, points, baseline }: SweepDocument): Table[] {
  const columns = axes.map(({ name }) => axisColumn(name, points));
  const head: Column[] = [
    { name: 'point', type: 'number', description: 'number of the point; 0 is the baseline' },
    text('scenario', 'scenario'),
    ...columns,
    text('metric', 'metric id'),
    ...ESTIMATE,
  ];
  const place = ({ point, scenario, values }: SweepPoint): Cell[] => [
    point,
    scenario,
    ...columns.map(({ name, type }) => {
      const value = values[name];
      return value === null || type === 'number' ? (value as number | null) : String(value);
    }),
  ];
  const rows = (of: 'metrics' | 'differences') =>
    points.flatMap((point) =>
      Object.entries(point[of]).map(([id, estimate]): Cell[] => [...place(point), id, ...cells(estimate)]),
    );
  const base = Object.entries(baseline.metrics).map(([id, estimate]): Cell[] => [
    0,
    baseline.name,
    ...axes.map(() => null),
    id,
    ...cells(estimate),
  ]);
  return [
    { name: 'points', description: 'Each metric at each point', columns: head, rows: [...base, ...rows('metrics')] },
    {
      name: 'differences',
      description: `Each point less the baseline (${baseline.name}), paired`,
      columns: head,
      rows: rows('differences'),
    },
  ];
}
