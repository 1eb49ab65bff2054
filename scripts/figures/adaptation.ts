/** The figures of docs/adaptation.md: the wave of limits, and what a narrower programme changes where jails adapt. */
import type { Figure, Kind, Table } from './list.ts';

export const ADAPTATION_COMMANDS: Readonly<Record<string, string>> = {
  wave: 'run adaptive --replications 20 --from 2010-12 --to 2016-09',
  cooperation:
    'compare adaptive-secure-communities adaptive-no-outreach adaptive --replications 20 --from 2015-07 --to 2016-09',
};

/** Month, its name, and how many county jails with limits ICE's list has by its end. */
export const WAVE = [
  ['2011-10', 'October 2011', 4],
  ['2013-12', 'December 2013', 14],
  ['2014-04', 'April 2014', 62],
  ['2014-07', 'July 2014', 128],
  ['2014-09', 'September 2014', 206],
] as const;
const AFTER = [
  ['2015-06', 'June 2015'],
  ['2015-12', 'December 2015'],
  ['2016-09', 'September 2016'],
] as const;

const ENDS = ['mean', 'lo', 'hi'] as const;
const VARIANTS = ['adaptive-no-outreach', 'adaptive'] as const;
const METRICS: readonly (readonly [id: string, title: string, kind: Kind])[] = [
  ['limited_jails', 'jails with limits at the end', 'count'],
  ['requests', 'requests', 'count'],
  ['declined_rate', 'declined, of answers', 'share'],
  ['transferred', 'handed over in jail', 'count'],
  ['at_large_released', 'released, then arrested at large', 'count'],
  ['taken', 'taken, either way', 'count'],
  ['serious_not_taken', 'serious convictions never taken', 'count'],
  ['transferred_no_conviction', 'handed over without a conviction', 'count'],
  ['held_hours', 'hours held past release', 'count'],
  ['cost_federal', 'federal cost, $ million', 'million'],
  ['cost_local', 'cost of counties, $ million', 'million'],
  ['cost_total', 'cost in all, $ million', 'million'],
];

const monthly = (command: string, arm: string, month: string): [string, Figure][] =>
  ENDS.map((end) => [
    `${command}.${arm}.${month}.${end}`,
    { command, path: `arms/${arm}/monthly/limited_jails/${month}/${end}`, kind: 'count' },
  ]);

export const ADAPTATION_FIGURES: readonly [string, Figure][] = [
  ...[...WAVE, ...AFTER].flatMap(([month]) => monthly('wave', 'adaptive', month)),
  ...METRICS.flatMap(([id, , kind]): [string, Figure][] => [
    [
      `cooperation.baseline.${id}`,
      { command: 'cooperation', path: `arms/adaptive-secure-communities/metrics/${id}/mean`, kind },
    ],
    ...VARIANTS.flatMap((arm) =>
      ENDS.map((end): [string, Figure] => [
        `cooperation.${arm}.${id}.${end}`,
        { command: 'cooperation', path: `differences/${arm}/metrics/${id}/${end}`, kind },
      ]),
    ),
  ]),
];

export const ADAPTATION_TABLES: Readonly<Record<string, Table>> = {
  wave: {
    head: ['county jails with limits', "on ICE's list", 'model', 'from', 'to'],
    rows: [
      ...WAVE.map(([month, title, listed]) => [
        title,
        `${listed}`,
        ...ENDS.map((end) => `=wave.adaptive.${month}.${end}`),
      ]),
      ...AFTER.map(([month, title]) => [title, 'not known', ...ENDS.map((end) => `=wave.adaptive.${month}.${end}`)]),
    ],
  },
  cooperation: {
    head: ['July 2015 to September 2016', 'Secure Communities', 'narrower rules alone', 'from', 'to', 'rules and outreach', 'from', 'to'], // prettier-ignore
    rows: METRICS.map(([id, title]) => [
      title,
      `=cooperation.baseline.${id}`,
      ...VARIANTS.flatMap((arm) => ENDS.map((end) => `=cooperation.${arm}.${id}.${end}`)),
    ]),
  },
};
