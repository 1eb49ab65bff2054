/** The months of the question: every branch of the rule, and the whole way through the command line. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArms } from '../../src/cli/work/arms.ts';
import { monthsCompared, monthsTogether, type Asked } from '../../src/cli/work/months.ts';
import type { RunDocument } from '../../src/analysis/results.ts';
import { loadWorld } from '../../src/world/files.ts';
import { freshFolder, handoff } from './handoff.ts';

const world = loadWorld();
const folder = freshFolder();

/** A scenario file that extends the tutorial, which simulates Oct 2011 and reports Oct 2014 to Sep 2016. */
function child(name: string, more: string, parent = 'tutorial'): string {
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, `handoff: 1\ntitle: ${name}\ndescription: A child of ${parent}.\nextends: ${parent}\n${more}`);
  return path;
}

/** @param from the day from which fewer jails hold */
const lessWilling = (name: string, from: string, more = '', parent = 'tutorial', value = 0.5): string =>
  child(
    name,
    `${more}local:\n  hold_willing:\n    values: [{ from: ${from}, value: ${value}, assumed: a test }]\n`,
    parent,
  );

const report = (from: string, to = '2016-09'): string => `report: { from: ${from}, to: ${to} }\n`;

const of = (names: readonly string[], asked: Asked = {}, sets: readonly string[] = []) =>
  monthsCompared(readArms(names, world, { sets, quiet: true }), asked, world);
const together = (names: readonly string[], asked: Asked = {}) =>
  monthsTogether(readArms(names, world, { sets: [], quiet: true }), asked);

const summer = lessWilling('summer', '2015-07-15');
const spring = lessWilling('spring', '2015-03-01');
const stating = lessWilling('stating', '2015-07-15', report('2015-10'));
const inheriting = lessWilling('inheriting', '2015-11-01', '', './stating.yaml', 0.2);

describe('months after the end of the model', () => {
  it.each([
    ['run', 'tutorial', '--from', '2017-01'],
    ['compare', 'tutorial', summer, '--to', '2017-12'],
    ['records', 'tutorial', '--to', '2018-01'],
    ['run', 'tutorial', '--set', 'report={ from: 2016-01, to: 2017-12 }'],
    ['run', 'tutorial', '--set', 'simulate.to=2017-12'],
    ['compare', 'tutorial', '--set', 'local.hold_willing@2017-06=0.5'],
    ['check', child('departing', 'departs: 2017-01-01\n')],
  ])('are refused, with what can be tried instead: %s %s %s %s', async (...args) => {
    const { code, stderr } = await handoff(args, folder);
    expect(code).toBe(2);
    expect(stderr).toContain('the model ends in September 2016: ask for months up to then; a later rule can be tried');
  });
});

describe('the months of a comparison', () => {
  it('are those asked for, each end for itself', () => {
    expect(of(['tutorial', stating], { from: '2014-12', to: '2015-12' })).toEqual({
      from: '2014-12',
      to: '2015-12',
      because: 'as asked',
    });
    expect(of(['tutorial', stating], { from: '2014-12' })).toMatchObject({ from: '2014-12', to: '2016-09' });
    expect(of(['tutorial', summer], { to: '2015-12' })).toMatchObject({ from: '2015-07', to: '2015-12' });
    expect(() => of(['tutorial', summer], { to: '2015-01' })).toThrow(/--from: must not come after --to \(2015-01\)/);
  });

  it('are those that the variant states, itself or through a parent of its own', () => {
    const stated = { from: '2015-10', to: '2016-09' };
    expect(of(['tutorial', stating])).toEqual({ ...stated, because: "the variant's own" });
    expect(of(['tutorial', inheriting])).toMatchObject(stated);
    expect(of(['tutorial', summer, stating])).toMatchObject(stated);
    expect(of(['tutorial', summer], {}, ['summer:report.from=2015-10'])).toMatchObject(stated);
    // Stated again although the parent states them: that is what this question asks for.
    const again = lessWilling('again', '2015-07-15', report('2014-10'));
    expect(of(['tutorial', again])).toMatchObject({ from: '2014-10', because: "the variant's own" });
  });

  it('are not those that the baseline states or hands on', () => {
    expect(of([stating, inheriting])).toMatchObject({ from: '2015-11', to: '2016-09' });
    expect(of(['tutorial', summer], {}, ['tutorial:report.from=2014-11'])).toMatchObject({ from: '2014-10' });
  });

  it('are refused where two variants state different ones, unless both ends are asked for', () => {
    const other = lessWilling('other', '2015-07-15', report('2015-12'));
    const refused = /stating reports 2015-10 to 2016-09 and other 2015-12 to 2016-09/;
    expect(() => of(['tutorial', stating, other])).toThrow(refused);
    expect(() => of(['tutorial', stating, other], { from: '2015-07' })).toThrow(refused);
    expect(of(['tutorial', stating, other], { from: '2015-07', to: '2016-09' }).because).toBe('as asked');
  });

  it('are those from the earliest departure on', () => {
    const since = { from: '2015-03', to: '2016-09', because: 'from the month in which they part, 1 March 2015' };
    expect(of(['tutorial', summer, spring])).toEqual(since);
    expect(of(['tutorial', spring, summer])).toEqual(since);
    expect(of(['tutorial', 'tutorial'], {}, ['tutorial-2:local.hold_willing@2015-03-01=0.5'])).toEqual(since);
    expect(of(['tutorial', 'tutorial'], {}, ['tutorial-2:federal.programme@2016-02-29=secure-communities']).from).toBe(
      '2016-02',
    );
  });

  it('do not begin with prices, which have no day, unless nothing else differs', () => {
    const price = 'tutorial-2:cost_books.default.jail_day.usd=150';
    const later = 'tutorial-2:local.hold_willing@2015-03-01=0.5';
    expect(of(['tutorial', 'tutorial'], {}, [price, later])).toMatchObject({ from: '2015-03' });
    expect(of(['tutorial', 'tutorial'], {}, [price])).toMatchObject({ from: '2014-10' });
  });

  it('do not begin with a value that is stated again unchanged', () => {
    const same = child('same', 'activation:\n  values: [{ from: 2015-01-01, value: true, assumed: a test }]\n');
    expect(of(['tutorial', same])).toEqual({ from: '2014-10', to: '2016-09', because: "the scenario's own" });
  });

  it('are those of the baseline where the arms are alike, never part, or part while the model warms up', () => {
    const own = { from: '2014-10', to: '2016-09' };
    expect(of(['tutorial', 'tutorial'])).toEqual({ ...own, because: "the scenario's own" });
    expect(of(['tutorial', 'tutorial'], {}, ['tutorial-2:local.hold_willing=0'])).toEqual({
      ...own,
      because: "the scenario's own; the scenarios part on the first day",
    });
    expect(of(['tutorial', lessWilling('early', '2013-05-02')])).toEqual({
      ...own,
      because: "the scenario's own; the scenarios part on 2013-05-02",
    });
    const short = child('short', report('2014-10', '2015-09'));
    expect(of([short, lessWilling('late', '2016-01-01', '', './short.yaml')])).toMatchObject({ to: '2015-09' });
  });

  it('may begin before the baseline is reported once the model is warm', () => {
    const late = child('reported-late', report('2015-10'));
    const before = lessWilling('before', '2015-02-01', '', './reported-late.yaml');
    expect(of([late, before])).toMatchObject({ from: '2015-02', to: '2016-09' });
  });
});

