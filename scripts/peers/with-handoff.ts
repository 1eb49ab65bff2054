/**
 * The small model of docs/peers.md here: test/fixtures/peer.yaml on the engine of the program, one office by itself, with a row
 * kept of everybody. Built as one file, as the worker is: `node dist/peer.js FIRST_SEED RUNS`.
 */
import { fileURLToPath } from 'node:url';
import { COUNTER, COUNTERS } from '../../src/base/counters.ts';
import { replicationKey } from '../../src/base/random.ts';
import { OUTCOMES as OURS } from '../../src/base/vocabulary.ts';
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { Study } from '../../src/experiment/study.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { type Fact, OfficeRun } from '../../src/simulation/engine/office.ts';
import { Together } from '../../src/simulation/engine/together.ts';
import { Field } from '../../src/simulation/store/episodes.ts';
import { IntList } from '../../src/simulation/store/lists.ts';
import { loadWorld } from '../../src/world/files.ts';
import model from './model.json' with { type: 'json' };
import { OUTCOMES, tell } from './told.ts';

const FILE = fileURLToPath(new URL('../test/fixtures/peer.yaml', import.meta.url));
const world = loadWorld();

/** An office that keeps how long everybody is in jail, beside the outcomes that it keeps anyway. */
class Recorded extends OfficeRun {
  readonly minutes = new IntList();

  override note(row: number, fact: Fact): void {
    const { words: w } = this.episodes;
    if (fact === 'booked') this.minutes.push(w[row + Field.natural] - w[row + Field.booked]);
  }
}

/** The scenario under one policy. @throws Error where it cannot be loaded */
function scenarioThat(announces: number): Scenario {
  const loaded = loadScenario(FILE, world, { sets: [`local.notice_willing=${announces}`] });
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  return loaded.resolved.scenario;
}

const studies = new Map(
  model.announces.map((announces) => {
    const scenario = scenarioThat(announces);
    const arms = [{ name: 'peer', scenario }];
    return [announces, new Study({ arms, seed: 'peers', ...scenario.report, by: [], flips: true }, world)] as const;
  }),
);

// Ours are more; in this model somebody whose release was announced at its very minute is one whom the officer missed.
const NAMES: Readonly<Record<string, string>> = {
  not_requested: 'not_asked',
  transferred: 'taken',
  released_unannounced: 'missed',
};
const CODES = Uint8Array.from([...OURS, 'not_matched'], (name) => OUTCOMES.indexOf(NAMES[name] ?? name));

tell(model, (seed: number, announces: number) => {
  const study = studies.get(announces) as Study;
  const [[{ places, plan }]] = study.groups;
  const { model: compiled, timelines } = study.forks(study.groups[0]);
  const office = new Recorded(compiled, places, timelines[0], plan, replicationKey('peers', seed));
  const together = Together.of(compiled, [office]);
  together.advance(compiled.endDay);
  together.finish();
  let asked = 0;
  for (let at = COUNTER.notifications; at < office.tally.monthly.length; at += COUNTERS.length)
    asked += office.tally.monthly[at];
  const { minutes, records } = office;
  return {
    asked,
    outcome: records!.outcomes.map((code) => CODES[code]),
    minutes: minutes.items.subarray(0, minutes.length),
  };
});
