/**
 * The figures of README.md and docs: which command gives each, and where in its document it stands. A figure may be
 * written in a text as <!-- figure ID -->...<!-- /figure -->, a table of figures as a block between
 * <!-- table ID --> and <!-- /table -->.
 */
import { ADAPTATION_COMMANDS, ADAPTATION_FIGURES, ADAPTATION_TABLES } from './adaptation.ts';

/** `change`, `points`: with a sign; `points` and `share` are given between 0 and 1, `millions` in dollars. */
export type Kind = 'count' | 'share' | 'correlation' | 'change' | 'points' | 'millions' | 'millions-change';
export type Figure = { readonly command: string; readonly path: string; readonly kind: Kind };
export type Table = {
  readonly head: readonly string[];
  /** Cells: a text; the id of a figure after "="; after "~" what ".mean", ".lo" and ".hi" stand behind, as an interval. */
  readonly rows: readonly (readonly string[])[];
};

const EXPLANATIONS = [
  ['none', 'none of the seven'],
  ['1-priorities', '1 narrower priorities'],
  ['2-instrument', '2 weaker instrument'],
  ['3-limits', '3 local and state limits'],
  ['4-recording', '4 recording of refusals'],
  ['5-substitution', '5 substitution'],
  ['6-capacity', '6 capacity and choice'],
  ['7-linkage', '7 linkage and timing'],
  ['all', 'all seven'],
] as const;
const GROUPS = [
  ['rules', '1 to 3, rules'],
  ['means', "5 and 6, ICE's means"],
  ['records', '4 and 7, records'],
] as const;

const arms = (family: string, names: readonly (readonly [string, string])[]) =>
  names.map(([name]) => `${family}-${name}`).join(' ');

/** The provisions by which the answer of 2014 to 2015 is told, as `--group` names them. */
const PROVISIONS = {
  priorities: 'federal.programme',
  form: 'federal.adherence_form',
  adherence: 'federal.adherence_priority',
  limits: 'state.law,local.policy,local.hold_willing',
  capacity: 'screening,at_large',
} as const;
const IN_RECORDS = {
  requests: 'federal,screening,at_large',
  limits: 'state.law,local.policy,local.hold_willing',
  recording: 'recorder.refusal',
  extract: 'recorder.extract',
} as const;
const OVER_TIME = { arrests: 'arrests', rules: 'federal,state,local,screening,at_large' } as const;

/** What is told of each answer: metric, title, kind of its levels and of its changes. */
type Told = readonly [metric: string, title: string, level: Kind, change: Kind];
const REQUESTS: Told = ['requests', 'requests', 'count', 'change'];
const COUNTS: readonly Told[] = [
  REQUESTS,
  ['declined_requests', 'declined by the jail', 'count', 'change'],
  ['transferred', 'transferred', 'count', 'change'],
  ['not_taken', 'requests not taken', 'count', 'change'],
  ['serious_never_taken', 'serious, never taken', 'count', 'change'],
  ['transferred_no_conviction', 'transferred, no conviction', 'count', 'change'],
];
const OF_OFFICES: readonly Told[] = [
  ['at_large_arrests', 'at-large arrests', 'count', 'change'],
  ['ero_arrests', 'ICE arrests in all', 'count', 'change'],
  ['cost_total', 'total cost, $ million', 'millions', 'millions-change'],
];
const RECORDED: readonly Told[] = [
  ['recorded_refusals', 'recorded refusals', 'count', 'change'],
  ['refusal_rate_recorded', 'recorded refusal rate', 'share', 'points'],
  ['recorded_custody', 'recorded custody', 'count', 'change'],
  ['recorded_custody_rate', 'recorded custody rate', 'share', 'points'],
];

