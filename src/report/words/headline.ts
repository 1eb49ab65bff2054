/**
 * The few measures that a first table and a first chart show, in the order of a person's way, and the smallest size of
 * a difference worth saying.
 *
 * The same people live under both arms, so that the smallest ripple is a clear difference. Below half a percent of the
 * baseline, or half a person, nobody would decide otherwise for it: it is "about the same", no sentence is made of it
 * and no count holds it.
 */
import type { MetricId } from '../../analysis/metrics.ts';
import type { RunDocument } from '../../analysis/results.ts';
import { isClear } from '../../analysis/direction.ts';
import { clearInPercent, type Effect, levelOf } from './effect.ts';

/** `part`: of whom the row above tells all; `short`: for a narrow column; `alone`: its label where that row is not known. */
export type Row = {
  readonly id: MetricId;
  readonly label: string;
  readonly short?: string;
  readonly alone?: string;
  readonly part?: true;
  readonly dollars?: true;
};

/** In this order; where more are known than fit, the last of them go. */
const ROWS: readonly Row[] = [
  { id: 'requests', label: 'ICE asks a jail' },
  { id: 'declined_requests', label: 'the jail declines', part: true },
  { id: 'transferred', label: 'Handed over in jail' },
  { id: 'transferred_no_conviction', label: 'with no conviction', part: true },
  { id: 'at_large_arrests', label: 'Arrested at large' },
  {
    id: 'at_large_released',
    label: 'after a jail release',
    short: 'after jail release',
    alone: 'At large, after jail',
    part: true,
  },
  { id: 'serious_never_taken', label: 'Serious conviction, never taken', short: 'Serious, never taken' },
  { id: 'held_hours', label: 'Hours held past release', short: 'Hours past release' },
  { id: 'cost_total', label: 'Cost, all governments', dollars: true },
  { id: 'cost_per_taken', label: 'federal, per person taken', short: 'federal, per person', part: true, dollars: true },
  { id: 'cost_local', label: 'Cost to counties', dollars: true },
];

/** Rows that go first where more are known than fit. */
const LEAST: readonly MetricId[] = ['cost_local', 'held_hours'];
const MOST_ROWS = 9;

/** What a small country bends is known, but not shown. */
const known = ({ arms, bent }: Pick<RunDocument, 'arms' | 'bent'>, id: MetricId): boolean =>
  bent?.levels.includes(id) || arms.some(({ metrics }) => typeof metrics[id]?.mean === 'number');

/** The rows of which something is known for the places reported, nine at most. */
export function headlineRows(document: Pick<RunDocument, 'arms' | 'bent'>): Row[] {
  const rows = ROWS.filter(({ id }) => known(document, id));
  const left = LEAST.slice(0, Math.max(0, rows.length - MOST_ROWS));
  const shown = rows.filter(({ id }) => !left.includes(id));
  return shown.map((row) => (isOrphan(row, shown) ? orphan(row) : row));
}

/** True where the row of which this one is a part is not shown. */
function isOrphan({ id, part }: Row, shown: readonly Row[]): boolean {
  const whole =
    part &&
    ROWS.slice(
      0,
      ROWS.findIndex((row) => row.id === id),
    ).findLast((row) => row.part === undefined);
  return whole !== undefined && !shown.some((row) => row.id === whole.id);
}

const orphan = ({ id, label, alone = label, dollars }: Row): Row => ({ id, label: alone, ...(dollars && { dollars }) });

/** Below this share of the baseline, or this much of a person, a difference is about none. */
const LEAST_SHARE = 0.005;
const LEAST_COUNT = 0.5;

/** How a difference is told: with its size, as about the same, as not clear, or not at all for want of runs. */
export type Telling = 'told' | 'about the same' | 'not clear' | 'not known';

/** What is worth saying of an effect. */
export function telling(found: Effect): Telling {
  const { difference, measure, direction } = found;
  if (difference.mean === null || direction === 'unknown') return 'not known';
  const share = Math.abs(levelOf(found) ?? 0) * LEAST_SHARE;
  const least = measure.kind === 'count' ? Math.max(LEAST_COUNT, share) : share;
  const clear = isClear(direction) || clearInPercent(found);
  const reach = clear
    ? Math.abs(difference.mean)
    : Math.max(...[difference.mean, difference.lo, difference.hi].map((end) => Math.abs(end ?? 0)));
  if (direction === 'same' || reach < least) return 'about the same';
  return clear ? 'told' : 'not clear';
}
