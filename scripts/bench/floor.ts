/** How far the engine is from its floor: pairs of a run and of the same draws, look-ups and counts in a bare loop, in turns. */
import { execFileSync } from 'node:child_process';
import { inlineFor } from '../../src/experiment/inlining.ts';
import { replicationKey } from '../../src/base/random.ts';
import { bare, type Work } from './bare.ts';
import { scenarioNamed, studyOf, timedRun } from './study.ts';
import { median, timed } from './timing.ts';

/** What one run of a scenario does. */
const workOf = (name: string): Work =>
  JSON.parse(execFileSync(process.execPath, ['scripts/bench/count.mjs', name], { encoding: 'utf8' })) as Work;

/** Prints the work, and how many times as long the engine takes for it as the bare loop: the median of so many pairs. */
export function floor(name: string, pairs: number): void {
  const work = workOf(name);
  const study = studyOf(name, scenarioNamed(name));
  inlineFor(study, pairs);
  // The first pair is not counted, since the code is compiled in it.
  const ratios = Array.from({ length: pairs + 1 }, (_, round) => {
    const engine = timedRun(study, round + 1);
    const least = timed(() => bare(work, replicationKey('bench', round + 1)));
    return engine.seconds / least.seconds;
  }).slice(1);
  console.log(JSON.stringify({ scenario: name, pairs, ...work, ratio: median(ratios) }));
}
