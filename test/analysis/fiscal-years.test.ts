/** Groups by fiscal year: against the period that they divide, and against runs that report one year alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStock } from '../../src/analysis/dated.ts';
import { METRICS } from '../../src/analysis/metrics.ts';
import type { Arm, Difference, GroupRow } from '../../src/analysis/results.ts';
import { Summary } from '../../src/analysis/summarize.ts';
import { formatMonth, parseMonth } from '../../src/base/calendar.ts';
import { fiscalYears } from '../../src/base/fiscal-years.ts';
import { simulateAll } from '../../src/experiment/run.ts';
import { Study } from '../../src/experiment/study.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { smallScenario, smallWorld } from '../reference/small.ts';

type Figures = Pick<Arm, 'metrics' | 'groups'>;
type Changed = Pick<Difference, 'metrics' | 'groups'>;
type Asked = { readonly from: string; readonly to: string; readonly seed: string; readonly draws: number | undefined };

/** A year and a half around two ends of fiscal years, of which any months are reported. */
const simulate = { from: '2010-06', to: '2011-11' };
const first = parseMonth(simulate.from);
const length = parseMonth(simulate.to) - first;

async function figuresOf({ from, to, seed, draws }: Asked): Promise<{ arm: Figures; difference: Changed }> {
  const scenario: Scenario = { ...smallScenario(), simulate, report: { from, to } };
  const variant = { ...smallScenario({ 'local.hold_willing': 0.2 }), simulate, report: { from, to } };
  const arms = [scenario, variant].map((of, i) => ({ name: `${i}`, scenario: of }));
  // Series that begin earlier change nothing of the years.
  const since = formatMonth(Math.max(first, parseMonth(from) - 4));
  const order = { arms, seed, from, to, since, by: ['fiscal-year' as const, 'class' as const], flips: true, draws };
  const study = new Study(order, smallWorld());
  const summary = new Summary(study);
  await simulateAll(study, { replications: 1, workers: 1 }, (_, run) => summary.add(run));
  return { arm: summary.arm(0), difference: summary.difference(0) };
}

const yearsOf = ({ groups }: Figures): GroupRow[] => (groups[0] as { rows: GroupRow[] }).rows;

const anyMonths = fc
  .tuple(fc.nat(length), fc.nat(length))
  .map((ends) => ends.toSorted((a, b) => a - b).map((month) => formatMonth(first + month)));

describe('groups by fiscal year', () => {
  it('have counts that add up to those of the period, and stocks of the end of the last', async () => {
    await fc.assert(
      fc.asyncProperty(anyMonths, fc.string(), async ([from, to], seed) => {
        const { arm } = await figuresOf({ from, to, seed, draws: undefined });
        const years = yearsOf(arm);
        for (const metric of METRICS.filter(({ additive, id }) => additive && id in arm.metrics)) {
          const means = years.map(({ metrics }) => metrics[metric.id].mean);
          const period = arm.metrics[metric.id].mean;
          if (isStock(metric)) expect(means.at(-1), metric.id).toBe(period);
          else
            expect(period, metric.id).toBeCloseTo(
              means.reduce<number>((sum, mean) => sum + mean!, 0),
              6,
            );
        }
      }),
      { numRuns: 12 },
    );
  });

  it('are what a run says that reports this year alone: ratios, intervals and differences, too', async () => {
    await fc.assert(
      fc.asyncProperty(anyMonths, fc.constantFrom(undefined, 5), async ([from, to], draws) => {
        const seed = 'one year';
        const { arm, difference } = await figuresOf({ from, to, seed, draws });
        const months = fiscalYears(parseMonth(from), parseMonth(to));
        expect(yearsOf(arm).map(({ key }) => key)).toEqual(months.map(({ year }) => `FY${year}`));
        for (const [i, year] of months.entries()) {
          const alone = await figuresOf({ from: formatMonth(year.from), to: formatMonth(year.to), seed, draws });
          expect(yearsOf(arm)[i].metrics).toEqual(alone.arm.metrics);
          expect(yearsOf(difference as Figures)[i].metrics).toEqual(alone.difference.metrics);
        }
      }),
      { numRuns: 8 },
    );
  });
});
