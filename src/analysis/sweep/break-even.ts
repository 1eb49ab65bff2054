/**
 * How much of one thing makes up for another: where along an axis the difference from the baseline goes from clearly
 * less to clearly more, or the other way.
 */
import { z } from 'zod';
import { type AxisValue, axisValue } from '../../scenario/studies/sweep-study.ts';
import { isClear } from '../direction.ts';
import type { Change } from '../results.ts';
import { figure, name } from '../form.ts';

/** By axis; null where an axis does not speak of this scenario. */
export const values = z.record(name, axisValue.nullable());

/** Where along an axis of numbers a difference changes its sign. */
export const breakEven = z.object({
  metric: name,
  scenario: name,
  axis: name,
  /** What the other axes stand at. */
  others: values,
  /** The last value at which the difference is clear on one side, and the first at which it is clear on the other. */
  from: figure,
  to: figure,
  /** The side at `to`. */
  after: z.enum(['more', 'less']),
});
export type BreakEven = z.infer<typeof breakEven>;

type Point = {
  readonly scenario: string;
  readonly values: Readonly<Record<string, AxisValue | null>>;
  readonly differences: Readonly<Record<string, Pick<Change, 'direction'>>>;
};

/** Points that differ on one axis alone, in the order of its values. */
function linesAlong(axis: string, points: readonly Point[]): Point[][] {
  const lines = new Map<string, Point[]>();
  for (const point of points) {
    if (typeof point.values[axis] !== 'number') continue;
    const key = JSON.stringify([point.scenario, { ...point.values, [axis]: null }]);
    lines.set(key, [...(lines.get(key) ?? []), point]);
  }
  const at = (point: Point) => point.values[axis] as number;
  return [...lines.values()].filter((line) => line.length > 1).map((line) => line.toSorted((a, b) => at(a) - at(b)));
}

/** Every clear change of side. A line whose side changes more than once tells no single one and is left out. */
export function breakEvens(points: readonly Point[]): BreakEven[] {
  const [first] = points;
  return Object.keys(first.values).flatMap((axis) =>
    linesAlong(axis, points).flatMap((line) =>
      Object.keys(first.differences).flatMap((metric) => crossing(metric, axis, line)),
    ),
  );
}

function crossing(metric: string, axis: string, line: readonly Point[]): BreakEven[] {
  const clear = line
    .map((point) => ({ at: point.values[axis] as number, side: point.differences[metric].direction }))
    .filter((point) => isClear(point.side));
  const changes = clear.flatMap((point, i) => (i > 0 && clear[i - 1].side !== point.side ? [i] : []));
  if (changes.length !== 1) return [];
  const [last, next] = [clear[changes[0] - 1], clear[changes[0]]];
  const { [axis]: _, ...others } = line[0].values;
  const { scenario } = line[0];
  return [
    { metric, scenario, axis, others, from: last.at, to: next.at, after: next.side === 'more' ? 'more' : 'less' },
  ];
}
