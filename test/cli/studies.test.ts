import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Study } from '../../src/experiment/study.ts';
import { readArms } from '../../src/cli/work/arms.ts';
import { monthsTogether } from '../../src/cli/work/months.ts';
import { chosenMetrics, chosenParameters } from '../../src/cli/work/chosen.ts';
import { scenariosFolder } from '../../src/cli/files/scenarios.ts';
import { loadStudy } from '../../src/cli/files/studies.ts';
import { loadPoints } from '../../src/cli/work/sweep-points.ts';
import { calibrationStudy, sensitivityStudy } from '../../src/scenario/studies/study.ts';
import { sweepStudy } from '../../src/scenario/studies/sweep-study.ts';
import { loadWorld } from '../../src/world/files.ts';

const names = readdirSync(join(scenariosFolder(), 'studies'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));
const world = loadWorld();
const quiet = { sets: [], quiet: true };

const readers: Record<string, (name: string) => void> = {
  calibration: (name) => {
    const { study } = loadStudy(calibrationStudy, name);
    chosenParameters(study.parameters, readArms([study.scenario], world, quiet), world);
  },
  sensitivity: (name) => {
    const { study } = loadStudy(sensitivityStudy, name);
    const baseline = study.baseline === undefined ? [] : [study.baseline];
    const arms = readArms([...baseline, study.scenario], world, { ...quiet, sets: study.sets });
    chosenParameters(study.parameters, arms, world);
    checkMetrics(arms, study);
  },
  sweep: (name) => {
    const { study } = loadStudy(sweepStudy, name);
    const arms = readArms([study.baseline, ...study.scenarios], world, { ...quiet, sets: study.sets });
    const points = loadPoints(study, arms, { sets: study.sets, places: [], quiet: true }, world);
    // Every point is a policy of its own.
    expect(new Set(points.map(({ hash }) => hash)).size).toBe(points.length);
    checkMetrics(arms, study);
  },
};

function checkMetrics(
  [arm]: ReturnType<typeof readArms>,
  { metrics, period, seed }: { metrics: string[]; period?: { from: string; to: string } | undefined; seed: string },
): void {
  const order = { arms: [arm], seed, ...monthsTogether([arm], period ?? {}), by: [], flips: false };
  chosenMetrics(metrics, new Study(order, world));
}

describe('a shipped study', () => {
  it.each(names)('%s names what exists', (name) => {
    const text = readFileSync(join(scenariosFolder(), 'studies', `${name}.yaml`), 'utf8');
    readers[/^study: (\w+)$/m.exec(text)?.[1] ?? 'none'](name);
  });
});
