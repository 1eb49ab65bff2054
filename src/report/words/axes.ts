/** The axes and points of a sweep in words. */
import type { SweepAxis, SweepDocument, SweepPoint } from '../../analysis/sweep/document.ts';
import { isClear } from '../../analysis/direction.ts';
import { capital } from '../../scenario/words/series.ts';
import { measure } from './measures.ts';
import { changes, inFull, value } from './numbers.ts';

type At = SweepPoint['values'][string];
type Axes = Pick<SweepDocument, 'axes'>;

const inWords = (name: string): string => name.replaceAll(/[_-]/g, ' ');

/** What an axis is called: "Hours of hold". */
export const axisLabel = ({ name, label }: Pick<SweepAxis, 'name' | 'label'>): string =>
  label ?? capital(inWords(name));

/** The same over its values: "Hold, hours". */
export const axisTitle = (axis: SweepAxis): string =>
  axis.unit === undefined || axis.unit === 'share' ? axisLabel(axis) : `${axisLabel(axis)}, ${axis.unit}`;

export const axisOf = ({ axes }: Axes, name: string): SweepAxis => axes.find((axis) => axis.name === name)!;

/** A value on an axis: "30%", "no holds", "24". */
export function valueText({ unit, titles = {} }: Pick<SweepAxis, 'unit' | 'titles'>, at: At): string {
  if (typeof at === 'number') return unit === 'share' ? value(at, 'share') : String(at);
  const name = String(at);
  return Object.hasOwn(titles, name) ? titles[name] : inWords(name);
}

/** Where a point lies: "Hold: 24 hours, Notices: 30%"; without the axes named. */
export function placeInWords(document: Axes, values: SweepPoint['values'], without: readonly string[] = []): string {
  return document.axes
    .filter(({ name }) => values[name] !== null && values[name] !== undefined && !without.includes(name))
    .map((axis) => {
      const unit = axis.unit === undefined || axis.unit === 'share' ? '' : ` ${axis.unit}`;
      return `${axisLabel(axis)}: ${valueText(axis, values[axis.name])}${unit}`;
    })
    .join(', ');
}

/** What a swept scenario is called. */
export const sweptLabel = ({ scenarios = [] }: Pick<SweepDocument, 'scenarios'>, name: string): string =>
  scenarios.find((one) => one.name === name)?.label ?? name;

export const baselineLabel = ({ baseline }: SweepDocument): string => baseline.label ?? baseline.name;

/** A difference at a point: "Hold: 24 hours, +300 [250, 350]". */
export function pointInWords(document: SweepDocument, { values, differences }: SweepPoint, id: string): string {
  const found = differences[id];
  return `${placeInWords(document, values)}, ${inFull(found, changes(found, measure(id, found.unit).kind))}`;
}

/** The finding over some points: the least and the most of the clear differences, and where they lie. */
export function spanInWords(document: SweepDocument, points: readonly SweepPoint[], id: string): string {
  const { label, kind } = measure(id, document.baseline.metrics[id].unit);
  const clear = points
    .filter(({ differences }) => isClear(differences[id].direction))
    .toSorted((a, b) => a.differences[id].mean! - b.differences[id].mean!);
  const [least, most] = [clear[0], clear.at(-1)];
  if (!least || !most) return `${label}: at no point clearly other than under "${baselineLabel(document)}"`;
  const end = ({ values, differences }: SweepPoint) =>
    `${changes(differences[id], kind)(differences[id].mean)} (${placeInWords(document, values)})`;
  const range = least === most ? end(least) : `from ${end(least)} to ${end(most)}`;
  return `${label}: ${range}, compared with "${baselineLabel(document)}"`;
}

/** The point that is the baseline itself: every difference is none in every run. */
export const isBaseline = ({ differences }: SweepPoint): boolean =>
  Object.values(differences).every(({ direction }) => direction === 'same');
