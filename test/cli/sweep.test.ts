import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunDocument } from '../../src/analysis/results.ts';
import type { SweepDocument } from '../../src/analysis/sweep/document.ts';
import { COUNTY } from './dealt.ts';
import { ended, freshFolder, handoff, start } from './handoff.ts';

const here = freshFolder();

const AXES = `
  - { name: hold, set: local.hold_willing@2015-01-01, values: [0, 0.5] }
  - { name: teams, set: at_large.level, from: 0, to: 2, step: 1 }
`;
type Wanted = { scenarios?: string; axes?: string; design?: string; metrics?: string; more?: string };
const STUDY = ({
  scenarios = '[county.yaml]',
  axes = AXES,
  design = '{ kind: grid }',
  metrics = '[transferred, at_large_released, cost_total]',
  more = '',
}: Wanted) => `
handoff: 1
study: sweep
title: A test
description: For tests.
baseline: county.yaml
scenarios: ${scenarios}
seed: test
axes: ${axes}
design: ${design}
metrics: ${metrics}
replications: 3
${more}
`;
const CHARTS = `charts:
  - { kind: heat, metric: transferred, x: teams, y: hold }
  - { kind: frontier, x: cost_total, y: at_large_released, along: teams }`;

const write = (name: string, wanted: Wanted = {}): void => writeFileSync(join(here, `${name}.yaml`), STUDY(wanted));

async function sweep(name: string, wanted: Wanted, ...args: string[]): Promise<SweepDocument> {
  write(name, wanted);
  const { code, stdout, stderr } = await handoff(['sweep', `${name}.yaml`, '--json', '--quiet', ...args], here);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as SweepDocument;
}

const run = async (command: string[], ...sets: string[]): Promise<RunDocument> => {
  const options = ['--replications', '3', '--seed', 'test', '--json', '--quiet', '--out', 'run'];
  const { stdout } = await handoff([...command, ...sets.flatMap((set) => ['--set', set]), ...options], here);
  return JSON.parse(stdout) as RunDocument;
};

