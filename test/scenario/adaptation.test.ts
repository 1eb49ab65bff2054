/** The section `adaptation`: what it may say, and how two scenarios differ in it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { differences } from '../../src/scenario/diff/diff.ts';
import { parametersOf } from '../../src/scenario/values/evidence.ts';
import { mix } from '../../src/scenario/diff/mix.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { separate } from '../../src/scenario/diff/separate.ts';
import { switchesOf } from '../../src/scenario/diff/switches.ts';
import { parameterInWords } from '../../src/scenario/words/parameters.ts';
import { loadWorld } from '../../src/world/files.ts';
import { dated, smallAdaptation, smallScenario, smallWorld } from '../reference/small.ts';
import { child, resolved, told } from './fixtures/load.ts';

const LIFT = 'lift: { chance: { unit: p, value: 0.1, assumed: x }, policies: { unit: p, shares: { none: 1 }, assumed: x } }'; // prettier-ignore
const one = (name: string, value = 0.1): string => `${name}: { unit: p, value: ${value}, assumed: x }`;
const ADOPT = ['base', 'peers_state', 'peers_office', 'requests_no_conviction', 'level'].map((name) => one(name));
const section = (shares: string, months = 12): string =>
  `adaptation: { ${one('months', months)}, adopt: { ${ADOPT.join(', ')}, policies: { unit: p, ${shares}, assumed: x } }, ${LIFT} }`;
const OPEN = 'local: { policy: { value: none, assumed: x } }';

describe('adaptation', () => {
  it('is part of a scenario, with the policies that jails may take', () => {
    const { scenario } = resolved(child(`${section('shares: { limits: 1 }')}\n${OPEN}`));
    expect(scenario.adaptation?.adopt.policies.shares).toEqual({ limits: 1 });
    expect(Object.keys(scenario.policies).sort()).toEqual(['limits', 'none']);
    expect(resolved(child('')).scenario).not.toHaveProperty('adaptation');
  });

  it('is refused beside policies given by date, with shares that do not add up or unknown names', () => {
    expect(told(child(section('shares: { limit: 0.5 }', 0.5)))).toEqual([
      expect.stringMatching(/^2:\d+ adaptation\.months\.value: must be a whole number, got 0\.5/),
      expect.stringMatching(/adaptation\.adopt\.policies\.shares: must sum to 1, sum to 0\.5$/),
      expect.stringMatching(
        /adaptation\.adopt\.policies\.shares\.limit: unknown policy "limit" \| did you mean "limits"\?$/,
      ),
      expect.stringMatching(/local\.policy: must be one value where jails adapt: .* \| write "policy: \{ value: none/),
    ]);
  });

  it('is one difference where only one scenario has it, and parameter by parameter where both have', () => {
    const world = smallWorld();
    const adaptation = smallAdaptation();
    const [off, on] = [
      smallScenario({ 'local.policy': 'none' }),
      smallScenario({ 'local.policy': 'none', adaptation }),
    ];
    const [there] = differences(off, on, world);
    expect(there.text).toMatch(/^County jails take limits and lift them .* \(was: no jail adapts\)\.$/);
    expect(there.details).toHaveLength(parametersOf(on).filter(({ path }) => path[0] === 'adaptation').length);
    expect(there.details).toContain(
      'each month, a jail lifts its limits in 5% of cases, in 40% of cases from March 2011; assumed: made up for tests',
    );
    expect(differences(on, off, world).map(({ id, text }) => [id, text.slice(0, 15)])).toEqual([
      ['adaptation', 'No jail adapts '],
    ]);
    const other = structuredClone(adaptation);
    other.lift.chance = dated({ value: 0.05 }, { from: '2011-05-01', value: 0.4 });
    other.adopt.policies.shares = { closed: 1 };
    const ids = differences(on, { ...on, adaptation: other }, world).map(({ id }) => id);
    expect(ids).toEqual(['adaptation.adopt.policies', 'adaptation.lift.chance@2011-03-01']);
  });

  it('is switched on together with the policies it replaces, and brings those it names', () => {
    const world = smallWorld();
    const [was, is] = [smallScenario(), smallScenario({ 'local.policy': 'none', adaptation: smallAdaptation() })];
    const every = (k: number): number[] => Array.from({ length: 2 ** k }, (_, coalition) => coalition);
    const { switches } = separate(switchesOf(differences(was, is, world)), [was, is], world, { coalitionsOf: every });
    expect(switches.map(({ paths }) => [...paths].sort())).toEqual([['adaptation', 'local.policy']]);
    const mixed = mix({ ...was, policies: {} }, is, new Set(['adaptation']), world);
    expect('clash' in mixed).toBe(false);
    const named = mix(was, is, new Set(['adaptation']), world) as { scenario: Scenario };
    expect(Object.keys(named.scenario.policies)).toEqual(expect.arrayContaining(['no_holds', 'closed', 'mandate']));
  });

  it('has words of its own for every parameter', () => {
    const paths = parametersOf(smallScenario({ adaptation: smallAdaptation() })).map(({ path }) => path.join('.'));
    const own = paths.filter((path) => path.startsWith('adaptation.'));
    expect(own).toHaveLength(9);
    for (const path of own) expect(parameterInWords(path)).not.toBe(path);
    expect(new Set(own.map(parameterInWords)).size).toBe(own.length);
  });
});

describe('the adaptive scenarios', () => {
  const world = loadWorld();
  const scenarioOf = (name: string): Scenario => {
    const loaded = loadScenario(name, world);
    if (!loaded.ok) throw new Error(`${name} does not load`);
    return loaded.resolved.scenario;
  };

  it('change the chance of limits on the days on which courts ruled', () => {
    const table = readFileSync(new URL('../../scenarios/data/court_rulings.csv', import.meta.url), 'utf8');
    const rulings = [...table.matchAll(/^\d{4}-\d\d-\d\d/gm)].map(([day]) => day);
    const days = scenarioOf('adaptive').adaptation?.adopt.level.values?.map(({ from }) => from);
    expect(rulings).toHaveLength(2);
    expect(days).toEqual(expect.arrayContaining(rulings));
  });

  it('are given no policy of a county', () => {
    for (const name of ['adaptive', 'adaptive-secure-communities', 'adaptive-no-outreach'])
      expect(scenarioOf(name).local.policy).toMatchObject({ value: 'none' });
  });
});
