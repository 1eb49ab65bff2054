/**
 * One replication of every arm. In each office what arms have in common is simulated once: see forks.ts.
 */
import { type Bills, COSTS } from '../simulation/bills.ts';
import { COUNTERS, OUTCOMES } from '../simulation/counters.ts';
import { OfficeRun } from '../simulation/office.ts';
import type { OfficePlaces } from '../simulation/office-places.ts';
import { Records } from '../simulation/records.ts';
import { replicationKey } from '../simulation/random.ts';
import type { Tally, TallyPlan } from '../simulation/tally.ts';
import { luckOf, type Task } from './draws.ts';
import { type Fork, officeMonths } from './forks.ts';
import type { Study } from './study.ts';
import { addWindows } from './windows.ts';

/** Outcomes of an episode in one arm, as positions: those of OUTCOMES, then these two. */
export const FLIP_OUTCOMES = [...OUTCOMES, 'not_identified', 'absent'] as const;
const NOT_IDENTIFIED = OUTCOMES.length;
const ABSENT = NOT_IDENTIFIED + 1;
const SIDE = FLIP_OUTCOMES.length;

/** Whole numbers of one replication. */
export type Replicate = {
  readonly draw: number;
  readonly replication: number;
  readonly arms: readonly {
    readonly monthly: Float64Array;
    readonly groups: Float64Array;
    /** A row of counts for each window of the order. */
    readonly windows: Float64Array;
    /** The costs of the period by each further book of the order. */
    readonly bills: Float64Array;
  }[];
  /** By variant (arm 1, 2, ...): outcome in the baseline by outcome in the variant. */
  readonly flips: readonly Float64Array[];
  /** Followed episodes simulated, forks counted once: for rates of work. */
  readonly episodes: number;
  /** Months of offices simulated: see {@link officeMonths}. */
  readonly officeMonths: number;
};

/** The tallies of one office, by arm. */
export type OfficeResult = {
  readonly tally: Tally;
  readonly bills: Bills;
  /** Null unless the study pairs arms. */
  readonly records: Records | null;
  /** Episodes begun in this run alone: without those of a past shared with another. */
  readonly begun: number;
};

/** Simulates one office in every arm; arms that are alike there have one result. */
export function simulateOffice(study: Study, places: OfficePlaces, plan: TallyPlan, task: Task): OfficeResult[] {
  const key = replicationKey(study.order.seed, luckOf(task, study.order));
  const results: OfficeResult[] = [];
  /** Goes on to the end, letting every fork part on its day. `before`: episodes begun before it parted. */
  const follow = (run: OfficeRun, { arms, forks }: Fork, before: number): void => {
    for (const fork of forks) {
      const { day, model, timeline } = fork;
      if (day <= model.startDay) {
        follow(new OfficeRun(model, places, timeline, plan, key), fork, 0);
        continue;
      }
      run.advance(day);
      follow(run.fork(model, timeline), fork, run.episodes.begun);
    }
    run.advance(run.model.endDay);
    run.finish();
    const { tally, bills, records, episodes } = run;
    arms.forEach((arm, i) => {
      results[arm] = { tally, bills, records, begun: i === 0 ? episodes.begun - before : 0 };
    });
  };
  const trunk = study.forks(places, task.draw);
  follow(new OfficeRun(trunk.model, places, trunk.timeline, plan, key), trunk, 0);
  return results;
}

/** Simulates one replication of the whole study, in one draw of its parameters. */
export function replicate(study: Study, replication: number, draw = 1): Replicate {
  const task = { draw, replication };
  const { windows = [], costBooks = [] } = study.order;
  const months = study.lastMonth - study.firstMonth + 1;
  const arms = study.order.arms.map(() => ({
    monthly: new Float64Array(months * COUNTERS.length),
    groups: new Float64Array(study.rows.length * COUNTERS.length),
    windows: new Float64Array(windows.length * COUNTERS.length),
    bills: new Float64Array(costBooks.length * COSTS),
  }));
  const flips = study.order.arms.slice(1).map(() => new Float64Array(SIDE * SIDE));
  let episodes = 0;
  let lived = 0;
  for (const { places, plan, parts } of study.offices) {
    const results = simulateOffice(study, places, plan, task);
    results.forEach(({ tally, bills }, arm) => {
      addParts(arms[arm].monthly, tally.monthly);
      addWindows(arms[arm].windows, windows, parts, tally);
      add(arms[arm].groups, tally.groups);
      add(arms[arm].bills, bills.cents);
    });
    if (study.order.flips) flips.forEach((matrix, i) => pair(results[0], results[i + 1], matrix));
    episodes += results.reduce((sum, { begun }) => sum + begun, 0);
    lived += officeMonths(study.forks(places, draw));
  }
  return { ...task, arms, flips, episodes, officeMonths: lived };
}

function add(sum: Float64Array, part: Float64Array): void {
  for (let i = 0; i < part.length; i += 1) sum[i] += part[i];
}

/** Adds the months of every part. */
function addParts(sum: Float64Array, parts: Float64Array): void {
  for (let start = 0; start < parts.length; start += sum.length) add(sum, parts.subarray(start, start + sum.length));
}

/** Adds one office's episodes to the table of outcomes, paired by key. */
function pair(baseline: OfficeResult, variant: OfficeResult, matrix: Float64Array): void {
  const [a, b] = [sorted(baseline), sorted(variant)];
  const keyOf = (packed: number) => Math.floor(packed / 16);
  const position = (packed: number) => (packed % 16 === 15 ? NOT_IDENTIFIED : packed % 16);
  const enter = (from: number, to: number) => {
    const nobody = (position_: number) => position_ >= NOT_IDENTIFIED;
    if (!(nobody(from) && nobody(to))) matrix[from * SIDE + to] += 1;
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const x = i < a.length ? keyOf(a[i]) : Number.POSITIVE_INFINITY;
    const y = j < b.length ? keyOf(b[j]) : Number.POSITIVE_INFINITY;
    enter(x <= y ? position(a[i]) : ABSENT, y <= x ? position(b[j]) : ABSENT);
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
}

/** Key and outcome packed into one number each, in order. */
function sorted({ records }: OfficeResult): Float64Array {
  const { keys, outcomes } = records ?? new Records();
  const packed = new Float64Array(keys.length);
  for (let i = 0; i < keys.length; i += 1) packed[i] = keys[i] * 16 + outcomes[i];
  return packed.sort();
}
