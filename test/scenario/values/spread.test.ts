/** Values that each field office multiplies by a factor of its own. */
import { describe, expect, it } from 'vitest';
import { differences } from '../../../src/scenario/diff/diff.ts';
import { normalQuantile } from '../../../src/base/normal-quantile.ts';
import { parameterQuantile } from '../../../src/base/random.ts';
import { Dated } from '../../../src/scenario/values/dated.ts';
import { countSpreads, spreadsIn } from '../../../src/scenario/values/spread.ts';
import { atQuantiles, countUncertain, uncertaintiesOf } from '../../../src/scenario/values/uncertainty.ts';
import { describeParameters } from '../../../src/scenario/words/described.ts';
import { namesOf } from '../../../src/scenario/words/places.ts';
import { uncertainInWords } from '../../../src/scenario/words/uncertain.ts';
import { child, resolved, told } from '../fixtures/load.ts';
import { world } from '../fixtures/world.ts';

const SPREAD = 'spread: { by: office, log_sd: 0.4, assumed: nobody knows which }';
const scenario = (text = '', sets: string[] = []) => resolved(child(text, { sets })).scenario;
const plain = scenario();
const spread = scenario(`at_large: { hours_per_attempt: { value: 20, assumed: test, ${SPREAD} } }`);
const offices = world.offices.map(({ code }) => code);
const name = (office: string) => `at_large.hours_per_attempt.spread[office=${office}]`;
const place = (office: string) => ({ code: office, name: '', kind: 'county' as const, state: '', office, groups: [] });
const hours = (of: typeof spread, office: string) => new Dated(of.at_large.hours_per_attempt).at(5000, place(office));

describe('a spread', () => {
  it('does nothing until it is drawn, nor at the median', () => {
    expect(hours(spread, 'LOS')).toBe(20);
    for (const u of [undefined, 0.5]) {
      const at = atQuantiles(spread, () => u, offices);
      expect(at.at_large.hours_per_attempt.spread).toBeUndefined();
      expect(hours(at, 'LOS')).toBe(20);
    }
  });

  it('gives each office the factor of its own name, whatever the others have', () => {
    const at = atQuantiles(spread, (of) => (of === name('LOS') ? 0.975 : undefined), offices);
    expect(hours(at, 'LOS')).toBeCloseTo(20 * Math.exp(0.4 * normalQuantile(0.975)), 9);
    expect(hours(at, 'SFR')).toBe(20);
    expect(new Dated(at.at_large.hours_per_attempt).uniform).toBe(false);
  });

  it('is lognormal over draws', () => {
    const logs = Array.from({ length: 400 }, (_, i) => {
      const at = atQuantiles(spread, (of) => parameterQuantile('seed', of, i + 1), offices);
      return offices.map((office) => Math.log(Number(hours(at, office)) / 20));
    });
    const all = logs.flat();
    expect(Math.abs(all.reduce((a, b) => a + b) / all.length)).toBeLessThan(0.05);
    expect(Math.sqrt(all.reduce((sum, x) => sum + x * x, 0) / all.length)).toBeCloseTo(0.4, 1);
    // Offices have nothing to do with each other.
    const both = logs.reduce((sum, [a, b]) => sum + a * b, 0) / logs.length;
    expect(Math.abs(both)).toBeLessThan(0.03);
  });

  it('stays where a child states other values, and goes where it says so', () => {
    const text = `at_large: { hours_per_attempt: { value: 20, assumed: test, ${SPREAD} } }`;
    const set = scenario(text, ['at_large.hours_per_attempt=30']);
    expect(set.at_large.hours_per_attempt).toMatchObject({ value: 30, spread: { log_sd: 0.4 } });
    const none = scenario(text, ['at_large.hours_per_attempt.spread.log_sd=0']);
    expect(countSpreads([none])).toBe(0);
    const dated = scenario(text, ['at_large.hours_per_attempt@2012-01-01=30']);
    expect(dated.at_large.hours_per_attempt.spread).toMatchObject({ log_sd: 0.4 });
  });

  it('can be stated alone, over values whose evidence stands', () => {
    const { hours_per_attempt: own } = scenario(`at_large: { hours_per_attempt: { ${SPREAD} } }`).at_large;
    expect(own).toEqual({ ...plain.at_large.hours_per_attempt, spread: spread.at_large.hours_per_attempt.spread });
  });

  it('is refused where it means nothing, or rests on nothing', () => {
    expect(told(child(`pickup: { come_match: { value: 0.5, assumed: test, ${SPREAD} } }`))).toEqual([
      expect.stringContaining('spread'),
    ]);
    expect(told(child('stay: { median: { value: 5, assumed: test, spread: { by: office, log_sd: 0.4 } } }'))).toEqual([
      expect.stringContaining('needs evidence'),
    ]);
  });

  it('counts as one uncertain figure, and is named office by office', () => {
    expect(uncertaintiesOf(spread)).toEqual(uncertaintiesOf(plain));
    expect(countUncertain([spread, spread])).toBe(countUncertain([plain]) + 1);
    const names = spreadsIn([spread, plain], offices).map((one) => one.name);
    expect(names).toEqual(offices.map(name));
    expect(uncertainInWords([spread], namesOf(world)).get(name('LOS'))).toBe(
      'the factor of the field office Los Angeles on the time to look for a released person',
    );
  });

  it('of one name is one factor for several values', () => {
    const named = SPREAD.replace('log_sd: 0.4', 'log_sd: 0.4, name: team-hours');
    const both = scenario(
      `at_large: { hours_per_attempt: { value: 20, assumed: test, ${named} }, absconders: { hours_per_attempt: { value: 10, assumed: test, ${named} } } }`,
    );
    expect(countSpreads([both])).toBe(1);
    expect(spreadsIn([both], offices).map((one) => one.name)).toEqual(offices.map((o) => `team-hours[office=${o}]`));
    const { at_large: large } = atQuantiles(both, (of) => parameterQuantile('seed', of, 1), offices);
    const other = new Dated(large.absconders.hours_per_attempt).at(5000, place('LOS'));
    expect(other).toBeCloseTo(Number(new Dated(large.hours_per_attempt).at(5000, place('LOS'))) / 2, 9);
    expect(other).not.toBe(10);
  });

  it('is a difference of its own', () => {
    const [one, ...others] = differences(
      scenario('at_large: { hours_per_attempt: { value: 20, assumed: test } }'),
      spread,
      world,
    );
    expect(others).toEqual([]);
    expect(one).toMatchObject({ id: 'at_large.hours_per_attempt.spread', source: 'assumed: nobody knows which' });
    expect(one.text).toBe(
      'The time to look for a released person: each field office has a factor of its own (uncertain: 0.46 to 2.2), instead of: all field offices have the same.',
    );
    const listed = describeParameters(spread, namesOf(world)).find(({ path }) => path === 'at_large.hours_per_attempt');
    expect(listed?.note).toContain('factor of its own (uncertain: 0.46 to 2.2): assumed: nobody knows which');
  });
});
