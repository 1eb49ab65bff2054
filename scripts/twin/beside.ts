/**
 * How near the expected-value twin comes to the mean of runs, on the whole country at the medians. Each published figure that a
 * fit may read, twin against runs; milliseconds a call; and how far figures move from the 10% to the 90% quantile of single
 * parameters, in the twin and in runs of one luck.
 */
import { meanSimple } from 'simple-statistics';
import type { Pattern } from '../../src/analysis/patterns/table.ts';
import { variance } from '../../src/analysis/statistics/variance.ts';
import { COUNTERS } from '../../src/base/counters.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { type Twin, twinOf, UNKNOWN } from '../../src/twin/twin.ts';
import { median, timed } from '../bench/timing.ts';
import { Asked } from './asked.ts';

/** Parameters of the fit that act at different steps. */
const PARAMETERS = [
  'people.tells_interviewer',
  'identification.interview_coverage[group=interviewed-jails,kind=county]',
  'screening-level-2015',
  'request-share-2012',
  'adherence-priority',
  'pickup.come_match',
  'local.notice_reaches',
  'local.stay_factor_honored',
  'recording-fade-2014',
  'at_large.list_weight',
];
/** Figures of the nation that these move. */
const FIGURES = [
  'requests-fy2012',
  'requests-fy2015',
  'custody-2010-03',
  'custody-2015-summer',
  'refusals-2014-summer',
  'ero-fy2013',
  'ero-fy2015',
  'encounters-fy2015',
];

/** The figures of a draw, NaN where there is none. */
type Figures = (draw: number) => number[];

/** @param runs at the medians @param moved of the parameters, how many are moved */
export function beside(runs: number, moved: number): void {
  const names = PARAMETERS.slice(0, moved);
  const medians = names.map(() => 0.5);
  const asked = new Asked(names, 'twin');
  const study = asked.study([medians, ...names.flatMap((_, i) => [0.1, 0.9].map((u) => medians.with(i, u)))]);
  const numbers = (figures: readonly (number | null)[]): number[] => figures.map((figure) => figure ?? Number.NaN);
  const { result: twin, seconds } = timed(() => twinOf(study));
  console.log(`${(1000 * seconds).toFixed(0)} ms of processor time to find what is alike in every draw`);
  tellSpeed(twin);

  const ofTwin: Figures = (draw) => numbers(asked.read(twin.draw(draw).arms[0].windows));
  const ofRun = (replication: number): Figures => (draw) =>
    numbers(asked.read(replicate(study, replication, draw).arms[0].windows)); // prettier-ignore
  const medianRuns = timed(() => Array.from({ length: runs }, (_, i) => ofRun(i + 1)(1)));
  console.log(`${(medianRuns.seconds / runs).toFixed(1)} s of processor time a run`);
  tellLevels(asked.patterns, ofTwin(1), medianRuns.result);
  tellMoves(names, asked.patterns, ofTwin, ofRun(1));
}

function tellSpeed(twin: Twin): void {
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now();
    const { seconds } = timed(() => twin.draw(1));
    return { cpu: 1000 * seconds, wall: performance.now() - start };
  });
  const [cpu, wall] = (['cpu', 'wall'] as const).map((of) => median(times.map((time) => time[of])).toFixed(0));
  console.log(`a call: ${cpu} ms of processor time, ${wall} ms on the clock (medians of 20)`);
  const unknown = UNKNOWN.filter((name) => COUNTERS.includes(name));
  console.log(`not known: ${unknown.length} counters (${unknown.slice(0, 6).join(', ')}, ...)\n`);
}

/** Each figure of the twin over the mean of runs, with the standard error of that mean. */
function tellLevels(patterns: readonly Pattern[], expected: readonly number[], runs: readonly number[][]): void {
  const off = patterns.map(({ id }, i) => {
    const values = runs.map((run) => run[i]);
    const mean = meanSimple(values);
    const ratio = expected[i] / mean;
    const error = Math.sqrt(variance(values) / runs.length) / mean;
    console.log(
      `${id.padEnd(36)} ${ratio.toFixed(3)} +- ${error.toFixed(3)}${Math.abs(ratio - 1) > 0.1 ? '  ***' : ''}`,
    );
    return Math.abs(Math.log(ratio));
  });
  const most = off.toSorted((a, b) => a - b);
  console.log(
    `median absolute log ratio ${median(off).toFixed(4)}, 90% below ${most[Math.floor(off.length * 0.9)].toFixed(3)}, most ${most.at(-1)!.toFixed(3)}\n`,
  );
}

/** How far figures move with each parameter. The draws after the first are its 10% and its 90% quantile, parameter after parameter. */
function tellMoves(names: readonly string[], patterns: readonly Pattern[], ofTwin: Figures, ofRun: Figures): void {
  const shown = FIGURES.map((id) => patterns.findIndex((pattern) => pattern.id === id)).filter((i) => i >= 0);
  console.log(
    `log of the figure at the 90% quantile less that at the 10%, twin / runs\n${shown.map((i) => patterns[i].id).join('  ')}`,
  );
  names.forEach((name, p) => {
    const moved = (of: Figures): string[] => {
      const [low, high] = [of(2 + 2 * p), of(3 + 2 * p)];
      return shown.map((i) => Math.log(high[i] / low[i]).toFixed(3));
    };
    const [twin, run] = [moved(ofTwin), moved(ofRun)];
    console.log(
      `${name.slice(0, 44).padEnd(44)} ${twin.map((value, i) => `${value}/${run[i]}`.padStart(14)).join(' ')}`,
    );
  });
}