/** Two scenarios taken apart: their names with the months where they are not the report's, what is told, by what. */
type Answer = {
  readonly arms: string;
  readonly months?: string;
  readonly told: readonly Told[];
  readonly groups: Readonly<Record<string, string>>;
};
const ANSWERS: Readonly<Record<string, Answer>> = {
  answer: { arms: 'rules-of-2013 rules-of-2015', told: [...COUNTS, ...OF_OFFICES, ...RECORDED], groups: PROVISIONS },
  'answer-california': {
    arms: 'rules-of-2013-california rules-of-2015-california',
    told: [...COUNTS, ...RECORDED],
    groups: PROVISIONS,
  },
  'answer-santa-clara': {
    arms: 'rules-of-2013-santa-clara rules-of-2015-santa-clara',
    told: [...COUNTS, ...RECORDED],
    groups: PROVISIONS,
  },
  'answer-over-time': { arms: 'year-2013 rules-of-2015', told: [...COUNTS, ...OF_OFFICES], groups: OVER_TIME },
  'answer-records': {
    arms: 'records-of-2013 rules-of-2015',
    months: '--from 2015-07 --to 2015-11',
    told: [REQUESTS, ...RECORDED],
    groups: IN_RECORDS,
  },
};

/** The command of an answer. Its intervals hold chance and parameters. */
function explained(name: string): string {
  const { arms: both, months, told, groups } = ANSWERS[name];
  return [
    `explain ${both} --draws 10 --replications 1`,
    ...(months === undefined ? [] : [months]),
    ...Object.entries(groups).map(([group, paths]) => `--group ${group}=${paths}`),
    `--metric ${told.map(([metric]) => metric).join(',')}`,
  ].join(' ');
}

/** The commands, as a user would type them after `npx handoff`. */
export const COMMANDS: Readonly<Record<string, string>> = {
  nation: `run ${arms('puzzle', EXPLANATIONS)} ${arms('puzzle', GROUPS)} --replications 1`,
  'santa-clara': `run ${arms('santa-clara', EXPLANATIONS)} --replications 2`,
  linkage:
    'run historical historical historical --replications 1 --from 2015-10 --to 2016-09' +
    ' --set historical-2:recorder.extract_later=3650 --set historical-3:recorder.extract_later=3650' +
    ' --set historical-3:recorder.custody=1',
  records: 'records historical --replications 1 --from 2015-07 --to 2015-11',
  complete:
    'records historical --replications 1 --from 2015-07 --to 2015-11' +
    ' --set recorder.refusal=1 --set recorder.custody=1 --set recorder.extract_later=3650',
  answer: explained('answer'),
  'answer-california': explained('answer-california'),
  'answer-santa-clara': explained('answer-santa-clara'),
  'answer-over-time': explained('answer-over-time'),
  ...ADAPTATION_COMMANDS,
  'answer-records': explained('answer-records'),
};

const ENDS = ['mean', 'lo', 'hi'] as const;

/** A metric of an answer: both arms, their difference and the share of each provision, with intervals. */
function ofAnswer(command: string, [metric, , level, change]: Told): [string, Figure][] {
  const at = (id: string, path: string, kind: Kind): [string, Figure][] =>
    ENDS.map((end) => [
      `${command}.${metric}.${id}.${end}`,
      { command, path: `metrics/${metric}/${path}/${end}`, kind },
    ]);
  return [
    ...at('baseline', 'baseline', level),
    ...at('variant', 'variant', level),
    ...at('difference', 'difference', change),
    ...Object.keys(ANSWERS[command].groups).flatMap((group) => at(group, `shares/${group}`, change)),
  ];
}

function answerTable(command: string): Table {
  const { told } = ANSWERS[command];
  const groups = Object.keys(ANSWERS[command].groups);
  return {
    head: ['metric', 'before', 'after', 'difference', ...groups.map((group) => `\`${group}\``)],
    rows: told.map(([metric, title]) => [
      title,
      `=${command}.${metric}.baseline.mean`,
      `=${command}.${metric}.variant.mean`,
      ...['difference', ...groups].map((id) => `~${command}.${metric}.${id}`),
    ]),
  };
}

