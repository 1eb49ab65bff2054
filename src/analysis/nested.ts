/** A statistic gathered run by run. Nothing is kept by draw, so memory does not grow with draws. */
import { Moments } from './intervals.ts';
import { type Draws, Statistic, type Within } from './statistic.ts';

/** The joint draw of a run, from 1; null where every parameter stands at its median. */
export type DrawNumber = number | null;

/** The draws that are done, where each has several runs. */
class Done implements Within {
  readonly means = new Moments();
  above = 0;
  below = 0;
  reciprocals = 0;
  squares = 0;
  freedom = 0;

  static of(other: Omit<Done, 'add'>): Done {
    return Object.assign(new Done(), other, { means: other.means.copy() });
  }

  /** A draw without any value is none. */
  add({ mean, variance, count }: Moments): void {
    if (mean === null) return;
    this.means.add(mean);
    if (mean > 0) this.above += 1;
    if (mean < 0) this.below += 1;
    this.reciprocals += 1 / count;
    if (variance === null) return;
    this.squares += variance * (count - 1);
    this.freedom += count - 1;
  }
}

/** Takes values draw by draw, in the order of the runs. A null (a ratio with a zero denominator) is left out. */
export class NestedMoments {
  private readonly all = new Moments();
  private last: DrawNumber = null;
  private made = 0;
  private above = 0;
  private below = 0;
  // Only where a draw has several runs: else `all` has the draws' means. There are very many statistics.
  private several: { current: Moments; readonly earlier: Done } | undefined;

  add(value: number | null, draw: DrawNumber): void {
    if (draw !== this.last) this.begin(draw);
    else if (draw !== null) this.several ??= { current: this.all.copy(), earlier: new Done() };
    this.all.add(value);
    this.several?.current.add(value);
    if (value !== null && value > 0) this.above += 1;
    if (value !== null && value < 0) this.below += 1;
  }

  private begin(draw: DrawNumber): void {
    this.last = draw;
    this.made += 1;
    if (!this.several) return;
    this.several.earlier.add(this.several.current);
    this.several.current = new Moments();
  }

  /** What is told of the runs so far. */
  read(): Statistic {
    return new Statistic(this.all.copy(), this.last === null ? null : this.draws());
  }

  private draws(): Draws {
    const { all, made, above, below, several } = this;
    if (!several) return { made, means: all.copy(), above, below, within: null };
    return drawsOf(made, several.earlier, several.current);
  }
}

/** The draws that are done, and the one in which the last run was. */
export function drawsOf(made: number, earlier: Omit<Done, 'add'>, current: Moments): Draws {
  const done = Done.of(earlier);
  done.add(current);
  const { means, above, below } = done;
  return { made, means, above, below, within: done };
}
