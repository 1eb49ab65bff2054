/** Bundles for briefings: the documents of other fixtures with two shipped scenarios as those of their arms. */
import { loadScenario } from '../../../src/cli/files/scenarios.ts';
import type { RunDocument } from '../../../src/analysis/results.ts';
import { briefingOf, type RunBundle } from '../../../src/report/briefing/briefing.ts';
import type { Briefing } from '../../../src/report/briefing/model.ts';
import { sha256 } from '../../../src/report/files/hash.ts';
import { sealed } from '../../../src/report/files/manifest.ts';
import { toYaml } from '../../../src/scenario/read/to-yaml.ts';
import { loadWorld } from '../../../src/world/files.ts';
import { comparison, oneReplication, singleRun, threeArms } from '../fixture.ts';

export const world = loadWorld();

function yamlOf(name: string): string {
  const loaded = loadScenario(name, world);
  if (!loaded.ok) throw new Error(`${name} does not load`);
  return toYaml(loaded.resolved);
}

/** The scenarios of the first two arms, and of any after them. */
const SCENARIOS = ['tutorial', 'tutorial', 'tutorial'].map(yamlOf);

export const bundleOf = (document: RunDocument): RunBundle => ({
  document,
  scenarios: Object.fromEntries(document.arms.map(({ name }, i) => [name, SCENARIOS[i % SCENARIOS.length]])),
  manifest: sealed({
    schema: 'handoff.bundle/1',
    handoff: document.handoff,
    git: { commit: '0123456789abcdef0123456789abcdef01234567', dirty: false },
    run: sha256(document.seed),
    seed: document.seed,
    replications: document.replications,
    draws: document.draws,
    arms: document.arms.map(({ name }) => ({ name, states_months: false })),
    inputs: {},
    outputs: { 'summary.json': sha256(JSON.stringify(document)) },
    command: ['handoff', 'compare', 'a b', "it's"],
    created: '2016-01-01T00:00:00.000Z',
    host: { platform: 'linux', arch: 'x64', node: 'v20.0.0', processors: 1 },
  }),
});

export const briefed = (document: RunDocument): Promise<Briefing> => briefingOf(bundleOf(document), world);

export const DOCUMENTS: Readonly<Record<string, () => RunDocument>> = {
  'a comparison': comparison,
  'three arms': threeArms,
  'a run': singleRun,
  'one replication': oneReplication,
};

/** All that a reader reads, a line a text. */
export const textsOf = ({ title, subtitle, sections }: Briefing): string[] => [
  title,
  subtitle,
  ...sections.flatMap(({ title: heading, blocks }) => [
    heading,
    ...blocks.flatMap((block) => {
      if (block.kind === 'list') return block.items;
      if (block.kind === 'table') return [block.table.caption, ...block.table.heads, ...block.table.rows.flat()];
      if (block.kind === 'picture') return [block.picture.title, block.picture.alt];
      return [block.text];
    }),
  ]),
];