/** What is read from an arm: name, period of its records, record or truth, metric, kind. */
type Spot = readonly [
  id: string,
  rows: 'months' | 'years',
  from: string,
  view: 'records' | 'truth',
  metric: string,
  kind: Kind,
];
const SPOTS: readonly Spot[] = [
  ['requests-2008-10', 'months', '2008-10', 'records', 'requests', 'count'],
  ['requests-2011-08', 'months', '2011-08', 'records', 'requests', 'count'],
  ['requests-2015-11', 'months', '2015-11', 'records', 'requests', 'count'],
  ['requests-fy2016', 'years', '2015-10', 'records', 'requests', 'count'],
  ['refused-2008-10', 'months', '2008-10', 'records', 'refusal_rate_recorded', 'share'],
  ['refused-2014-06', 'months', '2014-06', 'records', 'refusal_rate_recorded', 'share'],
  ['refused-2015-11', 'months', '2015-11', 'records', 'refusal_rate_recorded', 'share'],
  ['custody-2009-01', 'months', '2009-01', 'records', 'recorded_custody_rate', 'share'],
  ['custody-2015-11', 'months', '2015-11', 'records', 'recorded_custody_rate', 'share'],
  ['declined-2014-06', 'months', '2014-06', 'truth', 'declined_rate', 'share'],
  ['declined-2015-11', 'months', '2015-11', 'truth', 'declined_rate', 'share'],
  ['not-taken-2009-01', 'months', '2009-01', 'truth', 'not_taken_rate', 'share'],
  ['not-taken-2014-06', 'months', '2014-06', 'truth', 'not_taken_rate', 'share'],
  ['not-taken-2015-11', 'months', '2015-11', 'truth', 'not_taken_rate', 'share'],
  ['transferred-2015-10', 'months', '2015-10', 'truth', 'transferred', 'count'],
  ['transferred-fy2016', 'years', '2015-10', 'truth', 'transferred', 'count'],
  ['without-request-fy2016', 'years', '2015-10', 'truth', 'transferred_without_request', 'count'],
  ['at-large-fy2009', 'years', '2008-10', 'truth', 'at_large_share', 'share'],
  ['at-large-fy2016', 'years', '2015-10', 'truth', 'at_large_share', 'share'],
];

const ofArm = (command: string, arm: string, [id, rows, from, view, metric, kind]: Spot): [string, Figure] => [
  `${arm}.${id}`,
  { command, path: `arms/${arm}/records/${rows}/${from}/${view}/${metric}/mean`, kind },
];
const inFy2016 = SPOTS.filter(([, , from]) => from >= '2015-10');

/** What a document of `records` says of a period. */
const ofRecords = (command: string, from: string): [string, Figure][] => {
  const at = `refusal_and_custody/${from}`;
  const named = (id: string, path: string, kind: Kind): [string, Figure] => [
    `${command}.${from}.${id}`,
    { command, path: `${at}/${path}`, kind },
  ];
  return [
    named('jurisdictions', 'jurisdictions', 'count'),
    ...(['records', 'truth'] as const).flatMap((view) =>
      (['mean', 'lo', 'hi'] as const).map((end) =>
        named(`${view}.${end}`, `correlation/${view}/${end}`, 'correlation'),
      ),
    ),
    ...(['recorded', 'handed_over', 'with_at_large'] as const).flatMap((end) =>
      (['honored', 'declined', 'gap'] as const).map((answer) =>
        named(`${end}.${answer}`, `${end}/${answer}/mean`, 'share'),
      ),
    ),
    named('reapprehended', 'reapprehended/mean', 'share'),
  ];
};

export const FIGURES: ReadonlyMap<string, Figure> = new Map([
  ...[...EXPLANATIONS, ...GROUPS].flatMap(([name]) => SPOTS.map((spot) => ofArm('nation', `puzzle-${name}`, spot))),
  ...EXPLANATIONS.flatMap(([name]) =>
    SPOTS.filter(([id]) => !id.startsWith('at-large')).map((spot) => ofArm('santa-clara', `santa-clara-${name}`, spot)),
  ),
  ...['historical', 'historical-2', 'historical-3'].flatMap((arm) =>
    inFy2016.map((spot) => ofArm('linkage', arm, spot)),
  ),
  ...['records', 'complete'].flatMap((command) => ['2014-01', '2015-07'].flatMap((from) => ofRecords(command, from))),
  ...Object.entries(ANSWERS).flatMap(([command, { told }]) => told.flatMap((one) => ofAnswer(command, one))),
  ...ADAPTATION_FIGURES,
]);

const rowsOf = (family: string, names: readonly (readonly [string, string])[], spots: readonly string[]) =>
  names.map(([name, title]) => [title, ...spots.map((spot) => `=${family}-${name}.${spot}`)]);

