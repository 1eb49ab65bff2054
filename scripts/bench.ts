/**
 * `npm run bench [-- SCENARIO [RUNS]]`: episodes a second of a national replication, and the peak of memory.
 * `npm run bench -- mechanisms [RUNS]`: what each part of `historical` that may be left out costs, in pairs of runs with it and
 * without it. Figures are of this machine at this moment: compare pairs of runs, never a figure with one of another day. See docs/speed.md.
 */
import { loadScenario } from '../src/cli/files/scenarios.ts';
import { loadWorld } from '../src/world/files.ts';
import { inlineFor } from '../src/experiment/inlining.ts';
import { replicate } from '../src/experiment/replicate.ts';
import { Study } from '../src/experiment/study.ts';
import type { Scenario } from '../src/scenario/schema.ts';

const world = loadWorld();

function scenarioNamed(name: string): Scenario {
  const loaded = loadScenario(name, world);
  if (!loaded.ok) throw new Error(loaded.problems.map((problem) => problem.message).join('\n'));
  return loaded.resolved.scenario;
}

const studyOf = (name: string, scenario: Scenario): Study =>
  new Study({ arms: [{ name, scenario }], seed: 'bench', ...scenario.report, by: [], flips: false }, world);

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** One national run. @returns the episodes begun, and seconds of processor time */
function timed(study: Study, replication: number): { episodes: number; seconds: number } {
  const before = process.cpuUsage();
  const { episodes } = replicate(study, replication);
  const { user, system } = process.cpuUsage(before);
  return { episodes, seconds: (user + system) / 1e6 };
}

function speed(name: string, rounds: number): void {
  const start = process.cpuUsage();
  const study = studyOf(name, scenarioNamed(name));
  inlineFor(study, rounds);
  const [{ rules }] = study.models();
  console.log(`compiled in ${(process.cpuUsage(start).user / 1e6).toFixed(2)} s: ${rules.sorts} sorts of people`);
  const times = Array.from({ length: rounds }, (_, round) => {
    const { episodes, seconds } = timed(study, round + 1);
    console.log(
      `replication ${round + 1}: ${episodes} episodes in ${seconds.toFixed(2)} s of processor time, ` +
        `${Math.round(episodes / seconds).toLocaleString('en-US')} a second, ${Math.round((seconds / episodes) * 1e9)} ns each; ` +
        `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
    );
    return seconds;
  });
  console.log(`median ${median(times).toFixed(2)} s`);
}

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
function prices(rounds: number): void {
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
      const [one, two] = [timed(all, round + 1), timed(other, round + 1)];
      return { run: one.seconds / two.seconds, episode: one.seconds / one.episodes / (two.seconds / two.episodes) };
    }).slice(1);
    const [run, episode] = [median(ratios.map((pair) => pair.run)), median(ratios.map((pair) => pair.episode))];
    console.log(`${name.padEnd(24)} ${run.toFixed(2)}  ${episode.toFixed(2)}`);
  }
}

const [name = 'historical', rounds = '3'] = process.argv.slice(2);
if (name === 'mechanisms') prices(Number(rounds));
else speed(name, Number(rounds));
