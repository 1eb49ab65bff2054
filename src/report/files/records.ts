/** The records of a scenario as tidy tables: what was on record, refusal against custody, and the jails behind it. */
import type { RecordsDocument } from '../../analysis/records-document.ts';
import type { RefusalAndCustody } from '../../analysis/refusal-and-custody.ts';
import { roundJson } from './round.ts';
import { type Cell, type Column, number, recordsTable, type Table, text } from './tables.ts';

type Range = { readonly mean: number | null; readonly lo: number | null; readonly hi: number | null };

const MONTHS: Column[] = [text('first_month', 'first month, YYYY-MM'), text('last_month', 'last month, YYYY-MM')];
const withRange = (name: string, what: string): Column[] => [
  number(name, what),
  number(`${name}_lo`, 'lower end of its interval'),
  number(`${name}_hi`, 'upper end of its interval'),
];
const ends = (range: Range): Cell[] => {
  const { mean, lo, hi } = roundJson(range);
  return [mean, lo, hi];
};

const KINDS = { recorded: 'records', handed_over: 'truth', with_at_large: 'truth' } as const;

/** One row a period and figure. */
function figuresOf(found: RefusalAndCustody): Cell[][] {
  const { from, to, correlation, reapprehended } = found;
  const shares = (['recorded', 'handed_over', 'with_at_large'] as const).flatMap((custody) =>
    (['honored', 'declined', 'gap'] as const).map((of): Cell[] => [
      KINDS[custody],
      `${custody}_${of}`,
      ...ends(found[custody][of]),
    ]),
  );
  return [
    ['records', 'correlation', ...ends(correlation.records)],
    ['truth', 'correlation', ...ends(correlation.truth)],
    ...shares,
    ['truth', 'reapprehended', ...ends(reapprehended)],
  ].map((row) => [from, to, ...row]);
}

const jailsOf = ({ from, to, jails }: RefusalAndCustody): Cell[][] =>
  jails.map(({ key, name, requests, records, truth }) => [
    from,
    to,
    key,
    name,
    ...ends(requests),
    ...ends(records.refused),
    ...ends(records.not_taken),
    ...ends(truth.declined),
    ...ends(truth.not_taken),
  ]);

/** Every table of the records of a scenario. */
export function recordsTables({ scenario, records, refusal_and_custody: periods }: RecordsDocument): Table[] {
  return [
    recordsTable([{ name: scenario.name, records }]),
    {
      name: 'refusal_and_custody',
      description: 'Refusal against custody: the correlation across jails, and how honored and declined requests ended',
      columns: [
        ...MONTHS,
        text('view', '"records": what would have been published; "truth": what no record shows'),
        text('figure', 'correlation, or share of honored or declined requests that ended so; gap: their difference'),
        ...withRange('value', 'mean over runs'),
      ],
      rows: periods.flatMap(figuresOf),
    },
    {
      name: 'jails',
      description: 'The jails across which the correlation is: shares of their requests, on record and in truth',
      columns: [
        ...MONTHS,
        text('key', 'county code'),
        text('name', 'county'),
        ...withRange('requests', 'requests lodged'),
        ...withRange('refused_recorded', 'share of requests refused, on record'),
        ...withRange('not_taken_recorded', 'share of requests without custody, on record'),
        ...withRange('declined', 'share of answers that declined, in truth'),
        ...withRange('not_taken', 'share of closed requests without handover, in truth'),
      ],
      rows: periods.flatMap(jailsOf),
    },
  ];
}
