/** Whether the tools simulate the same model: means of runs, held against one another and against closed forms. */
import { meanSimple } from 'simple-statistics';
import { tQuantile } from '../../src/analysis/intervals.ts';
import { variance } from '../../src/analysis/statistics/variance.ts';
import { expectedCounts } from './closed-forms.ts';
import model from './model.json' with { type: 'json' };
import type { Run } from './runs.ts';

/** The chance that anything at all is called different where nothing is. */
export const FALSE_ALARM = 0.01;

type Mean = { readonly who: string; readonly mean: number; readonly variance: number; readonly runs: number };

/** @param numbers of independent runs. */
const meanOf = (who: string, numbers: readonly number[]): Mean => {
  const { length } = numbers;
  return { who, mean: meanSimple([...numbers]), variance: variance(numbers) / length, runs: length };
};

/**
 * What differs, in words: by policy and count each tool's mean against the closed form, if there is one, and against every
 * other tool's. Each is a t-test, with the false alarms shared among all of them.
 */
export function disagreements(byTool: ReadonlyMap<string, readonly Run[]>): string[] {
  const comparisons = model.announces.flatMap((announces, policy) => {
    const expected = expectedCounts(announces);
    const counts = Object.keys([...byTool.values()][0][0].counts);
    return counts.flatMap((count) => {
      const means = [...byTool].map(([who, runs]) =>
        meanOf(
          who,
          runs.filter((run) => run.policy === policy).map((run) => run.counts[count]),
        ),
      );
      const exact =
        count in expected ? [{ who: 'the closed form', mean: expected[count], variance: 0, runs: Infinity }] : [];
      const all: readonly Mean[] = [...exact, ...means];
      return all.flatMap((one, i) =>
        all.slice(i + 1).map((other) => ({ what: `policy ${policy}, ${count}`, one, other })),
      );
    });
  });
  return comparisons.flatMap(({ what, one, other }) => {
    const freedom = Math.min(one.runs, other.runs) - 1;
    const limit = tQuantile(1 - FALSE_ALARM / comparisons.length / 2, freedom);
    const apart = Math.abs(one.mean - other.mean);
    const error = Math.sqrt(one.variance + other.variance);
    return apart <= limit * error ? [] : [`${what}: ${one.who} ${one.mean}, ${other.who} ${other.mean} (se ${error})`];
  });
}
