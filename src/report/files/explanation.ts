/** An explanation as tidy tables: one row a figure. */
import type { ExplainDocument } from '../../analysis/attribution/document.ts';
import { percentsOf } from '../../analysis/attribution/percents.ts';
import { roundJson } from './round.ts';
import { cells, type Column, ESTIMATE, METRIC, number, type Table, text } from './tables.ts';

const PROVISION = text('provision', 'provision id');
const PERCENT = number(
  'percent',
  'mean in percent of the mean of the whole difference; empty where the 95% interval of that holds 0 or is not known',
);

/** The shares, the interactions and the sequential view of every metric. */
export function explanationTables(original: ExplainDocument): Table[] {
  const document = roundJson(original);
  const all = Object.entries(document.metrics);
  const order: Column = text('order', 'in which provisions were switched: forward, as listed, or backward');
  return [
    {
      name: 'shares',
      description:
        'The share of each provision in the difference of each metric, variant less baseline; means add up to the difference, intervals do not',
      columns: [METRIC, PROVISION, ...ESTIMATE, PERCENT],
      rows: all.flatMap(([id, explained]) => {
        const percents = percentsOf(explained);
        return [
          ...explained.shares.map((share, i) => [id, share.provision, ...cells(share), percents?.[i] ?? null]),
          [id, 'all', ...cells(explained.difference), percents && 100],
        ];
      }),
    },
    {
      name: 'interactions',
      description: 'How much more two provisions do together than each alone',
      columns: [METRIC, PROVISION, text('other', 'the other provision'), ...ESTIMATE],
      rows: all.flatMap(([id, { interactions }]) =>
        interactions.map((pair) => [id, ...pair.provisions, ...cells(pair)]),
      ),
    },
    {
      name: 'sequential',
      description: 'What each provision changed when they were switched one after another',
      columns: [METRIC, order, PROVISION, ...ESTIMATE],
      rows: all.flatMap(([id, { sequential }]) =>
        (['forward', 'backward'] as const).flatMap((way) =>
          sequential[way].map((share) => [id, way, share.provision, ...cells(share)]),
        ),
      ),
    },
  ];
}