const ON_RECORD = ['requests-2008-10', 'requests-2011-08', 'requests-2015-11', 'refused-2008-10', 'refused-2014-06', 'refused-2015-11', 'custody-2009-01', 'custody-2015-11']; // prettier-ignore
const HEAD = ['requests Oct 2008', 'Aug 2011', 'Nov 2015', 'refused Oct 2008', 'Jun 2014', 'Nov 2015', 'custody Jan 2009', 'Nov 2015']; // prettier-ignore
const IN_TRUTH = ['declined-2014-06', 'declined-2015-11', 'not-taken-2009-01', 'not-taken-2015-11', 'transferred-fy2016', 'at-large-fy2009', 'at-large-fy2016']; // prettier-ignore
const TRUE_HEAD = ['declined Jun 2014', 'Nov 2015', 'not taken Jan 2009', 'Nov 2015', 'handed over FY2016', 'at large FY2009', 'FY2016']; // prettier-ignore
const COUNTY = ['requests-2011-08', 'requests-2015-11', 'refused-2014-06', 'refused-2015-11', 'declined-2015-11', 'not-taken-2014-06', 'not-taken-2015-11']; // prettier-ignore
const COUNTY_HEAD = ['requests Aug 2011', 'Nov 2015', 'refused Jun 2014', 'Nov 2015', 'declined Nov 2015', 'not taken Jun 2014', 'Nov 2015']; // prettier-ignore

const ends = (command: string, from: string): string[][] =>
  [
    ['on record', 'recorded'],
    ['handed over', 'handed_over'],
    ['handed over or arrested at large', 'with_at_large'],
  ].map(([title, end]) => [title, ...['honored', 'declined', 'gap'].map((x) => `=${command}.${from}.${end}.${x}`)]);

const correlations = (command: string, title: string) =>
  ['2014-01', '2015-07'].map((from) => [
    title,
    from === '2014-01' ? 'Jan to Jun 2014' : 'Jul to Nov 2015',
    ...['jurisdictions', 'records.mean', 'records.lo', 'records.hi', 'truth.mean', 'truth.lo', 'truth.hi'].map(
      (end) => `=${command}.${from}.${end}`,
    ),
  ]);

export const TABLES: Readonly<Record<string, Table>> = {
  'nation-on-record': {
    head: ['what acts', ...HEAD],
    rows: [
      ['published', '> 19,000', '27,755', 'over 6,000', '0%', '10.4%', '1.6%', '72%', '< 40%'],
      ...rowsOf('puzzle', [...EXPLANATIONS, ...GROUPS], ON_RECORD),
    ],
  },
  'nation-in-truth': {
    head: ['what acts', ...TRUE_HEAD],
    rows: [
      ['published', '', '', '', '', '73,602', '', '27.6%'],
      ...rowsOf('puzzle', [...EXPLANATIONS, ...GROUPS], IN_TRUTH),
    ],
  },
  'santa-clara': {
    head: ['what acts', ...COUNTY_HEAD],
    rows: [
      ['published', '', '', '88.2% (before July 2015)', '4.8%', '', 'nearly all', 'nearly all'],
      ...rowsOf('santa-clara', EXPLANATIONS, COUNTY),
    ],
  },
  linkage: {
    head: ['records', 'custody Nov 2015', 'requests FY2016', 'handed over FY2016', 'of these, no request on file'],
    rows: [
      ['published', '< 40%', '85,720', '73,602', ''],
      ...[
        ['historical', 'as they are'],
        ['historical-2', 'extracted years later'],
        ['historical-3', 'and every custody linked'],
      ].map(([arm, title]) => [
        title,
        ...['custody-2015-11', 'requests-fy2016', 'transferred-fy2016', 'without-request-fy2016'].map(
          (spot) => `=${arm}.${spot}`,
        ),
      ]),
    ],
  },
  correlation: {
    head: ['recording', 'months', 'jails', 'on record', 'from', 'to', 'in truth', 'from', 'to'],
    rows: [...correlations('records', 'as it was'), ...correlations('complete', 'complete')],
  },
  'ends-2014': { head: ['Jan to Jun 2014', 'honored', 'declined', 'gap'], rows: ends('records', '2014-01') },
  'ends-2015': { head: ['Jul to Nov 2015', 'honored', 'declined', 'gap'], rows: ends('records', '2015-07') },
  ...ADAPTATION_TABLES,
  ...Object.fromEntries(Object.keys(ANSWERS).map((command) => [command, answerTable(command)])),
};
