/** The rules of 2013 and of June 2014 against those of 2015: what is held still stands still, and the provisions are those named. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import { differences } from '../../src/scenario/diff/diff.ts';
import { mix } from '../../src/scenario/diff/mix.ts';
import { groupByHand, type Switch, switchesOf } from '../../src/scenario/diff/switches.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { formatDay } from '../../src/base/calendar.ts';
import { COUNTERS } from '../../src/base/counters.ts';
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
  { name: 'priorities', paths: ['federal.programme', 'federal.adherence_priority'] },
  { name: 'form', paths: ['federal.adherence_form'] },
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

describe('the rules of June 2014', () => {
  it('stand still from July on, in what is recorded, too: only what first bookings follow moves', () => {
    expect(changing('rules-of-june-2014', '2014-07-01')).toEqual(['expectedTaken']);
  });

  it('are history until then, but for when the file was made', () => {
    const provisions = differences(scenarioOf('historical'), scenarioOf('rules-of-june-2014'), world);
    const dated = provisions.filter(({ paths: [path] }) => path !== 'report' && path !== 'recorder.extract');
    expect(dated.length).toBeGreaterThan(20);
    for (const { id, from } of dated) expect([id, from !== null && from >= '2014-07-01']).toEqual([id, true]);
  });

  it('give the counts of history to the end of June 2014, and others after it', () => {
    const until = (to: string) => {
      const ended = (name: string): Scenario => {
        const scenario = scenarioOf(name);
        return { ...scenario, simulate: { ...scenario.simulate, to } };
      };
      return counted(['santa-clara', 'rules-of-june-2014-santa-clara'].map(ended), { from: '2013-07', to });
    };
    const [history, held] = until('2014-06');
    expect(Math.max(...history)).toBeGreaterThan(100);
    expect(held).toEqual(history);
    const [later, stillHeld] = until('2015-03');
    expect(stillHeld).not.toEqual(later);
  });
});

/** What an arm counts in one run, month by month. */
function counted(scenarios: readonly Scenario[], period: Scenario['report']): number[][] {
  const arms = scenarios.map((scenario, i) => ({ name: `${i}`, scenario }));
  const study = new Study({ arms, seed: 's', ...period, by: [], flips: false }, world);
  return replicate(study, 1).arms.map(({ monthly }) => [...monthly]);
}

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

/** The groups of each `handoff explain` of the page, by the name of its baseline. */
const ASKED = new Map(
  readFileSync('docs/answer-2014-2015.md', 'utf8')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .flatMap((line) => {
      const [, baseline] = /^npx handoff explain (\S+)/.exec(line) ?? [];
      const groups = [...line.matchAll(/--group ([^=\s]+)=(\S+)/g)];
      return baseline === undefined
        ? []
        : [[baseline, groups.map(([, name, paths]) => ({ name, paths: paths.split(',') }))] as const];
    }),
);

describe.each(['', '-california', '-santa-clara'])('the command that splits June 2014 to 2015%s', (places) => {
  const names = [`rules-of-june-2014${places}`, `rules-of-2015${places}`];
  const [baseline, variant] = names.map(scenarioOf);
  const groups = ASKED.get(names[0]) ?? [];
  const switches = switchesOf(differences(baseline, variant, world));
  const own = groups.find(({ name }) => name === 'records')?.paths ?? [];
  /** What recording and the extract differ in. */
  const records = switches.flatMap(({ paths }) => paths).filter((path) => own.some((start) => path.startsWith(start)));
  /** The baseline with some of what the variant has. */
  const mixed = (taken: readonly string[]): Scenario => {
    const made = mix(baseline, variant, new Set(taken), world);
    if ('clash' in made) throw new Error(made.clash);
    return made.scenario;
  };
  const recorded = mixed(records);
  const switched = mixed((groupByHand(switches, groups) as Switch[]).flatMap(({ paths }) => paths));
  let counts: number[][];
  // The four are the same people until they part, and are simulated once until then.
  beforeAll(() => {
    if (places === '-santa-clara')
      counts = counted([baseline, recorded, switched, variant], { from: '2015-07', to: '2015-11' });
  });

  it('has six groups, and leaves no difference outside', () => {
    expect(groups.map(({ name }) => name)).toEqual(['asked', 'decliners', 'limits', 'forms', 'records', 'at-large']);
    const grouped = groupByHand(switches, groups) as Switch[];
    expect(grouped.map(({ id }) => id).toSorted()).toEqual(groups.map(({ name }) => name).toSorted());
  });

  it('changes by recording and the extract nothing but what is on record', () => {
    expect(records.length).toBeGreaterThan(3);
    if (places !== '-santa-clara') return;
    const [as, told] = counts;
    const moved = COUNTERS.filter((_, c) => as.some((count, i) => i % COUNTERS.length === c && count !== told[i]));
    expect(moved).toContain('recorded_refusals');
    expect(moved).toContain('recorded_custody');
    expect(moved.filter((counter) => !counter.startsWith('recorded_'))).toEqual([]);
  });

  it('makes the one of the other with all six switched', () => {
    const left = differences(switched, variant, world).filter(({ paths: [path] }) => path !== 'report');
    expect(left).toEqual([]);
    if (places !== '-santa-clara') return;
    const [, , one, other] = counts;
    expect(Math.max(...one)).toBeGreaterThan(100);
    expect(one).toEqual(other);
  });
});
