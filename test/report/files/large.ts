/** A study of a made-up country with very many counties, and runs of it that nobody simulated. */
import type { Replicate } from '../../../src/experiment/replicate.ts';
import type { Order } from '../../../src/experiment/order.ts';
import { FLIP_CELLS } from '../../../src/experiment/flips.ts';
import { Study } from '../../../src/experiment/study.ts';
import { Summary } from '../../../src/analysis/summarize.ts';
import { runDocument } from '../../../src/analysis/run-document.ts';
import type { RunDocument } from '../../../src/analysis/results.ts';
import { COUNTERS } from '../../../src/base/counters.ts';
import type { World } from '../../../src/world/world.ts';
import { smallScenario, smallWorld } from '../../reference/small.ts';

const K = COUNTERS.length;

/** The small world with so many more counties in its first office. */
function largeWorld(counties: number): World {
  const world = smallWorld();
  const [first] = world.jurisdictions;
  const more = Array.from({ length: counties }, (_, i) => {
    const code = String(10_001 + i);
    return { ...first, code, name: `County ${code}, XX`, followed: 1, bookings: 1 };
  });
  return { ...world, jurisdictions: [...world.jurisdictions, ...more] };
}

type Size = { readonly counties: number; readonly arms: number } & Partial<Omit<Order, 'arms'>>;

/** Scenarios side by side, each but the first also as a difference. */
export function largeStudy({ counties, arms, ...more }: Size): Study {
  const scenario = smallScenario({});
  const order: Order = {
    arms: Array.from({ length: arms }, (_, i) => ({ name: i === 0 ? 'base' : `+${i}`, scenario })),
    seed: 'large',
    from: scenario.report.from,
    to: scenario.report.to,
    by: ['jurisdiction', 'state'],
    flips: true,
    ...more,
  };
  return new Study(order, largeWorld(counties));
}

/** A run with counts that differ by place, arm and run; some are zero, so that some ratios are not known. */
export function madeUpRun(study: Study, draw: number, replication: number): Replicate {
  const months = study.lastMonth - study.firstMonth + 1;
  let state = draw * 1000 + replication;
  const counts = (length: number, zeros: number): Float64Array =>
    Float64Array.from({ length }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state % 10 < zeros ? 0 : state % 997;
    });
  return {
    draw,
    replication,
    episodes: 0,
    officeMonths: 0,
    arms: study.order.arms.map(() => ({
      monthly: counts(months * K, 3),
      groups: counts(study.rows.length * K, 3),
      windows: new Float64Array(),
      bills: new Float64Array(),
    })),
    flips: study.order.arms.slice(1).map(() => counts((1 + study.flipRows.length) * FLIP_CELLS, 9)),
  };
}

/** What is gathered of some made-up runs. */
export function summaryOf(study: Study, draws: number, replications: number): Summary {
  const summary = new Summary(study);
  for (let draw = 1; draw <= draws; draw += 1)
    for (let number = 1; number <= replications; number += 1) summary.add(madeUpRun(study, draw, number));
  return summary;
}

export const documentOf = (study: Study, summary: Summary, replications: number): Promise<RunDocument> =>
  runDocument(study, summary, replications, {
    version: '0.0.0',
    titles: study.order.arms.map(({ name }) => name),
    labels: study.order.arms.map(({ name }) => name),
    hashes: study.order.arms.map(() => 'a'.repeat(64)),
    uncertain: 0,
    assumptions: { assumed: 0, parameters: 1 },
    policyDates: [],
  });
