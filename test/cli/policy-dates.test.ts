import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { policyDates, ruleChanges } from '../../src/cli/work/policy-dates.ts';
import { loadWorld } from '../../src/world/files.ts';

const world = loadWorld();

/** The tutorial's counties under two programmes and two laws of our own making. */
function arm(name: string, programmes: [from: string, name: string][]) {
  const loaded = loadScenario('tutorial', world);
  if (!loaded.ok) throw new Error('the tutorial does not load');
  const { scenario } = loaded.resolved;
  const [programme] = Object.values(scenario.programmes);
  const [policy] = Object.values(scenario.policies);
  const dated = programmes.map(([from, value]) => ({ from, value }));
  return {
    name,
    scenario: {
      ...scenario,
      programmes: { old: { ...programme, title: 'Old rules' }, new: { ...programme, title: 'New rules, in short' } },
      policies: { none: { ...policy, title: 'No limits' }, act: { ...policy, title: 'An act' } },
      federal: { ...scenario.federal, programme: { unit: 'name', values: [{ value: 'old' }, ...dated] } },
      state: {
        law: {
          unit: 'name',
          values: [
            { value: 'none' },
            { from: '2014-01', places: { state: 'CA' }, value: 'act' },
            { from: '2014-02-01', places: { state: 'CT' }, value: 'act' },
            { from: '2016-01-01', places: { state: 'CA' }, value: 'none' },
          ],
        },
      },
      local: { ...scenario.local, policy: { unit: 'name', values: [{ value: 'none' }] } },
    },
  };
}

const changing = arm('changing', [
  ['2015-01-05', 'new'],
  ['2015-03-01', 'new'],
]);
/** Of the law the last value is the file's own. */
const ownRules = { 'federal.programme': [], 'state.law': [3], 'local.policy': [] };
const steady = arm('steady', [['2015-01-05', 'old']]);

describe('the days on which rules change', () => {
  it('are those on which another value takes over at places of the scenario, in order', () => {
    expect(ruleChanges({ ...changing, ownRules }, world)).toEqual([
      { day: '2014-01-01', text: 'An act' },
      { day: '2015-01-05', text: 'New rules, in short' },
      { day: '2016-01-01', text: 'No limits', own: true },
    ]);
  });

  it('are none where the value stays', () => {
    const days = ruleChanges({ ...steady, ownRules }, world).map(({ day }) => day);
    expect(days).toEqual(['2014-01-01', '2016-01-01']);
  });

  it('are marked in the months shown, with the arms where not all change', () => {
    const dates = policyDates([steady, changing], world.jurisdictions, { from: '2014-01', to: '2015-01' });
    expect(dates.filter(({ value }) => !value)).toEqual([
      { day: '2014-01-01', text: 'An act' },
      { day: '2015-01-05', text: 'New rules', arms: ['changing'] },
    ]);
  });

  it('are those of values of the model too, in words, but not of the records', () => {
    const loaded = loadScenario('historical', world);
    if (!loaded.ok) throw new Error('it does not load');
    const dates = policyDates([loaded.resolved], world.jurisdictions, { from: '2014-01', to: '2016-09' });
    const values = dates.filter(({ value }) => value);
    expect(values.map(({ day }) => day)).toEqual(expect.arrayContaining(['2014-10-01', '2015-10-01']));
    for (const { text } of values) expect(text).toMatch(/^[A-Z][^._]+$/);
    expect(values.map(({ day }) => day)).not.toContain('2015-07-01');
  });

  it('have those of a shipped table among them, up to the end of what is simulated', () => {
    const { jurisdictions } = world;
    const tables = new Map(
      Object.entries({
        rows: [
          { place: '06085', from: '2012-05', value: 'act' },
          { place: '06085', from: '2017-05-01', value: 'none' },
          { place: '53033', from: '2012-06-01', value: 'act' },
        ],
      }),
    );
    const { scenario } = changing;
    const policy = { unit: 'name', table: 'rows', values: [{ value: 'none' }] };
    const local = { ...scenario.local, policy };
    const only = { ...scenario, places: { jurisdiction: ['06085'] }, state: { law: { unit: 'name', value: 'none' } }, local }; // prettier-ignore
    const changes = ruleChanges({ scenario: only, ownRules }, { jurisdictions, tables });
    expect(changes).toEqual([
      { day: '2012-05-01', text: 'An act' },
      { day: '2015-01-05', text: 'New rules, in short' },
    ]);
  });

  it('of the shipped history include the programme of 2015', () => {
    const loaded = loadScenario('historical', world);
    const changes = loaded.ok ? ruleChanges(loaded.resolved, world) : [];
    expect(changes).toContainEqual(expect.objectContaining({ day: '2015-07-02', own: true }));
  });
});
