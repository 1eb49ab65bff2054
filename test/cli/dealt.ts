/** Small works of every command whose runs others may simulate, for tests that they come out as on one machine. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const COUNTY = `handoff: 1
title: One county
description: For tests.
extends: tutorial
simulate: { from: 2014-10, to: 2016-09 }
report: { from: 2015-10, to: 2016-09 }
places: { county: 'Travis, TX' }
`;
const HEAD = 'handoff: 1\ntitle: A test\ndescription: For tests.\nseed: test\n';
/** Texts of scenarios and studies by the name of their file, without its ending. */
export const FILES: Readonly<Record<string, string>> = {
  county: COUNTY,
  law: `${COUNTY.replace('extends: tutorial', 'extends: ./county.yaml')}local: { hold_willing: { value: 0.2, assumed: for tests } }\n`,
  sweep: `${HEAD}study: sweep
baseline: county.yaml
scenarios: [county.yaml]
axes: [{ name: hold, set: local.hold_willing, values: [0, 0.5] }]
design: { kind: grid }
metrics: [transferred, cost_per_at_large_arrest]
replications: 5
`,
  sensitivity: `${HEAD}study: sensitivity
scenario: county.yaml
parameters: [pickup.come_match]
metrics: [transferred, cost_per_at_large_arrest]
method: { sobol: { points: 16 } }
`,
  denver: `handoff: 1
title: Denver
description: One field office.
extends: historical
places: { office: DEN }
simulate: { from: 2012-10, to: 2013-09 }
report: { from: 2012-10, to: 2013-09 }
`,
  calibrate: `${HEAD}study: calibration
scenario: denver.yaml
parameters: [pickup.come_match]
patterns: all
start: 40
waves: 1
per_wave: 10
keep: 20
`,
  twin: `${HEAD}study: calibration
scenario: denver.yaml
parameters: [pickup.come_match]
patterns: all
twin: 100
start: 40
waves: 1
per_wave: 10
keep: 20
check: 5
`,
};

export const COMMANDS: Readonly<Record<string, string>> = {
  run: 'run county.yaml --replications 5 --by state --parquet',
  compare:
    'compare county.yaml law.yaml --draws 3 --replications 2 --flips-by class --map transferred --cost-book all --keep-runs',
  explain: 'explain county.yaml law.yaml --sample 0.2 --draws 5',
  sweep: 'sweep sweep.yaml --sample 0.5',
  sensitivity: 'sensitivity sensitivity.yaml --sample 0.5',
  calibrate: 'calibrate calibrate.yaml',
  twin: 'calibrate twin.yaml',
};
/** The command line of one of them. */
export const line = (name: string, ...more: string[]): string[] => [
  ...COMMANDS[name].split(' '),
  '--format',
  'svg',
  ...more,
];

/** Writes the files that they name. */
export function writeFiles(folder: string): void {
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, `${name}.yaml`), text);
}
