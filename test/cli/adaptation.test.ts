/** Jails that adapt, from the command line: the same bytes for any number of workers, and alone or beside another arm. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunDocument } from '../../src/analysis/results.ts';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
// Oregon lies in one office, Washington and California in others; most of a state's jails follow the first few.
writeFileSync(
  join(here, 'coast.yaml'),
  `handoff: 1
title: Coast
description: Jails of three states and three offices
extends: adaptive
simulate: { from: 2013-10, to: 2015-09 }
report: { from: 2014-01, to: 2015-09 }
places: { county: ['Multnomah, OR', 'Clackamas, OR', 'Clark, WA', 'King, WA', 'Sonoma, CA', 'Napa, CA'] }
capacity: own
screening: { hours_per_day: { value: 4, assumed: for the test } }
pickup: { hours_per_day: { value: 3, assumed: for the test } }
at_large:
  teams: { value: 1, assumed: for the test }
  absconders:
    stock: { value: 400, assumed: for the test }
    inflow: { value: 4, assumed: for the test }
  other: { value: 1, assumed: for the test }
  other_arrests: { value: 1, assumed: for the test }
adaptation:
  adopt:
    base: { value: 0.03, assumed: for the test }
    peers_state: { value: 0.5, assumed: for the test }
    level: { value: 1, assumed: for the test }
  lift:
    chance: { value: 0.1, assumed: for the test }
`,
);
writeFileSync(
  join(here, 'still.yaml'),
  `handoff: 1
title: Still
description: Nobody lifts limits
extends: coast.yaml
departs: 2015-02-10
adaptation: { lift: { chance: { values: [{ from: 2015-02-10, value: 0, assumed: for the test }] } } }
`,
);
const common = ['--replications', '3', '--json', '--quiet'];
const documentOf = async (...args: string[]): Promise<RunDocument> => {
  const { code, stdout, stderr } = await handoff([...args, ...common], here);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as RunDocument;
};

describe('arms whose jails adapt', () => {
  it('are the same with one worker and two, alone and beside another', async () => {
    const months = ['--from', '2014-01', '--to', '2015-09'];
    const one = await documentOf('compare', 'still.yaml', 'coast.yaml', ...months, '--workers', '1', '--out', 'one');
    const two = await documentOf('compare', 'still.yaml', 'coast.yaml', ...months, '--workers', '2', '--out', 'two');
    expect(two).toEqual(one);
    const alone = await documentOf('run', 'coast.yaml', '--out', 'alone');
    expect(one.arms.find(({ name }) => name === 'coast')).toEqual(alone.arms[0]);
    const limited = alone.arms[0].monthly['limited_jails'].map(({ mean }) => mean ?? 0);
    expect(Math.max(...limited)).toBeGreaterThan(1);
    expect(one.differences[0].metrics['limited_jails'].mean).toBeLessThan(0);
  });

  it('alone have a metric of limits', async () => {
    const off = await documentOf('run', 'tutorial', '--from', '2016-08', '--to', '2016-09', '--out', 'off');
    expect(off.arms[0].metrics).not.toHaveProperty('limited_jails');
  });
});
