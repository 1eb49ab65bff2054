/** The scenarios of 2013 against 2015: what is held still stands still, and the provisions are those it names. */
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { Study } from '../../src/experiment/study.ts';
import { differences } from '../../src/scenario/diff/diff.ts';
import { groupByHand, switchesOf } from '../../src/scenario/diff/switches.ts';
import { formatDay } from '../../src/base/calendar.ts';
import { OFFICE_PARAMETERS, PLACE_PARAMETERS } from '../../src/simulation/compile/now.ts';
import { loadWorld } from '../../src/world/files.ts';

const world = loadWorld();
function scenarioOf(name: string) {
  const loaded = loadScenario(name, world);
  if (!loaded.ok) throw new Error(`${name} does not load: ${loaded.problems[0]?.message}`);
  return loaded.resolved.scenario;
}

/** The names of the parameters that change on or after a day, anywhere. */
function changing(name: string, from: string): string[] {
  const scenario = scenarioOf(name);
  const study = new Study({ arms: [{ name, scenario }], seed: 's', ...scenario.report, by: [], flips: false }, world);
  const [model] = study.models();
  const all = [...PLACE_PARAMETERS, ...OFFICE_PARAMETERS];
  const found = study.offices.flatMap(({ places: { office, jurisdictions } }) =>
    model
      .timeline(office, jurisdictions)
      .all.flatMap(({ changes }, i) => (changes.some(({ day }) => formatDay(day) >= from) ? [all[i]] : [])),
  );
  return [...new Set(found)].toSorted();
}

const GROUPS = [
  { name: 'priorities', paths: ['federal.programme'] },
  { name: 'form', paths: ['federal.adherence_form'] },
  { name: 'adherence', paths: ['federal.adherence_priority'] },
  { name: 'asking', paths: ['asking'] },
  { name: 'limits', paths: ['state.law', 'local.policy', 'local.hold_willing'] },
  { name: 'agreements', paths: ['agreements_287g'] },
  { name: 'capacity', paths: ['screening', 'at_large'] },
];

describe('the rules of 2013', () => {
  it('stand still from 2014 on: recording is no rule, nor what first bookings follow, and nobody asks for adherence to forms where there is one', () => {
    expect(changing('rules-of-2013', '2014-01-01')).toEqual(['expectedTaken', 'recordConviction', 'recordRefusal']);
  });

  it('are history until then', () => {
    const provisions = differences(scenarioOf('historical'), scenarioOf('rules-of-2013'), world);
    const dated = provisions.filter(({ paths }) => paths[0] !== 'report');
    expect(dated.length).toBeGreaterThan(5);
    for (const { id, from } of dated) expect([id, from !== null && from >= '2014-01-01']).toEqual([id, true]);
  });
});

describe('the rules of 2015', () => {
  it('stand still from November on; recording goes on to fade', () => {
    expect(changing('rules-of-2015', '2015-11-01')).toEqual(['recordRefusal']);
  });
});

describe('the provisions of the answer', () => {
  it.each(['', '-california', '-santa-clara'])('are those that it names: %s', (places) => {
    const provisions = differences(scenarioOf(`rules-of-2013${places}`), scenarioOf(`rules-of-2015${places}`), world);
    // Santa Clara's jail never had an agreement.
    const groups = GROUPS.filter(({ name }) => places !== '-santa-clara' || name !== 'agreements');
    const grouped = groupByHand(switchesOf(provisions), groups);
    expect((grouped as { id: string }[]).map(({ id }) => id).toSorted()).toEqual(
      groups.map(({ name }) => name).toSorted(),
    );
  });

  it('are joined by recording and the extract in the records view', () => {
    const provisions = differences(scenarioOf('records-of-2013'), scenarioOf('rules-of-2015'), world);
    const paths = switchesOf(provisions).flatMap((each) => each.paths);
    expect(paths).toEqual(expect.arrayContaining(['recorder.refusal', 'recorder.extract']));
    expect(paths).not.toContain('recorder.custody');
  });
});
