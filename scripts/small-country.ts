/**
 * `npm run small-country [-- DRAWS]`: what a small country bends. Runs of the nation (`historical`), each whole and at 1, 5 and
 * 20% of the people in the same draw. Every metric of each goes into scripts/pages/small-country.csv, from which `npm run pages`
 * makes docs/small-country.md. A draw takes about one and a half times as long as a whole run.
 */
import { writeFileSync } from 'node:fs';
import { METRICS } from '../src/analysis/metrics.ts';
import { replicate } from '../src/experiment/replicate.ts';
import { Study } from '../src/experiment/study.ts';
import { loadWorld } from '../src/world/files.ts';
import { RUNS, SIZES } from './pages/small-country.ts';
import { resolvedNamed } from './shipped.ts';

const world = loadWorld();
const report = { from: '2014-10', to: '2015-09' };
/** A fiscal year with half a year before it in which lines and lists fill. */
const scenario = { ...resolvedNamed('historical', world).scenario, simulate: { ...report, from: '2014-04' }, report };

const draws = Number(process.argv[2] ?? 8);
const studies = SIZES.map((oneIn) => ({
  oneIn,
  study: new Study(
    {
      arms: [{ name: 'historical', scenario }],
      seed: 'small country',
      ...report,
      by: [],
      flips: false,
      draws,
      windows: [{ places: 'all', ...report }],
      oneIn,
    },
    world,
  ),
}));

const rows = ['metric,one_in,draw,value'];
for (let draw = 1; draw <= draws; draw += 1) {
  for (const { oneIn, study } of studies) {
    const [{ windows }] = replicate(study, 1, draw).arms;
    for (const { id, value } of METRICS) rows.push([id, oneIn, draw, value(windows) ?? ''].join(','));
  }
  // After every draw, so that what was simulated is there whenever it is stopped.
  writeFileSync(RUNS, `${rows.join('\n')}\n`);
  console.error(`draw ${draw} of ${draws}: ${Math.round(process.cpuUsage().user / 1e6)} s of processor time`);
}
