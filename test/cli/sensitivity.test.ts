import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SensitivityDocument } from '../../src/analysis/sensitivity/document.ts';
import { ended, freshFolder, handoff, start } from './handoff.ts';

const here = freshFolder();

/** One county, of which two months are counted, so that chance matters: a hundredth of a second or two a run. */
const COUNTY = `
handoff: 1
title: One county
description: For tests.
extends: tutorial
simulate: { from: 2016-03, to: 2016-09 }
report: { from: 2016-08, to: 2016-09 }
places: { county: 'Travis, TX' }
at_large:
  level: { unit: multiplier, value: { distribution: lognormal, median: 1, log_sd: 0.3 }, assumed: for tests }
  hours_per_team_month: { value: { distribution: lognormal, median: 750, log_sd: 0.3 }, assumed: for tests }
`;

type Wanted = { parameters?: string; metrics?: string; method?: string; more?: string };
const STUDY = ({
  parameters = '[pickup.come_interview, recorded-custody-jails]',
  metrics = '[transferred]',
  method = '{ sobol: { points: 16 } }',
  more = '',
}: Wanted = {}) => `
handoff: 1
study: sensitivity
title: A test
description: For tests.
scenario: county.yaml
seed: test
parameters: ${parameters}
metrics: ${metrics}
method: ${method}
${more}
`;

const write = (name: string, wanted?: Wanted): void => writeFileSync(join(here, `${name}.yaml`), STUDY(wanted));

async function study(name: string, wanted: Wanted, ...args: string[]): Promise<SensitivityDocument> {
  write(name, wanted);
  const { code, stdout, stderr } = await handoff(['sensitivity', `${name}.yaml`, '--json', '--quiet', ...args], here);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as SensitivityDocument;
}

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

