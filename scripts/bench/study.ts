/** What every benchmark needs: scenarios ready to run, and the time of a run. */
import { loadWorld } from '../../src/world/files.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { resolvedNamed } from '../shipped.ts';
import { timed } from './timing.ts';

const world = loadWorld();

/** @throws Error with what is wrong with it */
export const scenarioNamed = (name: string): Scenario => resolvedNamed(name, world).scenario;

export const studyOf = (name: string, scenario: Scenario): Study =>
  new Study({ arms: [{ name, scenario }], seed: 'bench', ...scenario.report, by: [], flips: false }, world);

/** One run of the study. @returns the episodes begun, and seconds of processor time */
export function timedRun(study: Study, replication: number): { episodes: number; seconds: number } {
  const { result, seconds } = timed(() => replicate(study, replication));
  return { episodes: result.episodes, seconds };
}
