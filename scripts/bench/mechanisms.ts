/** What each part of `historical` that may be left out costs, in pairs of runs with it and without it. */
import type { Scenario } from '../../src/scenario/schema.ts';
import { scenarioNamed, studyOf, timedRun } from './study.ts';
import { median } from './timing.ts';

type Without = (scenario: Scenario) => Scenario;
const without =
  (section: keyof Scenario): Without =>
  (scenario) => ({ ...scenario, [section]: undefined });

/** What is a section or a key of its own, each with the scenario that leaves it out; fades and places of people stay. */
const MECHANISMS: Readonly<Record<string, Without>> = {
  place_effects: without('place_effects'),
  asking: without('asking'),
  seriousness: without('seriousness'),
  prison_sentences: without('prison_sentences'),
  agreements_287g: without('agreements_287g'),
  'return.expected_taken': (scenario) => ({ ...scenario, return: { ...scenario.return, expected_taken: undefined } }),
  'recorder.booked, .other': (scenario) => ({
    ...scenario,
    recorder: { ...scenario.recorder, booked: undefined, other: undefined },
  }),
  'at_large.responds': (scenario) => ({ ...scenario, at_large: { ...scenario.at_large, responds: undefined } }),
};

/** Pairs of runs, with and without, in turns: the first of each is not counted, since the code is compiled in it. */
export function prices(rounds: number): void {
  const whole = scenarioNamed('historical');
  const bare = Object.values(MECHANISMS).reduce((scenario, leave) => leave(scenario), whole);
  const variants = {
    ...Object.fromEntries(Object.entries(MECHANISMS).map(([name, leave]) => [name, leave(whole)])),
    all: bare,
  };
  const all = studyOf('historical', whole);
  console.log('what the whole takes, over what it takes without: time of a run, and of an episode');
  for (const [name, scenario] of Object.entries(variants)) {
    const other = studyOf(name, scenario);
    const ratios = Array.from({ length: rounds + 1 }, (_, round) => {
      const [one, two] = [timedRun(all, round + 1), timedRun(other, round + 1)];
      return { run: one.seconds / two.seconds, episode: one.seconds / one.episodes / (two.seconds / two.episodes) };
    }).slice(1);
    const [run, episode] = [median(ratios.map((pair) => pair.run)), median(ratios.map((pair) => pair.episode))];
    console.log(`${name.padEnd(24)} ${run.toFixed(2)}  ${episode.toFixed(2)}`);
  }
}
