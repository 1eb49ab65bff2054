/** Which provisions can be switched by themselves. */
import { describe, expect, it } from 'vitest';
import { differences } from '../../../src/scenario/diff/diff.ts';
import type { Policy, Scenario } from '../../../src/scenario/schema.ts';
import { mix } from '../../../src/scenario/diff/mix.ts';
import { separate } from '../../../src/scenario/diff/separate.ts';
import { groupByHand, sharedPaths, type Switch, switchesOf } from '../../../src/scenario/diff/switches.ts';
import { type Overrides, smallScenario, smallWorld } from '../../reference/small.ts';

const world = smallWorld();
const every = (k: number): number[] => Array.from({ length: 2 ** k }, (_, coalition) => coalition);
const assumed = 'for the test';

function split(a: Scenario, b: Scenario) {
  return separate(switchesOf(differences(a, b, world)), [a, b], world, { coalitionsOf: every });
}
const pair = (changes: Overrides): [Scenario, Scenario] => [smallScenario(), smallScenario(changes)];
const pathsOf = (switches: readonly Switch[]) => switches.map(({ paths }) => paths);

describe('a switch', () => {
  it('is a parameter, with all that differs in it, and is called as `diff` calls it', () => {
    const [a, b] = pair({
      'pickup.travel': 3,
      'local.hold_willing': [{ value: 0.9 }, { from: '2010-12-24', value: 0.2 }, { from: '2011-02-01', value: 0.3 }],
      report: { from: '2010-11', to: '2011-06' },
    });
    const switches = switchesOf(differences(a, b, world));
    expect(pathsOf(switches)).toEqual([['local.hold_willing'], ['pickup.travel']]);
    expect(switches[1].id).toBe('pickup.travel');
    expect(switches[1].text).toContain('after 3 hours on average, instead of 6 hours');
    expect(switches[0].text).toMatch(/^From 24 December 2010 to 31 January 2011, .* And 3 more changes there\.$/);
  });

  it('takes the whole parameter, and the definitions that it names, and nothing else', () => {
    const [a, b] = pair({ 'federal.programme': 'nobody', 'pickup.travel': 3, cost_book: 'by_capacity' });
    b.programmes['nobody'] = { ...b.programmes['nobody'], title: 'Changed' };
    const mixed = mix(a, b, new Set(['federal.programme']), world);
    const scenario = 'scenario' in mixed ? mixed.scenario : null;
    expect(scenario?.federal.programme).toEqual(b.federal.programme);
    expect(scenario?.programmes['nobody'].title).toBe('Changed');
    expect([scenario?.pickup, scenario?.cost_book, scenario?.federal.request_delay]).toEqual([
      a.pickup,
      a.cost_book,
      a.federal.request_delay,
    ]);
    expect(a.federal.programme).not.toEqual(b.federal.programme);
  });

  it('takes away what the other scenario lacks', () => {
    const [a, b] = pair({});
    delete b.recorder.extract_later;
    const mixed = mix(a, b, new Set(['recorder.extract_later']), world);
    expect('scenario' in mixed && 'extract_later' in mixed.scenario.recorder).toBe(false);
  });
});

describe('what every arm must share', () => {
  it('is no provision', () => {
    const [a, b] = pair({ 'people.on_record': 0.1, places: { state: 'XX' } });
    expect(sharedPaths(differences(a, b, world))).toEqual(['places', 'people.on_record']);
  });
});

describe('provisions that cannot be switched apart', () => {
  it('are none where every combination stands', () => {
    const [a, b] = pair({ 'federal.programme': 'nobody', 'federal.adherence_form': 0.1, 'state.law': 'none' });
    const { switches, scenarios } = split(a, b);
    expect(pathsOf(switches)).toEqual([['federal.programme'], ['federal.adherence_form'], ['state.law']]);
    expect(scenarios.size).toBe(8);
    expect(scenarios.get(0)).toBe(a);
    expect(scenarios.get(7)).toBe(b);
    expect(scenarios.get(5)?.federal.adherence_form).toEqual(a.federal.adherence_form);
    expect(scenarios.get(5)?.state.law).toEqual(b.state.law);
  });

  it('go together where one name means two policies', () => {
    const closed: Policy = { ...smallScenario().policies['no_holds'], title: 'Closed', assumed };
    const [a, b] = pair({ 'state.law': 'closed', 'pickup.travel': 3 });
    a.state.law = { ...a.state.law, value: 'closed', values: undefined };
    b.policies['closed'] = closed;
    const { switches, scenarios } = split(a, b);
    expect(pathsOf(switches)).toEqual([['state.law', 'local.policy'], ['pickup.travel']]);
    expect(switches[0].grouped).toBe('cannot be switched apart: "closed" means two things');
    expect(scenarios.size).toBe(4);
  });

  it('go together where the ordinary checks refuse a combination', () => {
    // Rules may ask about three dates of entry or order: these two programmes and laws are too many in either mixture.
    const entered = (days: readonly string[]) => ({ any: days.map((day) => ({ entered_after: day })) });
    const law = (days: readonly string[]): Policy => ({
      ...smallScenario().policies['none'],
      hold: { ceiling: entered(days), floor: 'never' },
    });
    const [a, b] = [
      smallScenario({ 'state.law': 'dates' }),
      smallScenario({ 'state.law': 'dates', 'pickup.travel': 3 }),
    ];
    for (const [scenario, programme, days] of [
      [a, ['2009-01-01', '2009-02-01'], ['2009-01-01', '2009-02-01']],
      [b, ['2010-01-01', '2010-02-01'], ['2010-01-01', '2010-02-01']],
    ] as const) {
      scenario.federal.programme = { unit: 'name', assumed, value: 'dated' };
      const { broad } = scenario.programmes;
      scenario.programmes = { dated: { ...broad, tiers: [{ ...broad.tiers[0], when: entered(programme) }] } };
      scenario.policies['dates'] = law(days);
    }
    const { switches } = split(a, b);
    expect(pathsOf(switches)).toEqual([['federal.programme', 'state.law'], ['pickup.travel']]);
    expect(switches[0].grouped).toContain('one date too many');
  });
});

describe('groups by hand', () => {
  const [a, b] = pair({ 'pickup.travel': 3, 'pickup.level': 2, 'federal.adherence_form': 0.1, 'return.hazard': 1 });
  const switches = switchesOf(differences(a, b, world));

  it('join parameters, also by the start of their paths', () => {
    const grouped = groupByHand(switches, [{ name: 'capacity', paths: ['pickup'] }, { name: 'rest', paths: ['return.hazard', 'federal.adherence_form'] }]); // prettier-ignore
    expect(grouped).toMatchObject([
      { id: 'rest', paths: ['federal.adherence_form', 'return.hazard'], grouped: 'grouped by hand' },
      { id: 'capacity', paths: ['pickup.level', 'pickup.travel'], grouped: 'grouped by hand' },
    ]);
  });

  it.each([
    [[{ name: 'x', paths: ['pickup.travle'] }], 'do not differ in "pickup.travle"'],
    [[{ name: 'x', paths: ['pick'] }], 'do not differ in "pick"'],
    [
      [
        { name: 'x', paths: ['pickup'] },
        { name: 'y', paths: ['pickup.level'] },
      ],
      'or it is in another group',
    ],
    [
      [
        { name: 'x', paths: ['pickup.level'] },
        { name: 'x', paths: ['pickup.travel'] },
      ],
      'name of two groups',
    ],
  ])('are refused: %j', (groups, message) => {
    expect(groupByHand(switches, groups)).toMatchObject({ message: expect.stringContaining(message) });
  });
});
