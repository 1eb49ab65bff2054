/**
 * `npm run bench`: episodes a second of a national replication, and the peak of memory. Figures are of this machine at
 * this moment: compare pairs of runs, never a figure with a figure of another day. See docs/speed.md.
 */
import { loadScenario } from '../src/cli/files/scenarios.ts';
import { loadWorld } from '../src/world/files.ts';
import { inlineFor } from '../src/experiment/inlining.ts';
import { replicate } from '../src/experiment/replicate.ts';
import { Study } from '../src/experiment/study.ts';

const name = process.argv[2] ?? 'historical';
const rounds = Number(process.argv[3] ?? 3);
const world = loadWorld();
const loaded = loadScenario(name, world);
if (!loaded.ok) throw new Error(loaded.problems.map((problem) => problem.message).join('\n'));
const { scenario } = loaded.resolved;
const clock = () => Number(process.hrtime.bigint()) / 1e9;
const start = clock();
const study = new Study({ arms: [{ name, scenario }], seed: 'bench', ...scenario.report, by: [], flips: false }, world);
inlineFor(study, rounds);
const [{ rules }] = study.models();
console.log(`compiled in ${(clock() - start).toFixed(2)} s: ${rules.sorts} sorts of people`);
const times: number[] = [];
for (let replication = 1; replication <= rounds; replication += 1) {
  const before = process.cpuUsage();
  const { episodes } = replicate(study, replication);
  const cpu = process.cpuUsage(before);
  const seconds = (cpu.user + cpu.system) / 1e6;
  times.push(seconds);
  console.log(
    `replication ${replication}: ${episodes} episodes in ${seconds.toFixed(2)} s of processor time, ` +
      `${Math.round(episodes / seconds).toLocaleString('en-US')} a second, ${Math.round((seconds / episodes) * 1e9)} ns each; ` +
      `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
  );
}
console.log(`median ${times.sort((a, b) => a - b)[Math.floor(times.length / 2)].toFixed(2)} s`);
