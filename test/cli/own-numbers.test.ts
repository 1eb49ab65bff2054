/** A county's own bookings and prices, as the tutorial on costs writes them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunDocument } from '../../src/analysis/results.ts';
import { readArms } from '../../src/cli/work/arms.ts';
import { unlikeInputs } from '../../src/scenario/diff/diff.ts';
import { loadWorld } from '../../src/world/files.ts';
import { inPrices } from '../../src/scenario/values/prices.ts';
import { freshFolder, handoff } from './handoff.ts';

const world = loadWorld();

const here = freshFolder();
const page = readFileSync(new URL('../../docs/tutorials/costs.md', import.meta.url), 'utf8');
const [, example] = /```yaml ours.yaml\n([^]*?)```/.exec(page)!;
writeFileSync(join(here, 'ours.yaml'), example);

const short = ['--replications', '3', '--from', '2014-01', '--to', '2015-12', '--json', '--quiet'];
async function metricsOf(...args: string[]): Promise<Record<string, number>> {
  const { stdout, stderr } = await handoff(['run', ...args, ...short], here);
  expect(stderr).toBe('');
  const { metrics } = (JSON.parse(stdout) as RunDocument).arms[0];
  return Object.fromEntries(Object.entries(metrics).map(([id, { mean }]) => [id, mean ?? Number.NaN]));
}

describe('own numbers', () => {
  it('take a dozen lines, and check says what they replace', async () => {
    expect(example.trim().split('\n').length).toBeLessThanOrEqual(16);
    const { code, stdout } = await handoff(['check', 'ours.yaml'], here);
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\n {4}/g, ' ')).toMatch(
      /Santa Clara, CA: 5,200 bookings a month in place of 3,\d{3} of the table, from 2014-01\n/,
    );
    const diff = await handoff(['diff', 'santa-clara', 'ours.yaml'], here);
    const words = diff.stdout.replaceAll(/\s+/g, ' ');
    expect(words).toContain(
      'From 1 January 2014, in Santa Clara, CA, a jail has 5,200 bookings a month, instead of as many bookings a month as the tables have. Source: the Sheriff',
    );
    expect(words).toContain('now: extra days: whoever runs the jail pays $150 (2016) per extra jail day');
  });

  it('are met by what is simulated, within 2%', async () => {
    const { arrests } = await metricsOf('ours.yaml');
    expect(Math.abs(arrests / (24 * 5200) - 1)).toBeLessThan(0.02);
  });

  it('price a hold and an extra day as stated, in a file or by --set', async () => {
    // The jail of Santa Clara holds nobody; those of the tutorial do.
    const elsewhere = example.replace('santa-clara', 'tutorial').replace(/arrests:[^]*?(?=cost_book:)/, '');
    writeFileSync(join(here, 'priced.yaml'), elsewhere);
    const ours = await metricsOf('priced.yaml');
    const shipped = await metricsOf('tutorial');
    const line = 'cost_books.default.jail_day';
    const set = await metricsOf('tutorial', '--set', `${line}.usd=150`, '--set', `${line}.price_year=2016`);
    expect(ours['cost_local'] / shipped['cost_local']).toBeCloseTo(150 / inPrices(74.99, 2012, world.cpi), 2);
    expect(set).toEqual(ours);
    expect(set['cost_federal']).toBe(shipped['cost_federal']);
  });

  it('are told of where they mingle with a rule, and not where both arms have them or they are the question', () => {
    const law = 'local:\n  policy:\n    values: [{ from: 2015-01-01, value: none, assumed: a test }]\n';
    writeFileSync(join(here, 'mingled.yaml'), example + law);
    const question = `handoff: 1\ntitle: Q\ndescription: Apart.\nextends: ./ours.yaml\n${law}`;
    writeFileSync(join(here, 'question.yaml'), question);
    const unlike = (...names: string[]) => {
      const [was, is] = readArms(names, world, { sets: [], quiet: true }).map(({ scenario }) => scenario);
      return unlikeInputs(was, is, world);
    };
    const [ours, mingled, apart] = ['ours.yaml', 'mingled.yaml', 'question.yaml'].map((name) => join(here, name));
    expect(unlike('santa-clara', mingled)).toEqual(['bookings', 'prices']);
    expect(unlike('santa-clara', apart)).toEqual(['bookings', 'prices']);
    expect(unlike(ours, apart)).toEqual([]);
    expect(unlike('santa-clara', ours)).toEqual([]);
    expect(unlike('santa-clara', 'santa-clara-none')).toEqual([]);
  });

  it('are asked for by place, whole months and no more people than bookings', async () => {
    const told = async (from: string, to: string) => {
      expect(example).toContain(from);
      writeFileSync(join(here, 'other.yaml'), example.replace(from, to));
      return (await handoff(['check', 'other.yaml'], here)).stderr.replaceAll(/\s+/g, ' ');
    };
    expect(await told("county: 'Santa Clara, CA'", 'state: CA')).toMatch(
      /holds in each of \d\d places, not in all of them/,
    );
    expect(await told('from: 2014-01,', 'from: 2014-01-15,')).toContain('holds from 2014-02 on');
    expect(await told('value: 5200', 'value: 100')).toContain('more people come again from earlier months');
    expect(await told('value: 5200', 'value: shiped')).toContain('did you mean "shipped"?');
    const people = '  followed: { value: 6000, assumed: x }\n  bookings:';
    expect(await told('  bookings:', people)).toContain('6,000 people followed in 2005-10 are more than its');
  });
});