describe('handoff sensitivity', () => {
  it('gives nothing to what has no effect, and all shares to the others and chance', async () => {
    const method = '{ morris: { trajectories: 4 }, sobol: { points: 16 } }';
    const { metrics, factors, held } = await study('null', { method });
    expect(factors.map(({ name }) => name)).toEqual(['pickup.come_interview', 'recorded-custody-jails', 'chance']);
    expect(held).toBeGreaterThan(20);
    const [come, recorded, chance] = metrics[0].sobol?.indices ?? [];
    expect(recorded.total).toEqual({ value: 0, lo: 0, hi: 0 });
    expect(recorded.first).toEqual({ value: 0, lo: 0, hi: 0 });
    expect(come.total.value).toBeGreaterThan(0.1);
    expect(chance.total.value).toBeGreaterThan(0);
    const effects = metrics[0].morris?.effects ?? [];
    expect(effects[1].mu_star).toEqual({ value: 0, lo: 0, hi: 0 });
    expect(effects[0].mu).toBeGreaterThan(0);
    expect(readdirSync(join(here, 'outputs', 'null')).toSorted()).toEqual([
      'charts',
      'datapackage.json',
      'effects.csv',
      'indices.csv',
      'manifest.json',
      'runs.csv',
      'scenario.county.yaml',
      'study.yaml',
      'summary.json',
    ]);
    const file = (name: string) => readFileSync(join(here, 'outputs', 'null', name), 'utf8');
    const { resources } = JSON.parse(file('datapackage.json')) as {
      resources: { name: string; schema: { fields: { name: string; description: string }[] } }[];
    };
    const fields = resources.find(({ name }) => name === 'runs')?.schema.fields ?? [];
    expect(file('runs.csv').split('\n', 1)).toEqual([fields.map(({ name }) => name).join(',')]);
    expect(fields[1].description).toMatch(/; by the month of/);
  });

  it('lets two factors tie that do the same', async () => {
    const { metrics } = await study('twins', {
      parameters: '[at_large.level, at_large.hours_per_team_month]',
      metrics: '[team_hours]',
      method: '{ sobol: { points: 64 } }',
    });
    const [one, other, chance] = metrics[0].sobol?.indices ?? [];
    expect(one.total.value).toBeGreaterThan(0.3);
    expect(Math.abs(one.total.value - other.total.value)).toBeLessThan(0.2);
    expect(one.total.lo).toBeLessThan(other.total.hi);
    expect(other.total.lo).toBeLessThan(one.total.hi);
    expect(chance.total.value).toBeLessThan(0.02);
  });

  it('leaves less to chance the more runs are averaged', async () => {
    const share = async (replications: number) => {
      const { metrics } = await study(`averaged-${replications}`, {
        method: '{ sobol: { points: 64 } }',
        more: `replications: ${replications}`,
      });
      return metrics[0].sobol?.shares.chance.value ?? Number.NaN;
    };
    const [one, eight] = [await share(1), await share(8)];
    expect(eight).toBeLessThan(one / 2);
  });

  it('speaks of paired differences where there is a baseline', async () => {
    const { metrics, baseline } = await study('same', { more: 'baseline: county.yaml' });
    expect(baseline?.name).toBe('county');
    expect(metrics[0]).toMatchObject({ mean: 0, sd: 0, sobol: null });
  });

  it('gives the same bytes for any number of workers, and after a kill', async () => {
    const wanted = { metrics: '[transferred, recorded_custody_rate]', method: '{ sobol: { points: 32 } }' };
    await study('bytes', wanted, '--workers', '1', '--out', 'whole');
    await study('bytes', wanted, '--workers', '2', '--out', 'two');
    expect(files('two')).toEqual(files('whole'));

    // In one thread most of it is still to come when the kill does.
    const child = start(['sensitivity', 'bytes.yaml', '--workers', '1', '--out', 'killed'], here);
    const end = ended(child);
    child.stderr?.on('data', (text: string) => text.includes('25%') && child.kill('SIGKILL'));
    expect((await end).code).not.toBe(0);
    expect(existsSync(join(here, 'killed'))).toBe(false);
    const bank = join(here, 'killed.unfinished', 'bank.csv');
    const kept = readFileSync(bank, 'utf8').split('\n').length - 3;
    expect(kept).toBeGreaterThan(10);
    // What a kill in the middle of a line leaves.
    appendFileSync(bank, '12,0.');
    const { code, stderr } = await handoff(['sensitivity', 'bytes.yaml', '--workers', '2', '--out', 'killed'], here);
    expect(code).toBe(0);
    expect(Number(/simulating (\d+) runs/.exec(stderr)?.[1])).toBeLessThanOrEqual(32 * 5 - kept);
    expect(files('killed')).toEqual(files('whole'));
    expect(existsSync(join(here, 'killed.unfinished'))).toBe(false);
  });

  it('says everywhere that not everybody is followed, what that bends, and leaves more to chance', async () => {
    const wanted = { metrics: '[transferred, booked_rate_recorded]', method: '{ sobol: { points: 32 } }' };
    const whole = await study('small', wanted);
    const small = await study('small', wanted, '--sample', '0.05');
    const chance = ({ metrics }: SensitivityDocument) => metrics[0].sobol?.shares.chance.value ?? Number.NaN;
    expect(chance(small)).toBeGreaterThan(chance(whole));
    expect([whole.sample, whole.bent, small.sample]).toEqual([undefined, undefined, 0.05]);
    expect(small.bent?.levels).toContain('booked_rate_recorded');

    const folder = 'small.one-in-20';
    const { stdout } = await handoff(['sensitivity', 'small.yaml', '--sample', '0.05', '--quiet'], here);
    const text = stdout.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(/^A test \(a small country\).*a small country: one person in 20 is followed/);
    expect(text).toMatch(/Following one person in 20 bends "[^"]+" too much to go by it: take the whole for it/);
    const written = files(join('outputs', folder));
    expect(written['/charts/sobol.transferred.svg']).toContain('(a small country)');
    expect(written['/datapackage.json']).toContain('a small country: one person in 20 is followed');
    const manifest = readFileSync(join(here, 'outputs', folder, 'manifest.json'), 'utf8');
    expect((JSON.parse(manifest) as { command: string[] }).command).toContain('--sample');
    for (const content of Object.values(files(join('outputs', 'small'))))
      expect(content).not.toContain('small country');
  });

  it('of everybody is the whole, to the byte', async () => {
    await study('everybody', {}, '--out', 'unsaid');
    await study('everybody', {}, '--out', 'said', '--sample', '1');
    expect(files('said')).toEqual(files('unsaid'));
  });

  it('tells the factors by rank in 80 columns, and that a sample is small', async () => {
    write('text');
    const { code, stdout } = await handoff(['sensitivity', 'text.yaml', '--quiet'], here);
    expect(code).toBe(0);
    expect(stdout).toContain('2 parameters and chance, that of one run');
    const place = (words: RegExp) => stdout.replaceAll(/\s+/g, ' ').search(words);
    expect(place(/ICE comes/i)).toBeGreaterThan(0);
    expect(place(/ICE comes/i)).toBeLessThan(place(/custody .*record|record.* custody/i));
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /Warning: Transferred, [^:]+: the range of its share of the spread is \d+ points wide, above 10 points: the sample is small; about [\d,]+ points would do\./,
    );
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('what is refused before anything is simulated', () => {
  it.each<[string, Wanted, string]>([
    [
      'too few trajectories',
      { method: '{ morris: { trajectories: 2 } }' },
      'gives no interval: 4 trajectories or more',
    ],
    ['too few points', { method: '{ sobol: { points: 8 } }' }, 'gives no interval: 16 points or more'],
    ['points out of balance', { method: '{ sobol: { points: 100 } }' }, 'must be a power of two'],
    ['no method', { method: '{}' }, 'names no method: morris, sobol or both'],
    ['an unknown key', { more: 'trajectories: 3' }, 'unknown key "trajectories"'],
    ['an unknown parameter', { parameters: '[pickup.com_match]' }, 'did you mean "pickup.come_match"?'],
    ['a parameter twice', { parameters: '[pickup.travel, pickup.travel]' }, 'names "pickup.travel" twice'],
    ['an unknown metric', { metrics: '[transfered]' }, 'did you mean "transferred"?'],
    [
      'months outside',
      { more: 'period: { from: 2012-01, to: 2015-12 }' },
      'period.from: must lie in the months simulated',
    ],
    ['a month that is none', { more: 'period: { from: 2015-13, to: 2015-12 }' }, 'must be a month such as 2015-07'],
    ['an unknown scenario', { more: 'baseline: countty.yaml' }, 'no scenario of this name or path exists'],
  ])('%s', async (_, wanted, message) => {
    write('wrong', wanted);
    const { code, stdout, stderr } = await handoff(['sensitivity', 'wrong.yaml'], here);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toContain('simulating');
  });

  it.each([
    ['another study', 'other', [], []],
    ['a small country, for the whole', 'one', ['--sample', '0.5'], []],
    ['the whole, for a small country', 'two', [], ['--sample', '0.5']],
  ])('a bank of %s, which it keeps', async (_, name, began, goesOn) => {
    // So many points that most are still to come when the kill does.
    const method = '{ sobol: { points: 64 } }';
    write(name, { method });
    const asked = ['sensitivity', `${name}.yaml`, '--out', name];
    const child = start([...asked, '--workers', '1', ...began], here);
    const end = ended(child);
    child.stderr?.on('data', (text: string) => text.includes('25%') && child.kill('SIGKILL'));
    await end;
    const bank = join(here, `${name}.unfinished`, 'bank.csv');
    const before = readFileSync(bank, 'utf8');
    if (name === 'other') write(name, { method, more: 'replications: 2' });
    const { code, stderr } = await handoff([...asked, ...goesOn], here);
    expect(code).toBe(2);
    expect(stderr).toContain('holds the runs of another study');
    expect(readFileSync(bank, 'utf8')).toBe(before);
  });
});
