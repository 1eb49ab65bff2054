/** The figures of docs/adaptation.md: the wave of limits, and what a narrower programme changes where jails adapt. */
import type { Figure, Kind, Table } from './list.ts';

const BASELINE = 'adaptive-secure-communities';
const VARIANTS = ['adaptive-no-outreach', 'adaptive'] as const;

export const ADAPTATION_COMMANDS: Readonly<Record<string, string>> = {
  adaptation: `compare ${BASELINE} ${VARIANTS.join(' ')} --from 2008-10 --replications 20`,
  'won-back': 'sweep cooperation-won-back',
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
const DIFFERENCES: readonly (readonly [id: string, title: string, kind: Kind])[] = [
  ['limited_jails', 'jails with limits, September 2016', 'change'],
  ['requests', 'requests', 'change'],
  ['declined_requests', 'declined', 'change'],
  ['transferred', 'handed over in jail', 'change'],
  ['at_large_released', 'released, then arrested at large', 'change'],
  ['taken', 'taken, either way', 'change'],
  ['serious_never_taken', 'serious convictions never taken', 'change'],
  ['transferred_no_conviction', 'handed over without a conviction', 'change'],
  ['held_hours', 'hours held past release', 'change'],
  ['cost_federal', 'federal cost, $ million', 'millions-change'],
  ['cost_local', 'cost of counties, $ million', 'millions-change'],
  ['cost_total', 'cost in all, $ million', 'millions-change'],
];

/** Points of the study: the narrower rules alone, then outreach that brings jails back by so much chance a month. */
export const POINTS = ['no outreach', 'outreach, 0%', '2%', '5%', '10%', '20%'] as const;
const OF_POINTS: readonly (readonly [id: string, title: string, kind: Kind])[] = [
  ['limited_jails', 'jails with limits', 'change'],
  ['transferred', 'handed over in jail', 'change'],
  ['serious_never_taken', 'serious, never taken', 'change'],
  ['cost_total', 'cost, $ million', 'millions-change'],
];

type Named = readonly [id: string, figure: Figure];
const figure = (id: string, path: string, kind: Kind): Named => [
  `adaptation.${id}`,
  { command: 'adaptation', path, kind },
];
const limited = (arm: string, month: string): Named[] =>
  ENDS.map((end) => figure(`${arm}.${month}.${end}`, `arms/${arm}/monthly/limited_jails/${month}/${end}`, 'count'));

export const ADAPTATION_FIGURES: readonly Named[] = [
  ...[...WAVE, ...AFTER].flatMap(([month]) => limited('adaptive', month)),
  ...AFTER.flatMap(([month]) => limited(BASELINE, month)),
  ...[BASELINE, ...VARIANTS].flatMap((arm) =>
    (['declined_rate', 'not_taken_rate'] as const).map((id) =>
      figure(`${arm}.${id}`, `arms/${arm}/records/years/2015-10/truth/${id}/mean`, 'share'),
    ),
  ),
  ...POINTS.flatMap((_, i) =>
    OF_POINTS.flatMap(([id, , kind]) =>
      ENDS.map((end): Named => {
        const path = `points/${i + 1}/differences/${id}/${end}`;
        return [`won-back.${i + 1}.${id}.${end}`, { command: 'won-back', path, kind }];
      }),
    ),
  ),
  ...DIFFERENCES.flatMap(([id, , kind]) =>
    VARIANTS.flatMap((arm) =>
      ENDS.map((end) => figure(`${arm}.${id}.${end}`, `differences/${arm}/metrics/${id}/${end}`, kind)),
    ),
  ),
];

const months = (arm: string, month: string): string => `~adaptation.${arm}.${month}`;

export const ADAPTATION_TABLES: Readonly<Record<string, Table>> = {
  wave: {
    head: ['county jails with limits', "on ICE's list", 'model'],
    rows: [
      ...WAVE.map(([month, title, listed]) => [title, `${listed}`, months('adaptive', month)]),
      ...AFTER.map(([month, title]) => [title, 'not known', months('adaptive', month)]),
    ],
  },
  'won-back': {
    head: ['chance a month of a return', ...OF_POINTS.map(([, title]) => title)],
    rows: POINTS.map((title, i) => [title, ...OF_POINTS.map(([id]) => `~won-back.${i + 1}.${id}`)]),
  },
  cooperation: {
    head: ['difference from Secure Communities', 'narrower rules alone', 'rules and outreach'],
    rows: DIFFERENCES.map(([id, title]) => [title, ...VARIANTS.map((arm) => `~adaptation.${arm}.${id}`)]),
  },
};
