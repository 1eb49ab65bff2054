import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const write = (name: string, text: string): void => writeFileSync(join(here, name), text);

describe('schema', () => {
  it('is JSON Schema', async () => {
    const { code, stdout, stderr } = await handoff(['schema'], here);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toHaveProperty('properties.federal');
  });
});

describe('check', () => {
  it('counts the evidence of a valid scenario and tells when its rules change', async () => {
    const { code, stdout } = await handoff(['check', 'historical'], here);
    expect(code).toBe(0);
    expect(stdout).toMatch(/historical: valid\n {2}\d+ parameters: \d+ assumed, \d+ uncertain\n/);
    expect(stdout).toContain('2015-07-02  PEP with forms I-247D/N/X');
    const title = 'an act with a long name '.repeat(6).trim();
    const act = `policies: { act: { title: ${title}, assumed: x } }`;
    const law = 'state: { law: { assumed: x, values: [{ from: 2015-01-01, value: act }] } }';
    write('act.yaml', `extends: tutorial\n${act}\n${law}`);
    const long = await handoff(['check', 'act.yaml'], here);
    expect(long.stdout.replace(/\n {14}/g, ' ')).toContain(`2015-01-01  ${title}\n`);
    expect(Math.max(...long.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('tells the rule dates of a file in full and those of its parents by their number', async () => {
    const policy = 'policies: { ours: { title: No holds in King, assumed: x, hold: { ceiling: never } } }';
    const value = "{ from: 2013-01-01, places: { county: 'King, WA' }, value: ours, assumed: x }";
    write('king.yaml', `extends: historical\ntitle: T\n${policy}\nlocal: { policy: { values: [${value}] } }`);
    const dates = (stdout: string) => [...stdout.matchAll(/^ {2}(\d{4}-\d\d-\d\d) {2}/gm)].map(([, day]) => day);
    const short = (await handoff(['check', 'king.yaml'], here)).stdout;
    expect(dates(short)).toEqual(['2013-01-01']);
    const left = /^ {2}and (\d+) rule dates of its parents and tables: --all lists them$/m.exec(short)?.[1];
    const all = (await handoff(['check', 'king.yaml', '--all'], here)).stdout;
    expect(dates(all)).toHaveLength(Number(left) + 1);
    expect(dates(all)).toEqual(dates(all).toSorted());
    expect(all).toContain('2013-01-01  No holds in King\n');
    const json = JSON.parse((await handoff(['check', 'king.yaml', '--json'], here)).stdout) as { scenarios: [{ changes: { own?: true }[] }] }; // prettier-ignore
    const { changes } = json.scenarios[0];
    expect([changes.length, changes.filter(({ own }) => own).length]).toEqual([Number(left) + 1, 1]);
  });

  it('tells the problems of all files at once, with place and remedy', async () => {
    write(
      'typo.yaml',
      'handoff: 1\ntitle: T\ndescription: D\nextends: historical\nfedral: {}\nreport: { from: 2015-13, to: 2016-09 }\n',
    );
    write('broken.yaml', 'handoff: 1\n  title: [\n');
    const { code, stdout, stderr } = await handoff(
      ['check', 'typo.yaml', 'broken.yaml', 'tutorial', 'histrical'],
      here,
    );
    expect(code).toBe(2);
    expect(stderr).toContain('typo.yaml:5:1: ');
    expect(stderr).toContain('did you mean "federal"?');
    expect(stderr).toContain('typo.yaml:6:');
    expect(stderr).toContain('broken.yaml:');
    expect(stderr).toContain('did you mean "historical"?');
    expect(stdout).toContain('typo.yaml: 2 errors');
    expect(stdout).toContain('tutorial: valid');
    expect(stderr).not.toMatch(/\n\s+at .*\.js/);
  });

  it('tells the first of very many problems, and how many more there are', async () => {
    const keys = Array.from({ length: 40_000 }, (_, i) => `key${i}: 1\n`).join('');
    write('many.yaml', `extends: tutorial\n${keys}`);
    const { code, stdout, stderr } = await handoff(['check', 'many.yaml'], here);
    expect(code).toBe(2);
    expect(stderr.match(/unknown key/g)).toHaveLength(200);
    expect(stderr).toMatch(/\nand 39800 more problems, not shown: mend these first\n$/);
    expect(stdout).toBe('many.yaml: 40000 errors\n');
    const json = await handoff(['check', 'many.yaml', '--json'], here);
    const { scenarios } = JSON.parse(json.stdout) as { scenarios: { problems: unknown[]; more: number }[] };
    expect([scenarios[0]?.problems.length, scenarios[0]?.more]).toEqual([200, 39_800]);
  });

  it('is also a document', async () => {
    write('empty.yaml', '');
    const { code, stdout } = await handoff(['check', 'empty.yaml', 'tutorial', '--json'], here);
    expect(code).toBe(2);
    const { scenarios } = JSON.parse(stdout) as { scenarios: { ok: boolean; problems: { message: string }[] }[] };
    expect(scenarios.map(({ ok }) => ok)).toEqual([false, true]);
    expect(scenarios[0]?.problems[0]?.message).toBe('is empty');
  });
});
