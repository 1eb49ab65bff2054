/** Statistics of flips: of very many cells only those in which somebody ever was are kept. */
import { FLIP_CELLS, FLIP_OUTCOMES } from '../experiment/flips.ts';
import { boundsOf, rangeOf } from './bounds.ts';
import { type DrawNumber, NestedMoments } from './nested.ts';
import type { Flip } from './results.ts';

const PEOPLE = boundsOf({ kind: 'count' });

export class FlipTables {
  private readonly cells = new Map<number, NestedMoments>();
  /** The draw of each run so far: a cell that is met later was empty in all of them. */
  private readonly draws: DrawNumber[] = [];

  /** Takes the tables of a run, one after another in one array. */
  add(tables: Float64Array, draw: DrawNumber): void {
    tables.forEach((count, cell) => {
      if (count === 0 || this.cells.has(cell)) return;
      const moments = new NestedMoments();
      for (const earlier of this.draws) moments.add(0, earlier);
      this.cells.set(cell, moments);
    });
    for (const [cell, moments] of this.cells) moments.add(tables[cell], draw);
    this.draws.push(draw);
  }

  /** The cells of a table in the order of outcomes, without those that are always empty. */
  table(number: number): Flip[] {
    const side = FLIP_OUTCOMES.length;
    return Array.from({ length: FLIP_CELLS }, (_, cell) => {
      const moments = this.cells.get(number * FLIP_CELLS + cell);
      if (!moments) return [];
      const [from, to] = [FLIP_OUTCOMES[Math.floor(cell / side)], FLIP_OUTCOMES[cell % side]];
      return [{ from, to, ...rangeOf(moments.read(), PEOPLE), mean: moments.read().mean ?? 0 }];
    }).flat();
  }
}
