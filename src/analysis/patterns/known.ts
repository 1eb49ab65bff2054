/**
 * What a simple guess may know: published figures that may be fitted to or are inputs, never one that tests the model. Where
 * it needs a figure of the nation that tests the model, it takes the model's own.
 */
import { parseMonth } from '../../base/calendar.ts';
import type { Pattern, Span } from './table.ts';

/** What the model has at a figure; null where it has none. */
export type Modelled = (id: string) => number | null;

export const monthsIn = ({ from, to }: Span): number => parseMonth(to) - parseMonth(from) + 1;

/** True for counts that grow with months: a guess takes them by month. */
export const growsWithTime = ({ metric, over, base, quantile, ranked }: Pattern): boolean =>
  metric.additive && over === null && base === null && quantile === null && ranked === null;

/** Of how many months a figure is the sum. */
export const partsOf = (pattern: Pattern): number =>
  growsWithTime(pattern) && !pattern.byMonth ? monthsIn(pattern) : 1;

/** Told of every place together and of nothing else. */
const isOfNation = ({ placesText, over, base, quantile, ranked }: Pattern): boolean =>
  placesText === 'all' && over === null && base === null && quantile === null && ranked === null;

/** Equal for figures that differ in their months alone. */
const sameFigure = ({ metric, placesText, over, others, base, quantile, ranked }: Pattern): string =>
  JSON.stringify([metric.id, placesText, over, others, base, quantile, ranked !== null]);

const isPublished = ({ role, low, high }: Pattern): boolean => role !== 'validation' && low !== null && high !== null;
const published = ({ low, high }: Pattern): number => ((low as number) + (high as number)) / 2;

/** A figure of some months, a month of it where it is a count. */
export type Level = Span & { readonly value: number };

export class Known {
  private readonly rows: readonly Pattern[];
  private readonly nation: readonly Pattern[];
  private readonly modelled: Modelled;

  /** @param patterns of every role: those that test the model lend their months, never what was published */
  constructor(patterns: readonly Pattern[], modelled: Modelled) {
    this.rows = patterns.filter(isPublished);
    this.nation = patterns.filter(isOfNation);
    this.modelled = modelled;
  }

  /** The last known figure of the same kind and place whose months had passed. */
  before(pattern: Pattern): Level | null {
    const key = sameFigure(pattern);
    const [last] = this.rows
      .filter((row) => row.to < pattern.from && sameFigure(row) === key)
      .toSorted((a, b) => (a.to === b.to ? order(b.from, a.from) : order(b.to, a.to)));
    return last ? { from: last.from, to: last.to, value: published(last) / partsOf(last) } : null;
  }

  /** Known figures of the same kind and months at other places of the same sort. */
  elsewhere(pattern: Pattern): number[] {
    const [sort] = pattern.placesText.split(' ');
    const key = sameFigure({ ...pattern, placesText: sort });
    return this.rows
      .filter(({ id, from, to }) => id !== pattern.id && from === pattern.from && to === pattern.to)
      .filter((row) => row.placesText !== pattern.placesText && row.placesText.split(' ')[0] === sort)
      .filter((row) => sameFigure({ ...row, placesText: sort }) === key)
      .map(published);
  }

  /** The known figure of the same kind and months of which half of the places lie below. */
  middle(pattern: Pattern): number | null {
    const key = sameFigure({ ...pattern, quantile: 0.5 });
    const found = this.rows.find(
      (row) => row.from === pattern.from && row.to === pattern.to && sameFigure(row) === key,
    );
    return found ? published(found) : null;
  }

  /** The nation in each of these spans, all as published where all are known, else all as the model has them. */
  nationIn(metric: string, spans: readonly Span[]): readonly number[] | null {
    const told = (of: (row: Pattern) => number | null) => spans.map((span) => levelIn(this.nation, metric, span, of));
    const whole = (levels: readonly (number | null)[]) => (levels.every((one) => one !== null) ? levels : null);
    return (
      whole(told((row) => (isPublished(row) ? published(row) : null))) ?? whole(told(({ id }) => this.modelled(id)))
    );
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A figure of the nation, a month of it: that of just these months, or else the mean of each of them. */
function levelIn(
  nation: readonly Pattern[],
  metric: string,
  span: Span,
  of: (row: Pattern) => number | null,
): number | null {
  const own = nation.filter((row) => row.metric.id === metric && row.from >= span.from && row.to <= span.to);
  const levels = own.flatMap((row) => {
    const value = of(row);
    return value === null ? [] : [{ row, level: value / partsOf(row) }];
  });
  const exact = levels.find(({ row }) => row.from === span.from && row.to === span.to);
  if (exact) return exact.level;
  const months = new Map(levels.flatMap(({ row, level }) => (row.from === row.to ? [[row.from, level] as const] : [])));
  if (months.size < monthsIn(span)) return null;
  return [...months.values()].reduce((sum, level) => sum + level, 0) / months.size;
}
