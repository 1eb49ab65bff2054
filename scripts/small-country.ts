/**
 * `npm run small-country [-- DRAWS]`: what a small country bends. Runs of the nation under several rules, each whole and at 1, 5 and
 * 20% of the people in the same draw. Every metric of each goes into scripts/pages/small-country.csv, from which `npm run pages`
 * makes docs/small-country.md. A draw takes about one and a half times as long as a whole run of all arms.
 */
import { writeFileSync } from 'node:fs';
import { METRICS } from '../src/analysis/metrics.ts';
import { replicate } from '../src/experiment/replicate.ts';
import { Study } from '../src/experiment/study.ts';
import { loadWorld } from '../src/world/files.ts';
import { ARMS, RUNS, SIZES } from './pages/small-country.ts';
import { resolvedNamed } from './shipped.ts';

const world = loadWorld();
const report = { from: '2015-10', to: '2016-09' };
/** A fiscal year with half a year before it in which lines and lists fill. */
const months = { simulate: { ...report, from: '2015-04' }, report };
const arms = ARMS.map((name) => ({ name, scenario: { ...resolvedNamed(name, world).scenario, ...months } }));

const draws = Number(process.argv[2] ?? 8);
const windows = [{ places: 'all' as const, ...report }];
const studies = SIZES.map((oneIn) => ({
  oneIn,
  study: new Study({ arms, seed: 'small country', ...report, by: [], flips: false, draws, windows, oneIn }, world),
}));

/** With the digits that a page needs which tells biases in tenths of a percent. */
const shortened = (value: number | null): number | '' => (value === null ? '' : Number(value.toPrecision(6)));

const rows = ['metric,arm,one_in,draw,value'];
for (let draw = 1; draw <= draws; draw += 1) {
  for (const { oneIn, study } of studies) {
    const run = replicate(study, 1, draw);
    for (const [arm, { windows: counts }] of run.arms.entries())
      for (const { id, value } of METRICS) rows.push([id, ARMS[arm], oneIn, draw, shortened(value(counts))].join(','));
  }
  // After every draw, so that what was simulated is there whenever it is stopped.
  writeFileSync(RUNS, `${rows.join('\n')}\n`);
  console.error(`draw ${draw} of ${draws}: ${Math.round(process.cpuUsage().user / 1e6)} s of processor time`);
}
