/** What every benchmark needs: scenarios ready to run, and processor time. */
import { loadScenario } from '../../src/cli/files/scenarios.ts';
import { loadWorld } from '../../src/world/files.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import type { Scenario } from '../../src/scenario/schema.ts';

const world = loadWorld();

/** @throws Error with what is wrong with it */
export function scenarioNamed(name: string): Scenario {
  const loaded = loadScenario(name, world);
  if (!loaded.ok) throw new Error(loaded.problems.map((problem) => problem.message).join('\n'));
  return loaded.resolved.scenario;
}

export const studyOf = (name: string, scenario: Scenario): Study =>
  new Study({ arms: [{ name, scenario }], seed: 'bench', ...scenario.report, by: [], flips: false }, world);

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Seconds of processor time that something takes, and what it gives. */
export function timed<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}

/** One run of the study. @returns the episodes begun, and seconds of processor time */
export function timedRun(study: Study, replication: number): { episodes: number; seconds: number } {
  const { result, seconds } = timed(() => replicate(study, replication));
  return { episodes: result.episodes, seconds };
}
