/**
 * `npm run twin`: how near the expected-value twin comes to the mean of runs, on the whole country at the medians. Each published
 * figure that a fit may read, twin against runs; milliseconds a call; and how far figures move from the 10% to the 90% quantile
 * of single parameters, in the twin and in runs of one luck.
 */
import { COUNTERS } from '../src/base/counters.ts';
import { readable } from '../src/analysis/calibration/targets.ts';
import { countersFor, readerOf, windowsOf } from '../src/analysis/patterns/windows.ts';
import { patternsFor } from '../src/cli/work/validate.ts';
import type { Order } from '../src/experiment/order.ts';
import { replicate } from '../src/experiment/replicate.ts';
import { Study } from '../src/experiment/study.ts';
import { twinOf, UNKNOWN } from '../src/twin/twin.ts';
import { loadWorld } from '../src/world/files.ts';
import { median } from './bench/timing.ts';
import { resolvedNamed } from './shipped.ts';

const [runs, moved] = [Number(process.argv[2] ?? 4), Number(process.argv[3] ?? 10)];
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
].slice(0, moved);
/** Figures of the nation that these move. */
const FIGURES = ['requests-fy2012', 'requests-fy2015', 'custody-2010-03', 'custody-2015-summer', 'refusals-2014-summer', 'ero-fy2013', 'ero-fy2015', 'encounters-fy2015']; // prettier-ignore

const world = loadWorld();
const historical = resolvedNamed('historical', world);
const { scenario } = historical;
const patterns = readable(patternsFor(historical, world), true);
const windows = windowsOf(patterns);
const rows = [PARAMETERS.map(() => 0.5), ...PARAMETERS.flatMap((_, i) => [0.1, 0.9].map((u) => PARAMETERS.map((__, j) => (i === j ? u : 0.5))))]; // prettier-ignore
const order: Order = {
  arms: [{ name: 'historical', scenario }],
  seed: 'twin',
  ...scenario.report,
  by: [],
  flips: false,
  windows,
  counters: countersFor(patterns),
  design: { names: PARAMETERS, rows },
  draws: rows.length,
};
const study = new Study(order, world);
const read = readerOf(patterns, windows);
const clock = (): number => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;

const start = clock();
const twin = twinOf(study);
console.log(`${(clock() - start).toFixed(0)} ms of processor time to find what is alike in every draw`);
const times = Array.from({ length: 20 }, () => {
  const [cpu, wall] = [clock(), performance.now()];
  twin.draw(1);
  return { cpu: clock() - cpu, wall: performance.now() - wall };
});
console.log(`a call: ${median(times.map(({ cpu }) => cpu)).toFixed(0)} ms of processor time, ${median(times.map(({ wall }) => wall)).toFixed(0)} ms on the clock (medians of 20)`); // prettier-ignore
console.log(
  `not known: ${UNKNOWN.filter((name) => COUNTERS.includes(name)).length} counters (${UNKNOWN.slice(0, 6).join(', ')}, ...)\n`,
);

const valuesOfRun = (replication: number, draw: number): (number | null)[] =>
  read(replicate(study, replication, draw).arms[0].windows);
const valuesOfTwin = (draw: number): (number | null)[] => read(twin.draw(draw).arms[0].windows);

const before = clock();
const all = Array.from({ length: runs }, (_, i) => valuesOfRun(i + 1, 1));
console.log(`${((clock() - before) / runs / 1000).toFixed(1)} s of processor time a run`);
const means = patterns.map((_, i) => all.reduce((sum, values) => sum + (values[i] ?? Number.NaN), 0) / runs);
const expected = valuesOfTwin(1);
const off = patterns.map((pattern, i) => {
  const ratio = (expected[i] ?? Number.NaN) / means[i];
  const spread = Math.sqrt(all.reduce((sum, values) => sum + ((values[i] ?? Number.NaN) / means[i] - 1) ** 2, 0) / Math.max(1, runs - 1) / runs); // prettier-ignore
  console.log(
    `${pattern.id.padEnd(36)} ${ratio.toFixed(3)} +- ${spread.toFixed(3)}${Math.abs(ratio - 1) > 0.1 ? '  ***' : ''}`,
  );
  return Math.abs(Math.log(ratio));
});
console.log(`median absolute log ratio ${median(off).toFixed(4)}, 90% below ${off.toSorted((a, b) => a - b)[Math.floor(off.length * 0.9)].toFixed(3)}, most ${Math.max(...off).toFixed(3)}\n`); // prettier-ignore

const shown = FIGURES.map((id) => patterns.findIndex((pattern) => pattern.id === id)).filter((i) => i >= 0);
console.log(
  `log of the figure at the 90% quantile less that at the 10%, twin / runs\n${shown.map((i) => patterns[i].id).join('  ')}`,
);
PARAMETERS.forEach((name, p) => {
  const [low, high] = [2 + 2 * p, 3 + 2 * p];
  const change = (of: (draw: number) => (number | null)[]): number[] => {
    const [a, b] = [of(low), of(high)];
    return shown.map((i) => Math.log((b[i] ?? Number.NaN) / (a[i] ?? Number.NaN)));
  };
  const [ofTwin, ofRuns] = [change(valuesOfTwin), change((draw) => valuesOfRun(1, draw))];
  console.log(`${name.slice(0, 44).padEnd(44)} ${ofTwin.map((value, i) => `${value.toFixed(3)}/${ofRuns[i].toFixed(3)}`.padStart(14)).join(' ')}`); // prettier-ignore
});
