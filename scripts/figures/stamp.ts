/**
 * Stamps: what a figure depends on. A figure is stale when its scenarios, the tables they read or the engine have
 * changed. The engine is known by what it counts: a fixed set of figures of the tutorial, month by month.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { METRICS } from '../../src/analysis/metrics.ts';
import { loadArms, loadScenario, sha256 } from '../../src/cli/files/scenarios.ts';
import { replicate } from '../../src/experiment/replicate.ts';
import { Study } from '../../src/experiment/study.ts';
import { loadStudy } from '../../src/cli/files/studies.ts';
import { sweepStudy } from '../../src/scenario/studies/sweep-study.ts';
import { COUNTERS } from '../../src/base/counters.ts';
import { dataFolder, loadWorld } from '../../src/world/files.ts';

export type Stamp = {
  readonly scenarios: Readonly<Record<string, string>>;
  readonly data: string;
  readonly engine: string;
};

/** Tables that no simulation reads. */
const NOT_READ = /^(patterns.*|requests_offices|reason_.*|reasons)\.csv$/;
const KNOWN_BY = ['requests', 'honored', 'declined_requests', 'transferred', 'not_taken', 'recorded_refusals', 'recorded_custody', 'at_large_released', 'removed', 'cost_total']; // prettier-ignore

const world = loadWorld();

function dataStamp(): string {
  const names = readdirSync(dataFolder()).filter((name) => name.endsWith('.csv') && !NOT_READ.test(name));
  return sha256(
    names
      .toSorted()
      .map((name) => `${name} ${sha256(readFileSync(join(dataFolder(), name), 'utf8'))}`)
      .join('\n'),
  );
}

function engineStamp(): string {
  const loaded = loadScenario('tutorial', world);
  if (!loaded.ok) throw new Error('the tutorial does not load');
  const { scenario } = loaded.resolved;
  const study = new Study(
    { arms: [{ name: 'tutorial', scenario }], seed: 'figures', ...scenario.simulate, by: [], flips: false },
    world,
  );
  const { monthly } = replicate(study, 1).arms[0];
  const metrics = KNOWN_BY.map((id) => METRICS.find((metric) => metric.id === id)!);
  const counts = Array.from({ length: monthly.length / COUNTERS.length }, (_, month) =>
    metrics.map(({ value }) => value(monthly.subarray(month * COUNTERS.length, (month + 1) * COUNTERS.length))),
  );
  return sha256(JSON.stringify(counts));
}

let shared: Pick<Stamp, 'data' | 'engine'> | undefined;

/** The stamp of a command as things are now. */
export function stampOf(command: string): Stamp {
  const [verb, ...words] = command.split(' ');
  shared ??= { data: dataStamp(), engine: engineStamp() };
  return { scenarios: verb === 'sweep' ? hashesOfSweep(words[0]) : hashesOfArms(words), ...shared };
}

function hashesOfArms(words: readonly string[]): Stamp['scenarios'] {
  const sets = words.flatMap((word, i) => (words[i - 1] === '--set' ? [word] : []));
  const first = words.findIndex((word) => word.startsWith('--'));
  return hashes(words.slice(0, first), sets);
}

/** A sweep rests on its study too. */
function hashesOfSweep(name: string): Stamp['scenarios'] {
  const { study, source } = loadStudy(sweepStudy, name);
  return { ...hashes([study.baseline, ...study.scenarios], study.sets), [name]: sha256(source.text) };
}

function hashes(names: readonly string[], sets: readonly string[]): Stamp['scenarios'] {
  const loaded = loadArms(names, world, { sets });
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  return Object.fromEntries(loaded.arms.map(({ name, hash }) => [name, hash]));
}
