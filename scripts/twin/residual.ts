/**
 * Does the twin come to the mean of runs, once runs have taught it what it misses (the residual)? At the medians and at 50 rows of
 * the posterior of `historical`, runs with luck of their own; the residual is learned as `calibrate` learns it, at 120 other rows, a run each.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { medianSorted, meanSimple } from 'simple-statistics';
import { type Run, scaledOutputs } from '../../src/analysis/calibration/bank.ts';
import { Predictor } from '../../src/analysis/calibration/likelihood.ts';
import type { Target } from '../../src/analysis/calibration/pattern.ts';
import { readPosterior } from '../../src/analysis/calibration/posterior.ts';
import { targetsOf } from '../../src/analysis/calibration/targets.ts';
import { withResidual } from '../../src/analysis/calibration/twin.ts';
import { variance } from '../../src/analysis/statistics/variance.ts';
import { Stream } from '../../src/base/stream.ts';
import { TWIN_WORKER, WORKER } from '../../src/cli/work/program.ts';
import { inOrder } from '../../src/experiment/in-order.ts';
import type { Replicate } from '../../src/experiment/replicate.ts';
import { simulateAll } from '../../src/experiment/run.ts';
import { twinAll } from '../../src/twin/run.ts';
import { Asked, type Figures, type Points } from './asked.ts';

/** What was found, for the documentation. */
// The script runs as it is bundled, in dist/.
const TWIN_FILE = new URL('../docs/twin.json', import.meta.url);
const POSTERIOR = new URL('../scenarios/data/posterior_historical.csv', import.meta.url);
const [TAUGHT, CHECKED, WORKERS] = [120, 50, 2];
/** What agrees: within 2%, or within two standard errors of the mean of the runs. */
const [SHARE, ERRORS] = [0.02, 2];

/** The rows at which the residual is learned, and the points at which it is checked: the medians, and rows. */
function pointsOf(text: string): { readonly names: string[]; readonly taught: Points; readonly checked: Points } {
  const names = text.slice(0, text.indexOf('\n')).match(/"[^"]*"|[^,]+/g)!.map((name) => name.replaceAll('"', '')); // prettier-ignore
  const rows = readPosterior(text);
  const mixed = new Stream('twin residual', 'rows').permutation(rows.length).map((row) => rows[row]);
  return {
    names,
    taught: mixed.slice(0, TAUGHT),
    checked: [names.map(() => 0.5), ...mixed.slice(TAUGHT, TAUGHT + CHECKED)],
  };
}

/** The twin at each point. It has one luck. */
async function expectedAt(asked: Asked, points: Points): Promise<Figures[]> {
  const found: Figures[] = [];
  const draws = points.map((_, i) => i + 1);
  await twinAll(asked.order(points), draws, { workers: WORKERS, workerFile: TWIN_WORKER }, (at, windows) => {
    found[at] = asked.read(windows);
  });
  return found;
}

/** The runs that a file lacks, added to it; all of them. Round after round, so that a part of them is as good for every point. */
async function banked(asked: Asked, points: Points, file: string): Promise<Figures[]> {
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const found = kept.map((line) => JSON.parse(line) as Figures);
  const missing = points.map((_, i) => i).slice(found.length);
  if (missing.length === 0) return found;
  const study = asked.study(missing.map((i) => points[i]), missing); // prettier-ignore
  const inTurn = inOrder(({ arms: [{ windows }] }: Replicate) => {
    const figures = asked.read(windows);
    found.push(figures);
    appendFileSync(file, `${JSON.stringify(figures)}\n`);
  });
  await simulateAll(study, { replications: 1, workers: WORKERS, workerFile: WORKER }, inTurn);
  return found;
}

/** How far a figure is off at a point, the standard error of the runs' mean there, and what a whole is, all on the figure's scale. */
type Off = { readonly off: number; readonly error: number; readonly whole: number };
/** By figure, in the order of the points. */
type Offs = readonly (readonly Off[])[];

/**
 * @param foretold by point and figure, on their scales
 * @param runs by point and figure the scaled figures of all runs. The error of a mean rests on how runs of one point differ,
 * all points together, so that a few runs at each suffice
 */
function offsOf(targets: readonly Target[], foretold: readonly Float64Array[], runs: readonly number[][][]): Offs {
  return targets.map(({ scale }, t) => {
    const spread = meanSimple(runs.map((figures) => variance(figures[t])));
    return runs.map((figures, point) => {
      const mean = meanSimple(figures[t]);
      const error = Math.sqrt(spread / figures[t].length);
      return { off: foretold[point][t] - mean, error, whole: scale === 'log' ? 1 : Math.abs(mean) };
    });
  });
}

