/** Cost books that price the lines in question alike: of a finding on costs they are one witness, not several. */
import { canonicalJson } from '../base/canonical-json.ts';
import { COST_ITEMS } from '../base/vocabulary.ts';
import type { Scenario } from '../scenario/schema.ts';
import { rulesOf } from '../scenario/values/definitions.ts';
import { countersOf } from './dated.ts';
import { METRICS } from './metrics.ts';

type Books = Scenario['cost_books'];

/**
 * The books in groups of those that ask the same, in every arm, for what a metric adds up: lines that ICE pays for federal
 * costs, those that jails pay for local ones. (What federal prisons are paid through the jails' lines makes no book another.)
 * @param arms the cost books of each arm
 */
export function booksAlike(metric: string, arms: readonly Books[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const name of Object.keys(arms[0])) {
    const key = canonicalJson(arms.map((books) => pricesOf(metric, books[name])));
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()];
}

/** The prices of the lines that a metric adds up, in an order of their own. */
function pricesOf(metric: string, { lines }: Books[string]): string[] {
  const read = new Set<string>(countersOf(METRICS.filter(({ id }) => id === metric)));
  const isRead = ({ payer, covers }: Books[string]['lines'][number]): boolean => {
    const step = COST_ITEMS.find((item) => covers.includes(item));
    return payer === 'ice'
      ? read.has(`cost_${step}_federal`)
      : ['state', 'local'].some((who) => read.has(`cost_${step}_${who}`));
  };
  return lines
    .filter(isRead)
    .map((line) => canonicalJson(rulesOf({ ...line, id: '' })))
    .sort();
}
