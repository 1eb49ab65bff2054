/**
 * Does the twin come to the mean of runs, once runs have taught it what it misses (the residual)? At the medians and at 50 rows of
 * the posterior of `historical`, runs with luck of their own; the residual is learned as `calibrate` learns it, at 200 other rows, a run each.
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
const [TAUGHT, CHECKED, WORKERS] = [200, 50, 2];
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

/** How far each figure of a point is off, on its scale, and how far it may be. */
type Off = { readonly off: number; readonly error: number; readonly share: number };

/** @param foretold the figure on its scale @param runs the figure of each run in its own units */
function offOf({ scale }: Target, foretold: number, runs: readonly number[]): Off {
  const mean = meanSimple([...runs]);
  const error = Math.sqrt(variance(runs) / runs.length);
  if (scale === 'log') return { off: foretold - Math.log(mean), error: error / mean, share: 1 };
  return { off: foretold - mean, error, share: Math.abs(mean) };
}

const agrees = ({ off, error, share }: Off): boolean => Math.abs(off) <= Math.max(SHARE * share, ERRORS * error);

/** The same figures by the twin alone, and with what runs have taught. */
type Both = { readonly bare: Off; readonly taught: Off };

const shareOf = (offs: readonly Off[], is: (off: Off) => boolean = agrees): number =>
  offs.filter(is).length / offs.length;

/** Prints every figure, those that agree least first, and keeps what is found of all of them. @param offs by point, the medians first, and figure */
function report(targets: readonly Target[], offs: readonly (readonly Both[])[], rounds: number): void {
  const [medians, ...rows] = offs;
  const figures = targets.map(({ id }, t) => {
    const own = rows.map((row) => row[t].taught);
    const off = medianSorted(own.map((one) => Math.abs(one.off / one.share)).toSorted((a, b) => a - b));
    return { id, agree: shareOf(own), off };
  });
  for (const { id, agree, off } of figures.toSorted((a, b) => a.agree - b.agree))
    console.log(`${id.padEnd(40)} agrees at ${(100 * agree).toFixed(0).padStart(3)}% of the rows; off by ${(100 * off).toFixed(2)}% in the median row`); // prettier-ignore
  const taught = rows.flat().map((both) => both.taught);
  const found = {
    command: 'npm run twin -- residual',
    rows: rows.length,
    runs: rounds,
    taught: TAUGHT,
    figures: targets.length,
    medians: { bare: shareOf(medians.map(({ bare }) => bare)), taught: shareOf(medians.map((both) => both.taught)) },
    posterior: { bare: shareOf(rows.flat().map(({ bare }) => bare)), taught: shareOf(taught) },
    everywhere: figures.filter(({ agree }) => agree === 1).length,
    mostly: figures.filter(({ agree }) => agree >= 0.9).length,
    off: medianSorted(taught.map((one) => Math.abs(one.off / one.share)).toSorted((a, b) => a - b)),
    error: medianSorted(taught.map((one) => one.error / one.share).toSorted((a, b) => a - b)),
  };
  writeFileSync(TWIN_FILE, `${JSON.stringify(found, null, 2)}\n`);
  console.log(JSON.stringify(found, null, 2));
}

/**
 * @param file keeps every run in a line, so that what was stopped goes on
 * @param rounds runs at each point that is checked
 */
export async function checkResidual(file: string, rounds: number): Promise<void> {
  const { names, taught, checked } = pointsOf(readFileSync(POSTERIOR, 'utf8'));
  const asked = new Asked(names, 'twin residual');
  const targets = targetsOf(asked.patterns, asked.patterns.map(() => 0)); // prettier-ignore
  const points = [...taught, ...Array.from({ length: rounds }, () => checked).flat()];
  const runs = await banked(asked, points, file);
  const twin = await expectedAt(asked, [...taught, ...checked]);
  const run = (u: readonly number[], outputs: Figures): Run => ({ u, outputs });
  const nothing = targets.map(() => ({ terms: [], coefficients: [], variance: 0 }));
  const lesson = {
    runs: taught.map((u, i) => run(u, runs[i])),
    partners: taught.map((u, i) => run(u, twin[i])),
  };
  const residual = new Predictor(names.length, withResidual(nothing, lesson, targets, 'twin residual'));
  const more = new Float64Array(targets.length);
  const offs = checked.map((u, point) => {
    const called = scaledOutputs(run(u, twin[TAUGHT + point]), targets);
    residual.predict(u, more);
    return targets.map((target, t) => {
      const figures = Array.from({ length: rounds }, (_, round) => runs[TAUGHT + round * checked.length + point][t]);
      const given = figures.filter((figure) => figure !== null);
      return { bare: offOf(target, called[t], given), taught: offOf(target, called[t] + more[t], given) };
    });
  });
  report(targets, offs, rounds);
}