const agrees = ({ off, error, whole }: Off): boolean => Math.abs(off) <= Math.max(SHARE * whole, ERRORS * error);
const shareOf = (offs: readonly Off[]): number => offs.filter(agrees).length / offs.length;

/** The root of the mean square of what is off beyond the chance of the runs, as a share: what more runs would not take away. */
const lasting = (offs: readonly Off[]): number =>
  Math.sqrt(Math.max(0, meanSimple(offs.map(({ off, error, whole }) => (off ** 2 - error ** 2) / whole ** 2))));

/** What is found of the medians, the first point, and of the rows after it. */
function summary(offs: Offs) {
  const rows = offs.map((own) => own.slice(1));
  const misfits = rows.map(lasting);
  return {
    medians: shareOf(offs.map(([first]) => first)),
    rows: shareOf(rows.flat()),
    misfit: medianSorted(misfits.toSorted((a, b) => a - b)),
    within: misfits.filter((misfit) => misfit <= SHARE).length,
  };
}

/** Prints every figure, those with the largest misfit first. */
function tell(targets: readonly Target[], offs: Offs): void {
  const figures = targets.map(({ id }, t) => ({ id, misfit: lasting(offs[t].slice(1)), agree: shareOf(offs[t].slice(1)) })); // prettier-ignore
  for (const { id, misfit, agree } of figures.toSorted((a, b) => b.misfit - a.misfit))
    console.log(`${id.padEnd(40)} off by ${(100 * misfit).toFixed(1).padStart(5)}% beyond chance, agrees at ${(100 * agree).toFixed(0)}% of the rows`); // prettier-ignore
}

/** What runs teach of what the twin misses, at each point. @param lesson runs and twin at the rows where it is learned */
function residualAt(
  targets: readonly Target[],
  lesson: { readonly runs: readonly Run[]; readonly partners: readonly Run[] },
  points: Points,
): Float64Array[] {
  const nothing = targets.map(() => ({ terms: [], coefficients: [], variance: 0 }));
  const predictor = new Predictor(points[0].length, withResidual(nothing, lesson, targets, 'twin residual'));
  return points.map((u) => {
    const figures = new Float64Array(targets.length);
    predictor.predict(u, figures);
    return figures;
  });
}

/**
 * @param file keeps every run in a line, so that what was stopped goes on
 * @param rounds runs at each point that is checked
 */
export async function checkResidual(file: string, rounds: number): Promise<void> {
  const { names, taught, checked } = pointsOf(readFileSync(POSTERIOR, 'utf8'));
  const asked = new Asked(names, 'twin residual');
  const targets = targetsOf(asked.patterns, new Array<number>(asked.patterns.length).fill(0));
  const figures = await banked(asked, [...taught, ...Array.from({ length: rounds }, () => checked).flat()], file);
  const expected = await expectedAt(asked, [...taught, ...checked]);
  const run = (u: readonly number[], outputs: Figures): Run => ({ u, outputs });
  const lesson = {
    runs: taught.map((u, i) => run(u, figures[i])),
    partners: taught.map((u, i) => run(u, expected[i])),
  };
  const twin = checked.map((u, i) => scaledOutputs(run(u, expected[TAUGHT + i]), targets));
  const more = residualAt(targets, lesson, checked);
  const scaled = figures.slice(TAUGHT).map((outputs) => scaledOutputs(run([], outputs), targets));
  const runs = checked.map((_, point) =>
    targets.map((__, t) =>
      Array.from({ length: rounds }, (___, round) => scaled[round * checked.length + point][t]).filter(
        (value) => !Number.isNaN(value),
      ),
    ),
  );
  const bare = offsOf(targets, twin, runs);
  const withMore = offsOf(targets, twin.map((own, i) => own.map((value, t) => value + more[i][t])), runs); // prettier-ignore
  tell(targets, withMore);
  const found = {
    command: 'npm run twin -- residual',
    rows: checked.length - 1,
    runs: rounds,
    taught: TAUGHT,
    figures: targets.length,
    near: SHARE,
    twin: summary(bare),
    residual: summary(withMore),
  };
  writeFileSync(TWIN_FILE, `${JSON.stringify(found, null, 2)}\n`);
  console.log(JSON.stringify(found, null, 2));
}
