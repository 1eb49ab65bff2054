/** The fast engine and the plain one on the same world, scenario, seed and replication, laid side by side. */
import type { Scenario } from '../../src/scenario/schema.ts';
import { FLIP_OUTCOMES } from '../../src/experiment/flips.ts';
import { simulateGroup } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import type { Order } from '../../src/experiment/order.ts';
import { formatMonth } from '../../src/base/calendar.ts';
import { whoOf } from '../../src/base/order-key.ts';
import { COUNTERS } from '../../src/base/counters.ts';
import type { World } from '../../src/world/world.ts';
import type { ReferenceResult } from './engine.ts';

/** What the fast engine counts, in the plain engine's terms. */
export type FastResult = {
  monthly: number[][];
  byJurisdiction: Map<string, number[]>;
  byClass: number[][];
  byOffice: Map<string, number[]>;
  episodes: Map<string, string>;
};

/** Runs the fast engine. */
export function simulateFast(
  world: World,
  scenario: Scenario,
  seed: string,
  replication: number,
  report = scenario.report,
  draw = 1,
  oneIn = 1,
): FastResult {
  const order: Order = {
    arms: [{ name: 'a', scenario }],
    seed,
    ...report,
    by: ['jurisdiction', 'office', 'class'],
    flips: true,
    ...(draw > 1 ? { draws: draw } : {}),
    oneIn,
  };
  const study = new Study(order, world);
  const K = COUNTERS.length;
  const months = study.lastMonth - study.firstMonth + 1;
  const monthly = Array.from({ length: months }, () => new Array<number>(K).fill(0));
  const rows = study.rows.map(() => new Array<number>(K).fill(0));
  const episodes = new Map<string, string>();
  const task = { draw, replication };
  const results = study.groups.flatMap((group) =>
    simulateGroup(study, group, task).map(([result], office) => ({ ...result, office: group[office] })),
  );
  for (const { tally, records, office } of results) {
    const { places } = office;
    const { keys, outcomes } = records!;
    monthly.forEach((counts, m) => counts.forEach((_, i) => (counts[i] += tally.monthly[m * K + i])));
    office.rows.forEach((row, r) => rows[row].forEach((_, i) => (rows[row][i] += tally.groups[r * K + i])));
    keys.forEach((key, i) => episodes.set(idOf(key, places.jurisdictions), FLIP_OUTCOMES[outcomes[i]]));
  }
  const rowsBy = (by: string) =>
    new Map(study.rows.flatMap((row, r) => (row.by === by ? [[row.key, rows[r]] as const] : [])));
  return {
    monthly,
    byJurisdiction: rowsBy('jurisdiction'),
    byOffice: rowsBy('office'),
    byClass: [...rowsBy('class').values()],
    episodes,
  };
}

/** The person and episode that an order key stands for. */
function idOf(key: number, jurisdictions: readonly { code: string }[]): string {
  const { place, firstMonth, serial, episode } = whoOf(key);
  return `${jurisdictions[place].code}-${formatMonth(firstMonth)}-${serial}#${episode}`;
}

/** Every place where the two differ, in words; empty if they agree in every count and cent. */
export function differences(fast: FastResult, slow: ReferenceResult): string[] {
  const found: string[] = [];
  const compare = (where: string, a: readonly number[] | undefined, b: readonly number[] | undefined) =>
    COUNTERS.forEach((counter, i) => {
      if ((a?.[i] ?? 0) !== (b?.[i] ?? 0)) found.push(`${where} ${counter}: fast ${a?.[i] ?? 0}, plain ${b?.[i] ?? 0}`);
    });
  slow.months.forEach((month, m) => compare(formatMonth(month), fast.monthly[m], slow.monthly[m]));
  for (const by of ['byJurisdiction', 'byOffice'] as const) {
    for (const key of new Set([...fast[by].keys(), ...slow[by].keys()]))
      compare(key, fast[by].get(key), slow[by].get(key));
  }
  slow.byClass.forEach((counts, code) => compare(`class ${code}`, fast.byClass[code], counts));
  for (const id of new Set([...fast.episodes.keys(), ...slow.episodes.keys()])) {
    const [a, b] = [fast.episodes.get(id), slow.episodes.get(id)];
    if (a !== b) found.push(`${id}: fast ${a}, plain ${b}`);
  }
  return found;
}
