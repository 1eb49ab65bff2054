/** `--dry-run` of the commands that take long: what is told, that it holds, and that nothing is left. */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunDocument } from '../../src/analysis/results.ts';
import { timeOf } from '../../src/experiment/probe.ts';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
type Told = {
  readonly period: { readonly from: string; readonly to: string };
  readonly coverage: string;
  readonly arms: number;
  readonly runs: number;
  readonly seconds: number;
  readonly memory: number;
  readonly disk: number;
  readonly folder: string;
};

/** A trial takes some seconds of every thread, whatever is asked: one thread is tried here. */
const told = async (...args: string[]): Promise<Told> => {
  const { code, stdout } = await handoff([...args, '--dry-run', '--json', '--workers', '1'], here);
  expect(code).toBe(0);
  return JSON.parse(stdout) as Told;
};

const study = (kind: string, more: string): string => {
  const head = `handoff: 1\nstudy: ${kind}\ntitle: A study\ndescription: For a test.\nseed: test\n`;
  writeFileSync(join(here, `${kind}.yaml`), head + more);
  return `${kind}.yaml`;
};

const sweep = study(
  'sweep',
  `baseline: tutorial
scenarios: [tutorial]
axes:
  - { name: hold, set: local.hold_willing, values: [0, 0.5, 1] }
  - { name: teams, set: at_large.level, values: [0, 1] }
design: { kind: grid }
metrics: [transferred]
draws: 5
`,
);
const sensitivity = study(
  'sensitivity',
  `scenario: tutorial\nparameters: all\nmetrics: [transferred]\nmethod: { morris: { trajectories: 4 } }\n`,
);

describe('a dry run', () => {
  it('says what would be done, and leaves nothing', async () => {
    const { code, stdout, stderr } = await handoff(
      ['compare', 'tutorial', '--set', 'local.hold_willing=0', '--draws', '7', '--dry-run'],
      here,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const line of stdout.split('\n')) expect(Array.from(line).length, line).toBeLessThanOrEqual(80);
    expect(stdout).toMatch(/^Months +Oct 2014 to Sep 2016/m);
    expect(stdout).toMatch(/^Runs +7, of 2 scenarios each, in \d+ threads?$/m);
    expect(stdout).toMatch(/^Time +about [\d hmins]+$/m);
    expect(stdout).toMatch(/^Memory +about \d+ MB$/m);
    expect(stdout).toMatch(/^Results +outputs\/tutorial-vs-tutorial-2/m);
    expect(stdout).toContain('nothing was written.');
    expect(readdirSync(here)).not.toContain('outputs');
  });

  it.each([
    ['run', ['run', 'tutorial', '--from', '2015-07'], { arms: 1, runs: 20 }],
    ['explain', ['explain', 'tutorial', 'tutorial', '--set', 'tutorial-2:local.hold_willing=0'], { arms: 2, runs: 20 }],
    ['records', ['records', 'tutorial', '--replications', '3'], { arms: 1, runs: 3 }],
    ['sweep', ['sweep', sweep], { arms: 7, runs: 5 }],
    ['sensitivity', ['sensitivity', sensitivity], { arms: 1 }],
  ])('is there for %s', async (_, args, expected) => {
    const before = readdirSync(here);
    const plan = await told(...args);
    expect(plan).toMatchObject({ schema: 'handoff.plan/1', ...expected });
    for (const size of [plan.seconds, plan.memory, plan.disk]) expect(size).toBeGreaterThan(0);
    expect(readdirSync(here)).toEqual(before);
  });

  it('refuses what the command would refuse', async () => {
    const { code, stderr } = await handoff(['run', 'tutorial', '--from', '2030-01', '--dry-run'], here);
    expect(code).toBe(2);
    expect(stderr).toContain('--from: must lie in the months simulated');
  });

  it('restricts a study to places, in a folder of its own', async () => {
    const where = ['--places', 'county=Santa Clara, CA'];
    for (const args of [
      ['sweep', sweep],
      ['sensitivity', sensitivity],
    ]) {
      const plan = await told(...args, ...where);
      expect(plan.coverage).toBe('Santa Clara, CA');
      expect(plan.folder).toBe(`outputs/${args[0]}.places-county-Santa-Clara-CA`);
    }
  });

  it('says how a large grid is thinned', async () => {
    const fine = study(
      'sweep',
      `baseline: tutorial
scenarios: [tutorial]
axes: [{ name: hold, set: local.hold_willing, from: 0, to: 1, step: 0.01 }]
design: { kind: grid }
metrics: [transferred]
draws: 5
`,
    );
    const { stderr } = await handoff(['sweep', fine, '--dry-run', '--workers', '1'], here);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain('101 points: for fewer, give the axis "hold" 51 values');
  });

  it('speaks of the months, places and size that come out', async () => {
    const asked = ['run', 'tutorial', '--places', 'county=Santa Clara, CA', '--draws', '5', '--by', 'class'];
    const plan = await told(...asked);
    const { code, stdout } = await handoff([...asked, '--json', '--quiet'], here);
    expect(code).toBe(0);
    const document = JSON.parse(stdout) as RunDocument;
    expect(document).toMatchObject({ period: plan.period, coverage: plan.coverage, draws: plan.runs });
    const bytes = readdirSync(join(here, plan.folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
    expect(plan.disk / bytes).toBeGreaterThan(0.5);
    expect(plan.disk / bytes).toBeLessThan(2);
  });
});

describe('the time of a study', () => {
  const pace = Array.from({ length: 100 }, (_, i) => [4000 * (i + 1), 1000 + 20 * (i + 1)] as const);

  it('is what was seen, and beyond that goes on at the last speed', () => {
    expect(timeOf(pace, 8000, 1)).toBeCloseTo(1040, 6);
    expect(timeOf(pace, 10_000, 1)).toBeCloseTo(1050, 6);
    expect(timeOf(pace, 4_000_000, 1)).toBeCloseTo(3000 + (20 / 4000) * 3_600_000, 6);
  });

  it('leans on the usual speed where little was seen', () => {
    const slow = [[10, 1000], [20, 1100]] as const; // prettier-ignore
    expect(timeOf(slow, 1_000_020, 0.001)).toBeLessThan(2200);
    expect(timeOf(slow, 1_000_020, 100)).toBeCloseTo(1100 + 10 * 1_000_000, 0);
  });
});
