/**
 * Joint draws of the uncertain parameters. A command with draws runs every arm in every draw; within a draw all arms
 * have the same quantile for the same parameter and the same luck, so differences stay paired.
 */
import { draw, parameterQuantile, placeKey, replicationKey, textKey } from '../base/random.ts';
import { tablesOnDays } from '../scenario/values/days.ts';
import { atQuantiles } from '../scenario/values/uncertainty.ts';
import { walked } from '../scenario/values/walk.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { PlaceLuck } from '../simulation/compile/place-effects.ts';
import type { World } from '../world/world.ts';
import type { Order } from './order.ts';

/** One run of all arms: draw and replication, both from 1. */
export type Task = { readonly draw: number; readonly replication: number };

/** Replication numbers of different draws never meet: the luck of one draw is not that of another. */
const REPLICATIONS = 65536;

/**
 * The number from which the keys of a run are made; in draw 1 that of the replication itself. The points of a design all
 * have the luck of their replication, so that they differ by their parameters alone, unless the design says otherwise.
 */
export const luckOf = ({ draw, replication }: Task, { design }: Pick<Order, 'design'> = {}): number =>
  design ? (design.luck?.[draw - 1] ?? 0) + replication : (draw - 1) * REPLICATIONS + replication;

/**
 * The lasting luck of places: a number for each joint draw, for every replication and arm alike; 1 where no draws are made.
 * The points of a design share it, as they share theirs, unless the design says otherwise.
 */
export const placeLuckOf = (order: Pick<Order, 'seed' | 'draws' | 'design'>, draw: number): PlaceLuck => ({
  seed: order.seed,
  number: order.design ? luckOf({ draw, replication: 1 }, order) : order.draws === undefined ? 1 : draw,
});

/** All runs of a command in the order in which results are taken: draw by draw. */
export function tasksOf(draws: number, replications: number): Task[] {
  return Array.from({ length: draws * replications }, (_, i) => ({
    draw: Math.floor(i / replications) + 1,
    replication: (i % replications) + 1,
  }));
}

/**
 * The order with every distribution replaced by its value in one draw, or by its median where no draws are made. A
 * scenario with a posterior takes the quantiles of the names in it from there: row by row in an order keyed by the seed, so
 * that no draw leans on what stands first in the table; or their medians. A design
 * says them itself; what it does not name stands at the median of its distribution. Steps of a walk are drawn like all else,
 * and so afresh where a posterior does not name them.
 */
export function orderAt(
  order: Order,
  number: number,
  { posteriors, offices }: Pick<World, 'posteriors' | 'offices'>,
): Order {
  const codes = offices.map(({ code }) => code);
  const at = (scenario: Scenario, quantileOf: (name: string) => number | undefined): Scenario =>
    walked(atQuantiles(scenario, quantileOf, codes), quantileOf, offices);
  if (order.design) {
    const { names, rows } = order.design;
    const chosen = new Map(names.map((name, i) => [name, rows[number - 1][i]]));
    const arms = order.arms.map(({ name, scenario }) => ({
      name,
      scenario: at(scenario, (of) => chosen.get(of)),
    }));
    return { ...order, arms };
  }
  return {
    ...order,
    arms: order.arms.map(({ name, scenario }) => {
      const fitted = fittedAt(scenario, order, number, posteriors);
      const drawn = drawnIn(order, number);
      return { name, scenario: at(scenario, (of) => fitted.get(of) ?? drawn(of)) };
    }),
  };
}

/** The quantile of a name in one draw; without draws, or in a design, there is none. */
const drawnIn =
  ({ draws, design, seed }: Order, number: number) =>
  (name: string): number | undefined =>
    draws === undefined || design ? undefined : parameterQuantile(seed, name, number);

/** The world in one draw: rows of its tables whose days are not exactly known begin on one of those that are possible. */
export const worldAt = (order: Order, number: number, world: World): World => ({
  ...world,
  tables: tablesOnDays(world.tables, drawnIn(order, number)),
});

/** Quantiles by name of one row of a scenario's posterior; of their medians where no row is asked for. */
function fittedAt(
  { posterior }: Scenario,
  { draws, seed }: Order,
  number: number,
  posteriors: World['posteriors'],
): ReadonlyMap<string, number> {
  const found = posterior === undefined ? undefined : posteriors.get(posterior.draws);
  if (!found) return new Map();
  const { names, rows } = found;
  const middle = (column: number) => medianOf(rows.map((row) => row[column]));
  const row = draws === undefined ? names.map((_, i) => middle(i)) : rows[rowOf(number, rows.length, seed)];
  return new Map(names.map((name, i) => [name, row[i]] as const));
}

/** The row of a draw: all rows in an order keyed by the seed, the same for every arm and every fit of that length. */
function rowOf(number: number, rows: number, seed: string): number {
  const key = placeKey(replicationKey(seed, 0), textKey('rows of a posterior'));
  const order = Array.from({ length: rows }, (_, row) => ({ row, place: draw(key, 0, row) }));
  order.sort((a, b) => a.place - b.place || a.row - b.row);
  return order[(number - 1) % rows].row;
}

function medianOf(values: number[]): number {
  values.sort((a, b) => a - b);
  const half = values.length / 2;
  return (values[Math.ceil(half) - 1] + values[Math.floor(half)]) / 2;
}
