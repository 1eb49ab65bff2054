/** What a page on a place counts of what happened besides the comparison: published figures, and fiscal years. */
import type { FigureHere } from '../../analysis/place/document.ts';
import { figuresAt, type Near } from '../../analysis/place/figures.ts';
import { YearCounts } from '../../analysis/place/years.ts';
import { COUNTS_IN_A_ROW as K } from '../../analysis/metrics.ts';
import { Scores } from '../../analysis/patterns/scoreboard.ts';
import type { Ground } from '../../analysis/patterns/skill.ts';
import { type Pattern, shippedPatterns } from '../../analysis/patterns/table.ts';
import { weightsOf } from '../../analysis/patterns/weights.ts';
import { readerOf, windowsOf } from '../../analysis/patterns/windows.ts';
import type { Window } from '../../experiment/windows.ts';
import type { ResolvedScenario } from '../../scenario/load.ts';
import { loadTables } from '../../world/files.ts';
import type { Jurisdiction, World } from '../../world/world.ts';
import { figuresOnRecord } from './score-record.ts';

/** What happened: the figures that were published are about this. */
export const BASELINE = 'historical';

export class PlaceCounts {
  /** What the runs must count. */
  readonly windows: readonly Window[];
  private readonly near: readonly Near[];
  private readonly years: YearCounts;
  private readonly scores: Scores;
  private readonly read: (counts: Float64Array) => readonly (number | null)[];
  private readonly record: ReadonlyMap<string, number>;
  private readonly ground: Ground;

  constructor({ scenario }: ResolvedScenario, here: readonly Jurisdiction[], world: World) {
    const tables = loadTables();
    const patterns = shippedPatterns(tables);
    this.record = figuresOnRecord(BASELINE);
    const told = patterns.filter((pattern) => isCounted(pattern, scenario));
    this.near = figuresAt(told, here, world.jurisdictions).filter(
      ({ counted, pattern }) => counted || this.record.has(pattern.id),
    );
    const counted = this.near.filter((one) => one.counted).map(({ pattern }) => pattern);
    const of = windowsOf(counted);
    const whole = world.jurisdictions.every(
      (jail) => here.includes(jail) || here.every(({ office }) => office !== jail.office),
    );
    this.years = new YearCounts(scenario.places, scenario.report, whole);
    this.windows = [...of, ...this.years.windows];
    this.read = readerOf(counted, of);
    this.scores = new Scores(this.near.map(({ pattern }) => pattern));
    this.ground = { patterns, weights: weightsOf(world, tables), elsewhere: this.record };
  }

  /** Adds a run; what it does not count is as it stands on record, the same in every run. */
  add(counts: Float64Array, draw: number | null): void {
    const values = this.read(counts)[Symbol.iterator]();
    this.scores.add(
      this.near.map((one) => (one.counted ? values.next().value! : this.record.get(one.pattern.id)!)),
      draw,
    );
    this.years.add(counts.subarray((this.windows.length - this.years.windows.length) * K), draw);
  }

  document() {
    const { patterns, ...board } = this.scores.board(this.ground);
    return {
      patterns: patterns.map((pattern, i): FigureHere => {
        const { where, counted } = this.near[i];
        return { ...pattern, where, origin: counted ? 'runs' : 'record' };
      }),
      ...board,
      years: this.years.rows(),
    };
  }
}

/** True if the months of a figure are simulated, and the scenario says something of it. */
const isCounted = ({ metric, from, to, base }: Pattern, scenario: ResolvedScenario['scenario']): boolean =>
  (base ?? { from }).from >= scenario.simulate.from &&
  to <= scenario.simulate.to &&
  metric.saysOf?.(scenario) !== false;
