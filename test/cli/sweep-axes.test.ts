/** What a sweep says of its axes: where the baseline lies on them, and what rules on them are called. */
import { describe, expect, it } from 'vitest';
import { readArms } from '../../src/cli/work/arms.ts';
import { axisOf } from '../../src/cli/work/sweep-points.ts';
import { loadWorld } from '../../src/world/files.ts';

const world = loadWorld();
const arms = (...sets: string[]) => readArms(['tutorial'], world, { sets, quiet: true });
const axis = (set: string | string[], values: (string | number)[] = [1, 2]) => ({ name: 'one', set, values });
const baseline = (set: string | string[], ...sets: string[]) => axisOf(axis(set), arms(...sets)).baseline;

describe('the baseline on an axis', () => {
  it('is the one value of a parameter, before a day is set too', () => {
    expect(baseline('at_large.teams')).toBe(1);
    expect(baseline('at_large.teams@2015-07-01')).toBe(1);
    expect(baseline('at_large.teams', 'at_large.teams=3')).toBe(3);
  });

  it('is the middle of what is uncertain', () => {
    expect(baseline('local.notice_reaches.values[0].value')).toBe(0.7);
    expect(baseline('pickup.come_match', 'pickup.come_match={ distribution: uniform, low: 0.2, high: 0.6 }')).toBeCloseTo(0.4); // prettier-ignore
  });

  it('is part of a rule as it stands', () => {
    expect(baseline('programmes.detainer-guidance-2012.forms.I-247.hold_hours')).toBe(48);
  });

  it('is not told where it is several values, or nothing', () => {
    expect(baseline('local.hold_willing')).toBeUndefined();
    expect(baseline(['at_large.teams', 'at_large.other'])).toBeUndefined();
    expect(baseline('no.such.path')).toBeUndefined();
    expect(baseline('not a path')).toBeUndefined();
  });
});

describe('the values of an axis', () => {
  it('have titles where they are names of rules, from any arm that has them', () => {
    const all = [...arms(), ...arms('state.law@2014-01-01=no-holds')];
    const { titles } = axisOf(axis('state.law@2014-01-01', ['no-holds', 'nobody-knows']), all);
    expect(Object.keys(titles ?? {})).toEqual(['no-holds']);
    expect(titles?.['no-holds']).toBe(all[1].scenario.policies['no-holds'].title);
    expect(axisOf(axis('at_large.teams'), arms())).not.toHaveProperty('titles');
  });
});
