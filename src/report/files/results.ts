/** The table to begin with: one row a measure, with its baseline, its difference, the percent, and what they say in words. */
import type { Arm, Change, Difference, Estimate, RunDocument } from '../../analysis/results.ts';
import { DEFINITIONS, type Definition } from '../words/definitions.ts';
import { roundNumber } from './round.ts';
import { type Cell, type Column, number, type Table, text } from './tables.ts';

/** Its file in a bundle. */
export const RESULTS = 'results.csv';

type Ends = { readonly mean: number | null; readonly lo: number | null; readonly hi: number | null };

const withRange = (name: string, what: string): Column[] => [
  number(name, what),
  number(`${name}_lo`, `lower end of its 95% interval`),
  number(`${name}_hi`, `upper end of its 95% interval`),
];

const COLUMNS: Column[] = [
  text('from', 'baseline scenario'),
  text('to', 'variant scenario; empty where the scenario is compared with none'),
  text('id', 'id of the measure'),
  text('kind', 'metric or outcome'),
  text('label', 'what it is called in texts and charts'),
  text('unit', 'unit of baseline, variant and difference'),
  ...withRange('baseline', 'under the baseline'),
  ...withRange('variant', 'under the variant'),
  ...withRange('difference', 'variant less baseline, paired'),
  ...withRange('percent', 'difference in percent of the baseline; empty where that is too small'),
  number('same_sign', 'share of the draws whose own difference has the sign of the mean; empty without draws'),
  text('direction', 'more or less where the interval says so, else unclear, same or unknown'),
  number('p', 'of no difference, two-sided, not corrected for other comparisons'),
  number('draws', 'how many draws define it, where not all do: a ratio may have nothing below'),
  text('sentence', 'the difference in words'),
  text('definition', 'what the measure is, and by which date it counts'),
];

const NOTHING = { mean: null, lo: null, hi: null };
const ends = ({ mean, lo, hi }: Ends): Cell[] => [mean, lo, hi];

/** A row of one scenario, or with a variant of the two. */
function row(
  [from, to]: readonly [string, string],
  { id, kind, label, definition }: Definition,
  baseline: Estimate,
  compared?: { readonly variant: Estimate; readonly change: Change },
): Cell[] {
  const { variant, change } = compared ?? {};
  return [
    from,
    to,
    id,
    kind,
    label,
    baseline.unit,
    ...ends(baseline),
    ...ends(variant ?? NOTHING),
    ...ends(change ?? NOTHING),
    ...ends(change?.percent ?? NOTHING),
    change?.same_sign ?? null,
    change?.direction ?? null,
    change?.p ?? null,
    (compared ? change : baseline)?.draws ?? null,
    change?.sentence ?? null,
    definition,
  ];
}

const KINDS = { metric: 'metrics', outcome: 'outcomes' } as const;

/** What is defined of the measures in some figures: others are made by no version of ours. */
const definedIn = (arm: Arm): { readonly of: (typeof KINDS)[keyof typeof KINDS]; readonly definition: Definition }[] =>
  DEFINITIONS.flatMap((definition) => {
    if (definition.kind === 'cost') return [];
    const of = KINDS[definition.kind];
    return definition.id in arm[of] ? [{ of, definition }] : [];
  });

const ofArm = (arm: Arm): Cell[][] =>
  definedIn(arm).map(({ of, definition }) => row([arm.name, ''], definition, arm[of][definition.id]));

function ofDifference(arms: readonly Arm[], difference: Difference): Cell[][] {
  const { from, to } = difference;
  const [baseline, variant] = [from, to].map((name) => arms.find((arm) => arm.name === name)!);
  return definedIn(baseline).flatMap(({ of, definition }) => {
    const { id } = definition;
    const change = difference[of][id];
    return change === undefined
      ? []
      : [row([from, to], definition, baseline[of][id], { variant: variant[of][id], change })];
  });
}

/** Every measure of a comparison, variant by variant; of scenarios side by side, each by itself. */
export function resultsTable({ arms, differences }: RunDocument): Table {
  const rows = differences.length > 0 ? differences.flatMap((each) => ofDifference(arms, each)) : arms.flatMap(ofArm);
  return {
    name: 'results',
    description: 'Each measure over the period: baseline, variant, difference and percent, each with its interval',
    columns: COLUMNS,
    rows: rows.map((cells) => cells.map((cell) => (typeof cell === 'number' ? roundNumber(cell) : cell))),
  };
}
