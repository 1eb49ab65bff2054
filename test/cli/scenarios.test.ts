import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, handoff } from './handoff.ts';

const here = freshFolder();
const write = (name: string, text: string): void => writeFileSync(join(here, name), text);

describe('list', () => {
  it('names the shipped scenarios in aligned columns', async () => {
    const { code, stdout } = await handoff(['list'], here);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    // A long title goes on in the line below, under its first.
    const columns = lines.map((line) => /^\S*\s+/.exec(line)?.[0].length);
    expect(new Set(columns).size).toBe(1);
    expect(lines.some((line) => line.startsWith('tutorial '))).toBe(true);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('is also a document', async () => {
    const { stdout } = await handoff(['list', '--json'], here);
    const { scenarios } = JSON.parse(stdout) as { scenarios: { name: string; title: string }[] };
    expect(scenarios.find(({ name }) => name === 'historical')?.title).toBe('What happened');
  });
});

describe('schema', () => {
  it('is JSON Schema', async () => {
    const { code, stdout, stderr } = await handoff(['schema'], here);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toHaveProperty('properties.federal');
  });
});

describe('init', () => {
  it('writes a scenario that is valid, and never over a file', async () => {
    expect((await handoff(['init', 'mine.yaml'], here)).code).toBe(0);
    expect((await handoff(['check', 'mine.yaml'], here)).code).toBe(0);
    write('kept.yaml', 'precious');
    const again = await handoff(['init', 'kept.yaml'], here);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('kept.yaml: exists and is not written over');
    expect(readFileSync(join(here, 'kept.yaml'), 'utf8')).toBe('precious');
  });

  type Told = { provisions: { id: string; from: string | null; places: unknown; is: unknown }[] };
  const told = async (name: string): Promise<Told['provisions']> => {
    const checked = await handoff(['check', name], here);
    expect([checked.code, checked.stderr]).toEqual([0, '']);
    expect(checked.stdout).toMatch(new RegExp(`^${name}: valid$`, 'm'));
    return (JSON.parse((await handoff(['diff', 'historical', name, '--json'], here)).stdout) as Told).provisions;
  };
  const HARRIS = { from: '2015-07-02', places: { jurisdiction: '48201' }, is: 0.5 };

  it('writes a scenario that differs from its parent in what its title says, and in nothing else', async () => {
    await handoff(['init', 'said.yaml'], here);
    const text = readFileSync(join(here, 'said.yaml'), 'utf8');
    expect(text).toContain(
      'title: From 2 July 2015 the jail of Harris County, Texas, holds half of those it may hold\n',
    );
    expect(await told('said.yaml')).toMatchObject([HARRIS]);
  });

  it('shows another that does what it says once it is no comment', async () => {
    await handoff(['init', 'both.yaml'], here);
    const text = readFileSync(join(here, 'both.yaml'), 'utf8');
    write(
      'both.yaml',
      text.replace(/(?<=:\n)# state:\n(#.*\n)+/, (block) => block.replaceAll(/^# /gm, '')),
    );
    expect(await told('both.yaml')).toMatchObject([
      { from: '2015-07-02', places: { state: 'MD' }, is: { policy: 'ca-trust-act' } },
      HARRIS,
    ]);
  });

  it('refuses a name that cannot be, with a remedy of its own', async () => {
    const { code, stderr } = await handoff(['init', 'x'.repeat(300)], here);
    expect(code).toBe(2);
    expect(stderr).toMatch(/the name is too long\n {2}choose another name\n$/);
  });

  it('wants an existing folder', async () => {
    const { code, stderr } = await handoff(['init', 'nowhere/mine.yaml'], here);
    expect(code).toBe(2);
    expect(stderr).toContain('the folder does not exist');
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
