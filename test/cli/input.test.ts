/** Input on the command line: standard input, arguments too many, values that are none, studies and scenarios. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GROUPS } from '../../src/cli/commands.ts';
import { runCommandLine } from '../../src/cli/parser.ts';
import { BIN, freshFolder, handoff, piped } from './handoff.ts';

const here = freshFolder();
const MINE = 'handoff: 1\ntitle: T\ndescription: D\nextends: tutorial\n';
const SHORT = ['--replications', '1', '--quiet'];
/** One county for a year: some hundredths of a second. */
const COUNTY = `${MINE}places: { county: 'Gwinnett, GA' }\nsimulate: { from: 2015-01, to: 2015-12 }\nreport: { from: 2015-10, to: 2015-12 }\n`;
const STUDY = `handoff: 1
study: sweep
title: T
description: D
baseline: tutorial
scenarios: [tutorial]
seed: s
axes: [{ name: hold, set: local.hold_willing, values: [0, 1] }]
design: { kind: grid }
metrics: [transferred]
replications: 1
`;
writeFileSync(join(here, 'mine.yaml'), MINE);
writeFileSync(join(here, '-odd.yaml'), MINE);
writeFileSync(join(here, 'county.yaml'), COUNTY);
writeFileSync(join(here, 'study.yaml'), STUDY);

describe('"-"', () => {
  it('is standard input for check, with the place of what is wrong', async () => {
    const { code, stdout, stderr } = await piped(['check', '-'], 'extends: tutorial\nfoo: 1\n', here);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '<stdin>: 1 error\n' });
    expect(stderr).toContain('<stdin>:2:1: foo: unknown key "foo"\n  2 | foo: 1\n      ^\n');
  });

  it('stands beside files, once, and extends what lies in the current folder', async () => {
    const { code, stdout } = await piped(['check', 'tutorial', '-'], 'extends: mine.yaml\ntitle: x\n', here);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^tutorial: valid\n[^]*\n<stdin>: valid\n/);
  });

  it('is an arm called stdin in what simulates and compares', async () => {
    const diff = await piped(['diff', 'tutorial', '-', '--set', 'stdin:pickup.level=2'], MINE, here);
    expect(diff.stdout).toMatch(/^"T" differs from "Five counties to learn on" in one thing:/);
    const compared = await piped(['compare', 'county.yaml', '-', ...SHORT, '--json'], COUNTY, here);
    expect(JSON.parse(compared.stdout)).toMatchObject({ arms: [{ name: 'county' }, { name: 'stdin' }] });
  });

  it('may be a study', async () => {
    const { code, stdout } = await piped(['check', '-'], STUDY, here);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '<stdin>: valid\n  a sweep study: 1 axis, 2 points\n' });
    expect((await piped(['sweep', '-'], 'study: sweep\n', here)).stderr).toMatch(/^<stdin>:1:1: handoff: is missing/);
  });

  it.each([
    [['check', '-'], '', '<stdin>: is empty'],
    [['check', '-'], 'x'.repeat(1_100_000), '<stdin>: is larger than 1 MB'],
    [['check', '-'], 'a\0b', '<stdin>: is a binary file'],
  ] as const)('is refused: %j', async (args, text, message) => {
    const { code, stdout, stderr } = await piped(args, text, here);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe('<stdin>: 1 error\n');
  });

  it('does not wait for ever at the keyboard', () => {
    const terminal = 'script';
    const run = spawnSync(terminal, ['-qec', `${process.execPath} ${BIN} check -`, '/dev/null'], { cwd: here, encoding: 'utf8', timeout: 60_000 }); // prettier-ignore
    if (run.error) return;
    expect(run.status).toBe(2);
    expect(stripVTControlCharacters(run.stdout)).toContain('<stdin>: is the keyboard: nothing is piped in');
  });
});

