/** Everybody's traced episodes add up to what a run counts of people, to the cent. */
import { describe, expect, it } from 'vitest';
import type { Step } from '../../../src/analysis/trace/document.ts';
import { lifeOf } from '../../../src/analysis/trace/life.ts';
import { RulesHere } from '../../../src/analysis/trace/rules.ts';
import { loadScenario } from '../../../src/cli/files/scenarios.ts';
import { simulateGroup } from '../../../src/experiment/replicate.ts';
import { Study } from '../../../src/experiment/study.ts';
import { watchOffice } from '../../../src/experiment/trace.ts';
import { CLASSES, OUTCOMES } from '../../../src/base/vocabulary.ts';
import { COUNTER, COUNTERS, type Counter } from '../../../src/base/counters.ts';
import type { Told } from '../../../src/simulation/engine/trace.ts';
import type { Who } from '../../../src/base/order-key.ts';
import { loadWorld } from '../../../src/world/files.ts';

const K = COUNTERS.length;
const world = loadWorld();
/** Three offices for a year, then the nation, office by office, for two months. */
const YEAR = { simulate: { from: '2013-10', to: '2015-09' }, from: '2014-07', to: '2015-06', people: 5000, each: 0 };
const MONTHS = { simulate: { from: '2014-09', to: '2015-01' }, from: '2014-10', to: '2014-11', people: 1000, each: -1 };
const CASES = [
  ...['BUF', 'DEN', 'ELP'].map((code) => [code, YEAR] as const),
  ...world.offices.map(({ code }) => [code, MONTHS] as const),
];
type Period = { readonly from: string; readonly to: string };
const within = ({ month }: { month: string }, { from, to }: Period): boolean => month >= from && month <= to;

/** Counts of a conviction class in the period, from the steps of documents. */
function addSteps(row: number[], steps: readonly Step[], period: Period): void {
  for (const { counts, costs } of steps) {
    for (const { counter, amount } of counts.filter((count) => within(count, period)))
      row[COUNTER[counter as Counter]] += amount;
    for (const { counter, usd } of costs.filter((entry) => within(entry, period) && !entry.office))
      row[COUNTER[counter as Counter]] += Math.round(usd * 100);
  }
}

const loaded = loadScenario('historical', world);
if (!loaded.ok) throw new Error('the scenario does not load');
const historical = loaded.resolved.scenario;

/** The national scenario in a period. Compiling it takes longer than most offices: they share it. */
const studies = new Map(
  [YEAR, MONTHS].map((period) => {
    const { simulate, from, to } = period;
    const arms = [{ name: 'a', scenario: { ...historical, simulate } }];
    return [period, new Study({ arms, seed: 'sums', from, to, by: ['class'], flips: true }, world)];
  }),
);

describe('the episodes of everybody', () => {
  it.each(CASES)('add up to the run of the field office %s under the national scenario', (code, period) => {
    const study = studies.get(period)!;
    const office = study.offices.find(({ places }) => places.office.code === code);
    if (!office) throw new Error(`no office ${code}`);
    const task = { draw: 1, replication: 2 };
    const [[{ tally, records }]] = simulateGroup(study, [office], task);

    const people = new Map<string, { who: Who; told: Map<number, Told[]> }>();
    const [model] = study.models();
    watchOffice(study, office, model, task, {
      watches: () => true,
      tell: (who, item) => {
        const name = `${who.place} ${who.firstMonth} ${who.serial}`;
        const person = people.get(name) ?? { who, told: new Map<number, Told[]>() };
        people.set(name, person);
        const told = person.told.get(who.episode);
        if (told) told.push(item);
        else person.told.set(who.episode, [item]);
      },
    });
    const rules = office.places.jurisdictions.map((jail) => new RulesHere(model.scenario, world, jail));
    const byClass = CLASSES.map(() => new Array<number>(K).fill(0));
    const outcomes = new Map<string, number>();
    for (const { who, told } of people.values()) {
      const booked = [...told.values()].flat().find((item) => item.what === 'booked');
      const { conviction } = study.models()[0].rules.catalogue.profiles[booked?.profile ?? -1];
      for (const { booked: at, outcome, steps } of lifeOf(told, { rules: rules[who.place], nameOf: () => '' })) {
        addSteps(byClass[conviction], steps, period);
        if (within({ month: at.slice(0, 7) }, period)) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    }

    expect(people.size).toBeGreaterThan(period.people);
    CLASSES.forEach((name, i) => {
      const counted = [...tally.groups.subarray(i * K, (i + 1) * K)];
      expect([name, byClass[i]]).toEqual([name, counted]);
      // In two months a small office may book nobody of the rarest class.
      expect(counted[COUNTER.arrests]).toBeGreaterThan(period.each);
    });
    expect(tally.groups[COUNTER.arrests]).toBeGreaterThan(100);
    const ends = [...(records?.outcomes ?? [])].map((position) => OUTCOMES[position] ?? 'not_identified');
    for (const outcome of [...OUTCOMES, 'not_identified'])
      expect([outcome, outcomes.get(outcome) ?? 0]).toEqual([outcome, ends.filter((end) => end === outcome).length]);
  });
});
