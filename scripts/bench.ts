/**
 * `npm run bench [-- SCENARIO [RUNS]]`: episodes a second of a national replication, and the peak of memory.
 * `npm run bench -- mechanisms [RUNS]`: what each part of `historical` that may be left out costs, in pairs of runs with it and
 * without it.
 * `npm run bench -- floor [SCENARIO [PAIRS]]`: what a bare loop takes for the same draws, look-ups and counts.
 * Figures are of this machine at this moment: compare pairs of runs, never a figure with one of another day. See docs/speed.md.
 */
import { inlineFor } from '../src/experiment/inlining.ts';
import { floor } from './bench/floor.ts';
import { prices } from './bench/mechanisms.ts';
import { scenarioNamed, studyOf, timedRun } from './bench/study.ts';
import { median } from './bench/timing.ts';

function speed(name: string, rounds: number): void {
  const start = process.cpuUsage();
  const study = studyOf(name, scenarioNamed(name));
  inlineFor(study, rounds);
  const [{ rules }] = study.models();
  console.log(`compiled in ${(process.cpuUsage(start).user / 1e6).toFixed(2)} s: ${rules.sorts} sorts of people`);
  const times = Array.from({ length: rounds }, (_, round) => {
    const { episodes, seconds } = timedRun(study, round + 1);
    console.log(
      `replication ${round + 1}: ${episodes} episodes in ${seconds.toFixed(2)} s of processor time, ` +
        `${Math.round(episodes / seconds).toLocaleString('en-US')} a second, ${Math.round((seconds / episodes) * 1e9)} ns each; ` +
        `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
    );
    return seconds;
  });
  console.log(`median ${median(times).toFixed(2)} s`);
}

const [what = 'historical', ...rest] = process.argv.slice(2);
if (what === 'mechanisms') prices(Number(rest[0] ?? 3));
else if (what === 'floor') floor(rest[0] ?? 'historical', Number(rest[1] ?? 3));
else speed(what, Number(rest[0] ?? 3));