/** The files of a bundle but its manifest. */
function files(folder: string): Record<string, string> {
  const all = readdirSync(join(here, folder), { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = all
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.endsWith('manifest.json'));
  return Object.fromEntries(
    paths.sort().map((path) => [path.slice(join(here, folder).length), readFileSync(path, 'latin1')]),
  );
}

beforeAll(() => writeFileSync(join(here, 'county.yaml'), COUNTY));

describe('handoff sweep', () => {
  it('gives every point what run and compare give with --set', async () => {
    const { points, baseline, break_even, period } = await sweep('grid', { more: CHARTS });
    // A point alone may part from the baseline later than all of them together.
    const months = ['--from', period.from, '--to', period.to];
    expect(points.map(({ values }) => values)).toEqual(
      [0, 0.5].flatMap((hold) => [0, 1, 2].map((teams) => ({ hold, teams }))),
    );
    const alone = await run(['run', 'county.yaml']);
    for (const [id, estimate] of Object.entries(baseline.metrics)) expect(alone.arms[0].metrics[id]).toEqual(estimate);
    for (const { values, metrics, differences, hash } of [points[1], points[5]]) {
      const sets = [`local.hold_willing@2015-01-01=${values['hold']}`, `at_large.level=${values['teams']}`];
      const set = await run(['run', 'county.yaml'], ...sets);
      expect(set.arms[0].scenario).toBe(hash);
      const paired = await run(
        ['compare', 'county.yaml', 'county.yaml', ...months],
        ...sets.map((text) => `county-2:${text}`),
      );
      for (const id of Object.keys(metrics)) {
        expect(set.arms[0].metrics[id]).toEqual(metrics[id]);
        expect(paired.differences[0].metrics[id]).toMatchObject(differences[id]);
      }
    }
    expect(break_even.some(({ metric, axis }) => metric === 'cost_total' && axis === 'teams')).toBe(true);
    expect(readdirSync(join(here, 'outputs', 'grid', 'charts')).toSorted()).toEqual(
      ['frontier.cost_total.at_large_released', 'heat.transferred'].flatMap((name) =>
        ['csv', 'png', 'svg', 'vl.json'].map((ending) => `${name}.${ending}`),
      ),
    );
    const drawn = await handoff(['chart', 'outputs/grid', '--out', 'again'], here);
    expect(drawn.code).toBe(0);
    for (const name of readdirSync(join(here, 'again')))
      expect(readFileSync(join(here, 'again', name), 'utf8')).toBe(
        readFileSync(join(here, 'outputs', 'grid', 'charts', name), 'utf8'),
      );
    const [head, first] = readFileSync(join(here, 'outputs', 'grid', 'differences.csv'), 'utf8').split('\n');
    expect(head.startsWith('point,scenario,hold,teams,metric,unit,mean,')).toBe(true);
    expect(first.startsWith('1,county-2,0,0,transferred,episodes,')).toBe(true);
  });

  it('simulates a point once where an axis speaks of another scenario', async () => {
    const axes = `
      - { name: hold, set: local.hold_willing, values: [0, 1] }
      - { name: teams, set: 'county-3:at_large.level', values: [0, 1, 2] }`;
    const { points } = await sweep('arms', { axes, scenarios: '[county.yaml, county.yaml]', metrics: '[transferred]' });
    expect(points.map(({ scenario, values }) => [scenario, values['hold'], values['teams']])).toEqual([
      ['county-2', 0, null],
      ['county-2', 1, null],
      ...[0, 1].flatMap((hold) => [0, 1, 2].map((teams) => ['county-3', hold, teams])),
    ]);
  });

  it('tells the parameters’ part of the intervals where there are draws', async () => {
    const axes = '[{ name: hold, set: local.hold_willing, from: 0, to: 1 }]';
    const design = '{ kind: sobol, points: 2 }';
    const { points, intervals } = await sweep('draws', { axes, design, metrics: '[transferred]', more: 'draws: 5' });
    expect(intervals).toMatch(/^chance and parameters; 5 joint draws of \d+ uncertain parameters$/);
    expect(points[0].metrics['transferred'].parameters).not.toBeNull();
    expect(points.filter(({ values }) => (values['hold'] as number) < 0.5)).toHaveLength(1);
  });

  it('gives the same bytes for any number of workers, and after a kill', async () => {
    await sweep('bytes', { more: CHARTS }, '--workers', '1', '--out', 'whole');
    await sweep('bytes', { more: CHARTS }, '--workers', '3', '--out', 'three');
    expect(files('three')).toEqual(files('whole'));
    const child = start(['sweep', 'bytes.yaml', '--workers', '1', '--out', 'killed'], here);
    const end = ended(child);
    child.stderr?.on('data', (text: string) => text.includes('50%') && child.kill('SIGINT'));
    const stopped = await end;
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toContain(
      'interrupted, killed.unfinished keeps what was simulated; the same command goes on from there',
    );
    expect(existsSync(join(here, 'killed'))).toBe(false);
    const { code, stderr } = await handoff(['sweep', 'bytes.yaml', '--workers', '2', '--out', 'killed'], here);
    expect(code).toBe(0);
    expect(stderr).toMatch(/simulating [12] runs? of /);
    expect(files('killed')).toEqual(files('whole'));
  });

  it('tells a grid as a table of 80 columns', async () => {
    write('text');
    const { code, stdout } = await handoff(['sweep', 'text.yaml', '--quiet'], here);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Hold +0 +1 +2$/m);
    expect(stdout).toMatch(/^0 +−\d+ +−\d+ +−\d+$/m);
    expect(stdout).toContain('Where a difference changes its side');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('what is refused before anything is simulated', () => {
  const axis = (rest: string) => `[{ name: hold, ${rest} }]`;
  const hold = 'set: local.hold_willing';
  it.each<[string, Wanted, string]>([
    [
      'a value out of range, by its --set',
      { axes: axis(`${hold}, values: [0.5, 1.5]`) },
      '--set local.hold_willing=1.5: local.hold_willing.value: must be between 0 and 1, got 1.5',
    ],
    ['an unknown path', { axes: axis('set: local.hold_wiling, values: [1]') }, 'did you mean "hold_willing"?'],
    [
      'a policy that does not exist',
      { axes: axis('set: state.law@2015-01-01, values: [no-hold]') },
      'did you mean "no-holds"?',
    ],
    ['points of other months', { axes: axis("set: simulate.from, values: ['2014-09']") }, 'differ in simulate'],
    [
      'a scenario that is not swept',
      { axes: axis("set: 'county:local.hold_willing', values: [1]") },
      'no swept scenario is called "county"',
    ],
    ['an axis without values', { axes: axis(hold) }, 'needs "values", or "from" and "to"'],
    ['a grid without a step', { axes: axis(`${hold}, from: 0, to: 1`) }, 'needs "step" or "values" in a grid'],
    [
      'a list of unlike lengths',
      {
        axes: `[{ name: a, ${hold}, values: [1] }, { name: b, set: at_large.level, values: [1, 2] }]`,
        design: '{ kind: list }',
      },
      'as many as the first axis',
    ],
    [
      'an axis twice',
      { axes: `[{ name: a, ${hold}, values: [1] }, { name: a, set: at_large.level, values: [1] }]` },
      '"a" stands twice',
    ],
    ['an axis called as a column', { axes: `[{ name: mean, ${hold}, values: [1] }]` }, 'must not be one of point'],
    [
      'a chart of no axis',
      { more: 'charts: [{ kind: heat, metric: transferred, x: holds, y: teams }]' },
      'no axis is called "holds"',
    ],
    [
      'a chart of no metric',
      { more: 'charts: [{ kind: frontier, x: taken, y: transferred, along: hold }]' },
      '"taken" is not among the metrics',
    ],
    ['an unknown design', { design: '{ kind: gird }' }, 'grid'],
  ])('%s', async (_, wanted, message) => {
    write('wrong', wanted);
    const { code, stdout, stderr } = await handoff(['sweep', 'wrong.yaml'], here);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toMatch(/^simulating/m);
  });
});
