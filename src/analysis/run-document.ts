/** The document of `run` and `compare`: figures summed up and labelled. */
import type { Study } from '../experiment/study.ts';
import { PRICE_YEAR } from '../scenario/values/prices.ts';
import type { PolicyDate, RunDocument } from './results.ts';
import { coverageOf, type Summary } from './summarize.ts';

/** What the document says besides figures. */
export type Labels = {
  readonly version: string;
  readonly titles: readonly string[];
  readonly hashes: readonly string[];
  readonly uncertain: number;
  readonly assumptions: { assumed: number; parameters: number };
  readonly policyDates: PolicyDate[];
};

/** What was gathered of a study as a document. @param replications of each draw */
export function runDocument(study: Study, summary: Summary, replications: number, labels: Labels): RunDocument {
  const { order } = study;
  return {
    schema: 'handoff.run/1',
    handoff: labels.version,
    seed: order.seed,
    replications,
    draws: order.draws ?? 1,
    period: { from: order.from, to: order.to },
    coverage: coverageOf(study),
    intervals: intervalsInWords(order.draws, labels.uncertain),
    assumptions: labels.assumptions,
    policy_dates: labels.policyDates,
    price_year: PRICE_YEAR,
    arms: order.arms.map(({ name }, i) => ({
      name,
      title: labels.titles[i],
      scenario: labels.hashes[i],
      ...summary.arm(i),
    })),
    differences: summary.differences(),
  };
}

/** What the intervals of a document hold. */
export function intervalsInWords(draws: number | undefined, uncertain: number): string {
  const one = uncertain === 1;
  const parameters = `${uncertain} uncertain parameter${one ? '' : 's'}`;
  return draws === undefined
    ? `chance only; ${parameters} held at ${one ? 'its' : 'their'} median`
    : `chance and ${parameters}, ${draws} joint draw${draws === 1 ? '' : 's'}`;
}