describe('the months of scenarios side by side', () => {
  it('are those that all state', () => {
    expect(together([stating])).toEqual({ from: '2015-10', to: '2016-09', because: "the scenario's own" });
    expect(together(['tutorial', summer])).toMatchObject({ from: '2014-10' });
    expect(() => together(['tutorial', stating])).toThrow(/tutorial reports 2014-10 to 2016-09 and stating 2015-10/);
    expect(together(['tutorial', stating], { from: '2015-01', to: '2015-02' }).because).toBe('as asked');
  });
});

describe('on the command line', () => {
  it("reports a variant's own months, and says in text, data and charts which and why", async () => {
    // Nobody asks a jail less because it declines more: what is asked stays the same.
    const asked = 'asking: { discouragement: { unit: share of requests, value: 0, assumed: a test } }\n';
    const base = child('maryland', `places: { state: MD }\n${asked}`, 'historical');
    const law = 'state:\n  law:\n    values: [{ from: 2015-01-01, value: ca-trust-act, assumed: a test }]\n';
    const act = child('act', `departs: 2015-01-01\n${report('2015-01')}${law}`, './maryland.yaml');
    const ran = await handoff(['compare', base, act, '--replications', '2', '--out', 'stated'], folder);
    expect(ran.code).toBe(0);
    expect(ran.stdout.replaceAll('\n', ' ')).toContain("January 2015 to September 2016 (the variant's own)");
    const document = JSON.parse(readFileSync(join(folder, 'stated', 'summary.json'), 'utf8')) as RunDocument;
    expect(document.period).toEqual({ from: '2015-01', to: '2016-09' });
    expect(document.period_because).toBe("the variant's own");
    const chart = readFileSync(join(folder, 'stated', 'charts', 'by-month.svg'), 'utf8');
    expect(chart).toContain("Jan 2015 to Sep 2016 (the variant's own)");
    // The law works from its day on: in the months before there is nothing to dilute it.
    const { requests, transferred_on_request: taken } = document.differences[0].metrics;
    expect(Math.abs(requests.mean as number)).toBeLessThan(Math.abs(taken.mean as number) / 10);
    const before = document.arms[0].metrics['transferred_on_request'].mean as number;
    expect((taken.mean as number) / before).toBeLessThan(-0.05);
  }, 60_000);

  it('refuses scenarios that report different months before anything is simulated', async () => {
    const ran = await handoff(['run', 'tutorial', stating, '--replications', '1'], folder);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('choose them with --from and --to');
  });

  it('explains and sweeps the same months', async () => {
    const explained = await handoff(['explain', 'tutorial', summer, '--replications', '2', '--json'], folder);
    expect(JSON.parse(explained.stdout)).toMatchObject({ period: { from: '2015-07', to: '2016-09' } });
    writeFileSync(
      join(folder, 'study.yaml'),
      [
        'handoff: 1',
        'study: sweep',
        'title: how willing',
        'description: A test.',
        'baseline: tutorial',
        'scenarios: [tutorial]',
        'seed: months',
        'replications: 2',
        'axes: [{ name: willing, set: local.hold_willing@2015-07-02, values: [0.5, 0.9] }]',
        'design: { kind: grid }',
        'metrics: [transferred]',
        'charts: []',
      ].join('\n'),
    );
    const swept = await handoff(['sweep', 'study.yaml', '--json', '--out', 'swept'], folder);
    expect(swept.stderr).not.toContain('error');
    expect(JSON.parse(swept.stdout)).toMatchObject({
      period: { from: '2015-07', to: '2016-09' },
      period_because: 'from the month in which they part, 2 July 2015',
    });
  }, 60_000);
});
