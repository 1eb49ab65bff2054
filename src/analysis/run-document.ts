/** The document of `run` and `compare`: an order simulated, its figures summed up and labelled. */
import { inOrder } from '../experiment/in-order.ts';
import type { Order } from '../experiment/order.ts';
import type { Replicate } from '../experiment/replicate.ts';
import { type RunOptions, simulateAll } from '../experiment/run.ts';
import { Study } from '../experiment/study.ts';
import { PRICE_YEAR } from '../scenario/values/prices.ts';
import type { World } from '../world/world.ts';
import type { PolicyDate, RunDocument } from './results.ts';
import { coverageOf, Summary } from './summarize.ts';

/** What the document says besides figures. */
export type Labels = {
  readonly version: string;
  readonly titles: readonly string[];
  readonly hashes: readonly string[];
  readonly uncertain: number;
  readonly assumptions: { assumed: number; parameters: number };
  readonly policyDates: PolicyDate[];
};

/** Simulates an order. The result does not depend on the number of workers. */
export async function run(order: Order, world: World, options: RunOptions, labels: Labels): Promise<RunDocument> {
  const study = new Study(order, world);
  const summary = new Summary(study);
  await simulateAll(
    study,
    options,
    inOrder<Replicate>((result) => {
      summary.add(result);
      options.onResult?.(result);
    }),
  );
  return document(study, summary, options.replications, labels);
}

function document(study: Study, summary: Summary, replications: number, labels: Labels): RunDocument {
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
