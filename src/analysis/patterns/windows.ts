/** The counts that patterns are read from, and their values in a run. */
import type { Window } from '../../experiment/windows.ts';
import { parseMonth } from '../../base/calendar.ts';
import type { Counter } from '../../base/counters.ts';
import { countersOf } from '../dated.ts';
import { COUNTS_IN_A_ROW as K } from '../metrics.ts';
import type { Pattern } from './table.ts';

/** The windows that patterns need, each once. */
export function windowsOf(patterns: readonly Pattern[]): Window[] {
  const found = new Map<string, Window>();
  for (const { places, over, from, to } of patterns) {
    for (const where of over === null ? [places] : [places, over]) {
      const window = { places: where, from, to };
      found.set(JSON.stringify(window), window);
    }
  }
  return [...found.values()];
}

/** The counters that patterns are formed of. */
export const countersFor = (patterns: readonly Pattern[]): Counter[] =>
  countersOf(patterns.map(({ metric }) => metric));

/**
 * A function that reads the value of each pattern from a run's windows.
 * @returns for each pattern its value; null where a denominator is zero
 */
export function readerOf(patterns: readonly Pattern[], windows: readonly Window[]) {
  const position = new Map(windows.map((window, i) => [JSON.stringify(window), i]));
  return (counts: Float64Array): (number | null)[] =>
    patterns.map(({ metric, places, over, from, to, byMonth }) => {
      const value = (where: Pattern['places']) => {
        const i = position.get(JSON.stringify({ places: where, from, to })) as number;
        return metric.value(counts.subarray(i * K, (i + 1) * K));
      };
      const x = value(places);
      if (x === null) return null;
      if (over === null) return byMonth ? x / (parseMonth(to) - parseMonth(from) + 1) : x;
      const whole = value(over);
      return whole === null || whole === 0 ? null : x / whole;
    });
}
