/**
 * One replication of every arm. What arms have in common in an office is simulated once: see forks.ts.
 */
import { type Bills, COSTS } from '../simulation/store/bills.ts';
import { COUNTERS } from '../base/counters.ts';
import type { Records } from '../simulation/store/records.ts';
import { replicationKey } from '../base/random.ts';
import type { Tally } from '../simulation/store/tally.ts';
import { Together } from '../simulation/engine/together.ts';
import { luckOf, type Task } from './draws.ts';
import { addFlips, Baseline, FLIP_CELLS } from './flips.ts';
import { type Fork, officeMonths } from './forks.ts';
import type { Study, StudyOffice } from './study.ts';
import { addWindows } from './windows.ts';

/** The part of a study that one worker simulates: every `of`-th group of offices by size, from `first` on, 0 the largest. */
export type Share = { readonly first: number; readonly of: number };
const WHOLE: Share = { first: 0, of: 1 };

/** The groups of a share, small ones first, so that less is compiled twice: see docs/speed.md. */
const groupsIn = ({ groupsBySize }: Study, { first, of }: Share): (readonly StudyOffice[])[] =>
  groupsBySize.filter((_, i) => i % of === first).reverse();

/** Whole numbers of one replication. */
export type Replicate = {
  /** The joint draw of its parameters, from 1; null where each stands at its median. */
  readonly draw: number | null;
  readonly replication: number;
  readonly arms: readonly {
    readonly monthly: Float64Array;
    readonly groups: Float64Array;
    /** A row of counts for each window of the order. */
    readonly windows: Float64Array;
    /** The costs of the period by each further book of the order. */
    readonly bills: Float64Array;
  }[];
  /** By variant (arm 1, 2, ...): tables of outcomes, the first of all, then those of the study's flip rows. */
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

/** Simulates a group of offices in every arm; arms that are alike there have one result. The results of each office by arm. */
export function simulateGroup(study: Study, group: readonly StudyOffice[], task: Task): OfficeResult[][] {
  const key = replicationKey(study.order.seed, luckOf(task, study.order));
  const results = group.map((): OfficeResult[] => []);
  const begun = (offices: Together): number[] => offices.runs.map(({ episodes }) => episodes.begun);
  /** Goes on to the end, letting every fork part on its day. `before`: episodes begun before it parted, by office. */
  const follow = (offices: Together, { model: own, arms, forks }: Fork, before: readonly number[]): void => {
    for (const fork of forks) {
      const { day, model, timelines } = fork;
      if (day <= model.startDay) {
        start(fork);
        continue;
      }
      offices.advance(day);
      follow(offices.fork(model, timelines), fork, begun(offices));
    }
    offices.advance(own.endDay);
    offices.finish();
    offices.runs.forEach(({ tally, bills, records, episodes }, office) =>
      arms.forEach((arm, i) => {
        results[office][arm] = { tally, bills, records, begun: i === 0 ? episodes.begun - before[office] : 0 };
      }),
    );
  };
  const start = (fork: Fork): void =>
    follow(
      Together.start(fork.model, group, fork.timelines, key),
      fork,
      group.map(() => 0),
    );
  start(study.forks(group, task.draw));
  return results;
}

/**
 * Simulates one replication of the study, or of a share of it, in one draw of its parameters.
 * @param onGroup told after each group of offices how many parts of a run it was
 */
export function replicate(
  study: Study,
  replication: number,
  draw = 1,
  share: Share = WHOLE,
  onGroup?: (parts: number) => void,
): Replicate {
  const task = { draw, replication };
  const { windows = [], oneIn = 1 } = study.order;
  const empty = emptyRun(study, task);
  const { arms, flips } = empty;
  let episodes = 0;
  let lived = 0;
  for (const group of groupsIn(study, share)) {
    simulateGroup(study, group, task).forEach((results, office) => {
      const { parts, rows, flipPlan } = group[office];
      results.forEach(({ tally, bills }, arm) => {
        addParts(arms[arm].monthly, tally.monthly);
        addWindows(arms[arm].windows, windows, parts, tally);
        addRows(arms[arm].groups, tally.groups, rows);
        add(arms[arm].bills, bills.cents);
      });
      const [first, ...variants] = results.map(({ records }) => records);
      const baseline = first && new Baseline(first);
      if (baseline) variants.forEach((records, i) => records && addFlips(flips[i], flipPlan, baseline, records, oneIn));
      episodes += results.reduce((sum, { begun }) => sum + begun, 0);
    });
    lived += officeMonths(study.forks(group, draw));
    onGroup?.(study.partsOf(group));
  }
  return { ...empty, episodes, officeMonths: lived };
}

/** A run in which nothing was counted. */
export function emptyRun(study: Study, { draw, replication }: Task): Replicate {
  const { arms, windows = [], costBooks = [], draws } = study.order;
  const months = study.lastMonth - study.firstMonth + 1;
  return {
    draw: draws === undefined ? null : draw,
    replication,
    arms: arms.map(() => ({
      monthly: new Float64Array(months * COUNTERS.length),
      groups: new Float64Array(study.rows.length * COUNTERS.length),
      windows: new Float64Array(windows.length * COUNTERS.length),
      bills: new Float64Array(costBooks.length * COSTS),
    })),
    flips: arms.slice(1).map(() => new Float64Array((1 + study.flipRows.length) * FLIP_CELLS)),
    episodes: 0,
    officeMonths: 0,
  };
}

/** All counts of a run, array by array, always in the same order. */
export const countsOf = ({ arms, flips }: Replicate): Float64Array[] => [
  ...arms.flatMap(({ monthly, groups, windows, bills }) => [monthly, groups, windows, bills]),
  ...flips,
];

/** The shares of one run put together. All are whole numbers, so their order makes no difference. */
export function joined([sum, ...others]: readonly Replicate[]): Replicate {
  const sums = countsOf(sum);
  for (const share of others) countsOf(share).forEach((counts, i) => add(sums[i], counts));
  const all = (of: (share: Replicate) => number) => others.reduce((total, share) => total + of(share), of(sum));
  return { ...sum, episodes: all(({ episodes }) => episodes), officeMonths: all(({ officeMonths: lived }) => lived) };
}

function add(sum: Float64Array, part: Float64Array): void {
  for (let i = 0; i < part.length; i += 1) sum[i] += part[i];
}

/** Adds rows of counts to those of the whole study. @param numbers of the rows there */
function addRows(sum: Float64Array, part: Float64Array, numbers: Int32Array): void {
  const K = COUNTERS.length;
  numbers.forEach((number, row) =>
    add(sum.subarray(number * K, (number + 1) * K), part.subarray(row * K, (row + 1) * K)),
  );
}

/** Adds the months of every part. */
function addParts(sum: Float64Array, parts: Float64Array): void {
  for (let start = 0; start < parts.length; start += sum.length) add(sum, parts.subarray(start, start + sum.length));
}
