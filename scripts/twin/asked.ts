/** What the twin is asked and held against: the figures of `historical` that a fit may read, at vectors of quantiles. */
import { readable } from '../../src/analysis/calibration/targets.ts';
import type { Pattern } from '../../src/analysis/patterns/table.ts';
import { countersFor, readerOf, windowsOf } from '../../src/analysis/patterns/windows.ts';
import { patternsFor } from '../../src/cli/work/validate.ts';
import type { Order } from '../../src/experiment/order.ts';
import { Study } from '../../src/experiment/study.ts';
import { loadWorld } from '../../src/world/files.ts';
import { resolvedNamed } from '../shipped.ts';

export type Points = readonly (readonly number[])[];
/** Null where there is no figure, as for a share of nobody. */
export type Figures = readonly (number | null)[];

export class Asked {
  readonly #world = loadWorld();
  readonly #historical = resolvedNamed('historical', this.#world);
  readonly patterns: readonly Pattern[] = readable(patternsFor(this.#historical, this.#world), true);
  readonly #windows = windowsOf(this.patterns);
  /** The figures, from what a run or the twin counts in the windows of an order. */
  readonly read: (windows: Float64Array) => Figures = readerOf(this.patterns, this.#windows);
  readonly #names: readonly string[];
  readonly #seed: string;

  /** @param names of the parameters that points tell quantiles of; all others are at their medians */
  constructor(names: readonly string[], seed: string) {
    this.#names = names;
    this.#seed = seed;
  }

  /** A draw for each point. @param luck of each, as a number; all have the same if left out */
  order(rows: Points, luck?: readonly number[]): Order {
    const { name, scenario } = this.#historical;
    return {
      arms: [{ name, scenario }],
      seed: this.#seed,
      ...scenario.report,
      by: [],
      flips: false,
      windows: this.#windows,
      counters: countersFor(this.patterns),
      design: { names: this.#names, rows, luck },
      draws: rows.length,
    };
  }

  study(rows: Points, luck?: readonly number[]): Study {
    return new Study(this.order(rows, luck), this.#world);
  }
}
