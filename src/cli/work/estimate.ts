/** What a command would take: time and memory by a short trial of it, disk by what it would write. */
import { batchesOf } from '../../experiment/batches.ts';
import { tryOut } from '../../experiment/run.ts';
import { timeOf, type Probed } from '../../experiment/probe.ts';
import { toYaml } from '../../scenario/read/to-yaml.ts';
import type { RunRequest } from '../request.ts';
import { type Plan, runsOf } from './plan.ts';
import { WORKER } from './program.ts';
import { onDisk } from './size.ts';

/** Of the trial, in milliseconds, besides the start of the threads. */
const TRIAL = 4000;
/** Arms that are tried out: of a hundred alike some tell what the others take. */
const MOST_ARMS = 8;
/** Bytes of a chart as it usually is. */
const CHART = { svg: 130e3, png: 350e3, pdf: 60e3, 'vl.json': 20e3, csv: 3e3 };
/** Bytes of the tables' description and the manifest. */
const ABOUT = 60_000;
/** What drawing and writing take in parts of the time that loading took, which says how fast the machine is today. */
const WRITING = { any: 0.6, chart: 0.25 };
/** Bytes written in a second. */
const PACE = 15e6;
/** Milliseconds in seconds of loading for a booking of somebody followed, and for finding that somebody is not. */
const USUAL = { followed: 0.0006, passed: 0.00007 };
/** Memory that drawing takes, and that a document takes in parts of its length until it is written. */
const DRAWING = 70e6;
const DOCUMENT = 4;

/** Bytes that an arm takes: in a thread while its batch is simulated, for each place; and in every thread until all is done. */
const ARM = { place: 3000, kept: 60_000 };

export type Estimate = {
  readonly seconds: number;
  /** Bytes, the most at a time. */
  readonly memory: number;
  /** Bytes. */
  readonly disk: number;
};

/** Tries a plan out for some seconds. Nothing is written. */
export async function estimateOf(
  plan: Plan,
  { workers, formats, parquet }: Pick<RunRequest, 'workers' | 'formats' | 'parquet'>,
): Promise<Estimate> {
  const loading = process.uptime();
  const { study, size, charts } = plan;
  const left = runsOf(plan) - (plan.known ?? 0);
  const perChart = formats.reduce((sum, format) => sum + CHART[format], 0);
  const scenarios = plan.arms.reduce((sum, arm) => sum + Buffer.byteLength(toYaml(arm)), 0);
  const disk = onDisk(size, parquet) + charts * perChart + scenarios + ABOUT;
  const { oneIn = 1 } = study.order;
  const usual = loading * (USUAL.followed + USUAL.passed * (oneIn - 1));
  const threads = Math.max(1, Math.min(workers, left * Math.min(4, study.groups.length)));
  const tried = await tryOut(
    { order: { ...study.order, arms: someOf(study.order.arms) }, world: study.world },
    { threads, runs: left / threads, workerFile: WORKER },
    TRIAL,
  );
  const starting = tried.seconds - TRIAL / 1000;
  const drawing = loading * (WRITING.any + WRITING.chart * charts) + disk / PACE;
  return {
    seconds: loading + (left > 0 ? starting + simulating(tried.probed, plan, left, { threads, usual }) : 0) + drawing,
    memory:
      tried.memory + untried(study, threads) + size.memory + size.document * DOCUMENT + (charts > 0 ? DRAWING : 0),
    disk,
  };
}

/** Bytes that the arms which were not tried out take besides. */
export function untried({ order, offices }: Plan['study'], threads: number): number {
  const places = offices.reduce((sum, { places: { jurisdictions } }) => sum + jurisdictions.length, 0);
  const [batch] = batchesOf(order);
  const further = (arms: readonly unknown[]): number => Math.max(0, arms.length - MOST_ARMS);
  return threads * further(batch.arms) * places * ARM.place + (threads + 1) * further(order.arms) * ARM.kept;
}

/** The first and others of them, evenly. */
function someOf<T>(arms: readonly T[]): T[] {
  if (arms.length <= MOST_ARMS) return [...arms];
  const at = (i: number) => Math.round((i * (arms.length - 1)) / (MOST_ARMS - 1));
  return Array.from({ length: MOST_ARMS }, (_, i) => arms[at(i)]);
}

/** Seconds of the simulation itself, compiling included. */
function simulating(
  { compiling, pace, first, all }: Probed,
  plan: Plan,
  runs: number,
  { threads, usual }: { readonly threads: number; readonly usual: number },
): number {
  const arms = plan.study.order.arms.length;
  const tried = Math.min(arms, MOST_ARMS);
  const further = tried > 1 ? (all - first) / (tried - 1) : 0;
  const work = first + further * (arms - 1);
  const draws = Math.max(1, runs / plan.replications);
  return (compiling * arms * Math.max(1, draws / threads) + timeOf(pace, (work * runs) / threads, usual)) / 1000;
}