describe('arguments that cannot be meant', () => {
  it.each([
    [['compare', '-', '-'], '-: stands 2 times, but standard input can be read only once'],
    [['check', 'tutorial', '-', '-'], '-: stands 2 times'],
    [['chart', '-'], '-: "handoff chart" does not read standard input'],
    [['init', '-'], '-: "handoff init" does not read standard input'],
    [['list', '-'], '-: "handoff list" does not read standard input'],
    [['list', '--', 'extra'], 'extra: is nothing that can be listed'],
    [['schema', 'x'], 'x: one argument too many'],
    [['init', 'a', 'b'], 'b: one argument too many'],
    [['completion', 'extra'], 'extra: one argument too many'],
    [['completion', '--json'], '--json: unknown option'],
    [['run', 'tutorial', '--seed', ''], '--seed: has no value'],
    [['run', 'tutorial', '--seed', 'a', '--seed', 'b'], '--seed: was given 2 times, but takes one value'],
    [['run', 'tutorial', '--from', '2015-7'], '--from: must be a month such as 2015-07, got "2015-7"'],
    [['run', 'tutorial', '--replications', '1e3'], '--replications: must be a whole number'],
    [['run', 'tutorial', '--workers', '0'], '--workers: must be a whole number'],
    [['check', 'tutorial', '--json=maybe'], '--json: is a flag and takes no value, got "maybe"'],
    [['run', 'tutorial', '-x'], '-x: unknown option'],
    [['tutorial'], 'tutorial: unknown command'],
  ])('%j', async (args, message) => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await expect(runCommandLine(args, GROUPS)).rejects.toThrow(message);
    expect(written).not.toHaveBeenCalled();
  });
  afterEach(() => void vi.restoreAllMocks());

  it('end with 2 and say nothing on stdout', async () => {
    const { code, stdout, stderr } = await handoff(['run', 'tutorial', '--set', 'foo'], here);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^--set foo: is not of the form path=value\n/);
  });

  it('but files behind "--", flags given twice, and the help of completion are', async () => {
    expect((await handoff(['check', '--', '-odd.yaml'], here)).stdout).toMatch(/^.\/-odd.yaml: valid/);
    expect(JSON.parse((await handoff(['list', '--json', '--json'], here)).stdout)).toHaveProperty('scenarios');
    expect((await handoff(['completion', '--help'], here)).stdout).toMatch(/^handoff completion\n\nPrint a script/);
    expect((await handoff(['completion'], here)).stdout).toContain('begin-handoff-completions');
  });
});

describe('studies and scenarios', () => {
  it('are told apart by every command', async () => {
    const [run, sweep, other, base] = await Promise.all([
      handoff(['run', 'study.yaml'], here),
      handoff(['sweep', 'mine.yaml'], here),
      handoff(['calibrate', 'study.yaml'], here),
      piped(['check', '-'], 'extends: study.yaml\n', here),
    ]);
    expect(run.stderr).toMatch(/^study.yaml:2:1: study: is a study, not a scenario\n/);
    expect(run.stderr).toContain('run it with "handoff sweep study.yaml"');
    expect(sweep.stderr).toMatch(/^mine.yaml:1:1: is a scenario, not a study\n/);
    expect(sweep.stderr).toContain('simulate it with "handoff run mine.yaml"');
    expect(other.stderr).toMatch(/^study.yaml:2:1: study: is another kind of study: sweep\n/);
    expect(base.stderr).toContain('extends: "study.yaml" is a study, not a scenario');
    expect([run, sweep, other, base].map(({ code }) => code)).toEqual([2, 2, 2, 2]);
  });

  it('are both checked', async () => {
    mkdirSync(join(here, 'bad'), { recursive: true });
    const bad = (name: string, from: string, to: string) => writeFileSync(join(here, 'bad', `${name}.yaml`), STUDY.replace(from, to)); // prettier-ignore
    bad('schema', 'design: { kind: grid }', 'design: { kind: gird }');
    bad('kind', 'study: sweep', 'study: swep');
    bad('scenario', 'baseline: tutorial', 'baseline: tutoral');
    bad('metric', '[transferred]', '[transfered]');
    bad('point', 'values: [0, 1]', 'values: [0, 2]');
    const names = ['schema', 'kind', 'scenario', 'metric', 'point'].map((name) => `bad/${name}.yaml`);
    const { code, stdout, stderr } = await handoff(['check', 'study.yaml', ...names], here);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^study.yaml: valid\n {2}a sweep study: 1 axis, 2 points\nbad\/schema.yaml: 1 error\n/);
    expect(stderr).toContain('bad/schema.yaml:9:17: design.kind: must be one of "grid", "list"');
    expect(stderr).toContain('bad/kind.yaml:2:8: study: must be one of sweep, sensitivity, calibration, got "swep"');
    expect(stderr).toContain('tutoral: no scenario of this name or path exists');
    expect(stderr).toContain('bad/metric.yaml: metrics: no metric is called "transfered"');
    expect(stderr).toContain('local.hold_willing.value: must be between 0 and 1, got 2');
    const json = await handoff(['check', 'study.yaml', '--json'], here);
    expect(JSON.parse(json.stdout)).toMatchObject({ scenarios: [{ ok: true, name: 'study.yaml', study: 'sweep' }] });
  });
});
