/** How firmly a finding stands, in one line: the share of draws, and of the ways in which cost books price it, that agree. */
import type { Difference, RunDocument } from '../../analysis/results.ts';
import { effect } from '../words/effect.ts';

/** "Same sign in 19 of 20 draws; cost books price it in 6 ways, 5 with the same sign." */
export function robustness(document: RunDocument, difference: Difference, id: string): string {
  return `Same sign ${[draws(document, difference, id), books(difference, id)].join('; ')}.`;
}

/** In how many draws the difference has the sign of the mean of all. */
export function draws({ draws: all }: RunDocument, { metrics }: Difference, id: string): string {
  const { same_sign: share, draws: defined = all } = metrics[id];
  return share === null ? 'not counted: no input was drawn' : `in ${Math.round(share * defined)} of ${defined} draws`;
}

const isCost = (id: string): boolean => id.startsWith('cost_');

/** What other prices make of it: those that price a cost alike are one way. */
export function books({ metrics, cost_books: priced, conclusions = [] }: Difference, id: string): string {
  if (!isCost(id)) return 'no price bears on it';
  if (!priced) return 'priced by one cost book (all of them: --cost-book all)';
  const known = Object.entries(priced).flatMap(([book, own]) => {
    const mean = effect({ metrics: own }, id)?.difference.mean;
    return typeof mean === 'number' ? [{ book, sign: Math.sign(mean) }] : [];
  });
  const alike = conclusions.find(({ metric }) => metric === id)?.alike ?? known.map(({ book }) => [book]);
  const ways = alike.flatMap((group) => known.filter(({ book }) => group.includes(book)).slice(0, 1));
  const sign = Math.sign(metrics[id]?.mean ?? 0);
  const same = ways.filter((way) => way.sign === sign).length;
  return `in ${same} of the ${ways.length} ways in which cost books price it`;
}
