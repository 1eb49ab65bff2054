/** Prison sentences: who is sent, what the prison does, and where it is counted. */
import { describe, expect, it } from 'vitest';
import { COUNTER, type Counter } from '../../../src/base/counters.ts';
import type { Scenario } from '../../../src/scenario/schema.ts';
import { differences, simulateFast } from '../../reference/agree.ts';
import { certain } from '../../reference/certain.ts';
import { simulateReference } from '../../reference/engine.ts';
import { smallScenario, smallSentences, smallWorld } from '../../reference/small.ts';
import { toldByFast, toldByPlain } from '../../reference/told.ts';
import { loadWorld } from '../../../src/world/files.ts';
import { prisonOf } from '../../../src/simulation/compile/sentences.ts';
import { deviations, simulate } from './worlds.ts';

/** State XX has a prison with so many admissions that all the people of its jails may be sent there; YY has none. */
const world = smallWorld({ size: 8 });
const roomy = {
  ...world,
  jurisdictions: world.jurisdictions.map((one) => (one.kind === 'state_prison' ? { ...one, followed: 1e5 } : one)),
};
const SHORT = { 'stay.median': 20, 'stay.log_sd': 0, 'stay.longest': 200, 'at_large.teams': 0 };
const withSentences = (share: number, changes: object, cap = 1): Scenario => ({
  ...certain({ ...SHORT, places: { kind: 'county' }, ...changes }),
  prison_sentences: smallSentences(share, cap),
});
const of = (result: ReturnType<typeof simulate>, place: string, counter: Counter): number =>
  result.byJurisdiction.get(place)?.[COUNTER[counter]] ?? 0;

describe('a prison sentence', () => {
  it('sends the stated share of bookings to the prison of the state, which hands over, counted in the county', () => {
    const share = 0.3;
    // Jails do nothing for ICE and let nobody be taken; a prison is not bound by local policy.
    const result = simulate(withSentences(share, { 'local.policy': 'no_holds' }), roomy);
    const [sent, booked] = [of(result, '01003', 'outcome_transferred'), of(result, '01003', 'identified')];
    const open = of(result, '01003', 'outcome_pending');
    expect(open).toBeLessThan(booked / 20);
    expect(deviations(sent, booked - open, share)).toBeLessThan(4);
    // Nobody is handed over in a jail; there is no prison in YY.
    for (const county of ['01001', '01003', '02003']) expect(of(result, county, 'transferred_county')).toBe(0);
    expect(of(result, '02003', 'outcome_transferred')).toBe(0);
  });

  it('adds the stay in prison to that in jail, and none by the request', () => {
    const held = { 'local.stay_factor_honored': 3, 'return.hazard': 10 };
    const result = simulate(withSentences(1, held), roomy);
    expect(of(result, '01001', 'transferred_on_request')).toBeGreaterThan(500);
    expect(of(result, '01001', 'transferred_county')).toBe(0);
    // All are handed over or still inside: nobody goes home, and so nobody returns.
    expect(of(result, '01001', 'not_taken') + of(result, '01001', 'rearrests')).toBe(0);
  });

  it('leaves the prison as many admissions as before, of which its jails send a part', () => {
    const { jurisdictions } = world;
    const prison = jurisdictions.find(({ kind }) => kind === 'state_prison')!;
    const booked = jurisdictions.filter(({ state, kind }) => state === 'XX' && kind === 'county');
    const share = prison.followed / 2 / booked.reduce((sum, { followed }) => sum + followed, 0);
    const admitted = (scenario: Scenario): number => of(simulate(scenario, world), prison.code, 'arrests');
    const everywhere = { places: 'all' };
    const before = admitted(certain({ ...SHORT, ...everywhere }));
    expect(before).toBeGreaterThan(200);
    // Half of the admissions; and with a cap, no more than that however many the shares would send.
    for (const scenario of [withSentences(share, everywhere), withSentences(1, everywhere, 0.5)])
      expect(Math.abs(admitted(scenario) - before / 2)).toBeLessThan(4 * Math.sqrt(before / 2));
  });

  it('changes nothing with no share, and nothing in any other place', () => {
    const scenario = smallScenario();
    const plain = simulate(scenario, world);
    expect(simulate({ ...scenario, prison_sentences: smallSentences(0) }, world)).toEqual(plain);
    const sent = simulate({ ...scenario, prison_sentences: smallSentences(0.5) }, world);
    expect(sent.byOffice.get('BBB')).toEqual(plain.byOffice.get('BBB'));
    expect(sent.byOffice.get('AAA')).not.toEqual(plain.byOffice.get('AAA'));
  });

  it('is told alike by both engines, draw by draw', () => {
    const scenario = { ...smallScenario(), prison_sentences: smallSentences(0.5) };
    const slow = simulateReference(smallWorld(), scenario, { seed: 'sent', replication: 1 });
    expect(differences(simulateFast(smallWorld(), scenario, 'sent', 1), slow)).toEqual([]);
    const [fast, plain] = [toldByFast, toldByPlain].map((tell) => tell(smallWorld(), scenario, 'sent', 1));
    const sentences = [...fast.values()].filter((lines) => lines.some((line) => line.includes('"sentenced"')));
    expect(sentences.length).toBeGreaterThan(50);
    for (const [id, lines] of fast) expect(lines, id).toEqual(plain.get(id));
  });

  it('is served in the same office: from DC in the federal prison', () => {
    const { jurisdictions } = loadWorld();
    const prisonsOf = (state: string) =>
      new Set(jurisdictions.filter((one) => one.kind === 'county' && one.state === state).map((one) => prisonOf(one, jurisdictions)?.code)); // prettier-ignore
    expect(prisonsOf('DC')).toEqual(new Set(['FED-WAS']));
    expect(prisonsOf('TX')).toEqual(new Set(['ST-TX-DAL', 'ST-TX-ELP', 'ST-TX-HOU', 'ST-TX-SNA']));
  });
});
