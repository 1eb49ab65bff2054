/**
 * A document of the size and shape of a national comparison, made by a small deterministic function: the figures are
 * plausible, not results.
 */
import type {
  Arm,
  Changes,
  Difference,
  Estimate,
  Flip,
  Metrics,
  MonthPoint,
  RunDocument,
} from '../../src/analysis/results.ts';
import type { Records, RecordsRow } from '../../src/analysis/records.ts';
import { changeOf, changesOf } from './changes.ts';
import { RECORDED, TRUE } from '../../src/analysis/shown.ts';
import { OUTCOMES } from '../../src/base/vocabulary.ts';

const T19 = 2.09302405441;

type Figure = [unit: string, baseline: number, variant: number, relativeSd?: number];

/** Metrics under the two arms, with the standard deviation over replications in parts of the mean. */
const figures: Record<string, Figure> = {
  arrests: ['bookings', 13_420_111, 13_420_111, 0.0003],
  submissions: ['bookings', 13_102_909, 13_102_909, 0.0003],
  matched: ['episodes', 612_300, 612_410, 0.0012],
  interviewed: ['episodes', 214_800, 214_760, 0.002],
  identified: ['episodes', 702_150, 702_204, 0.0011],
  encountered: ['episodes', 581_220, 446_917, 0.002],
  requests: ['requests', 271_340, 105_806, 0.003],
  detainers: ['requests', 271_340, 86_112, 0.003],
  notifications: ['requests', 0, 15_904, 0.008],
  other_requests: ['requests', 0, 3_790, 0.02],
  honored: ['requests', 205_115, 86_420, 0.004],
  declined_requests: ['requests', 41_870, 4_215, 0.009],
  unanswered: ['requests', 24_355, 15_171, 0.008],
  transferred: ['episodes', 160_300, 97_300, 0.004],
  transferred_on_request: ['episodes', 128_950, 59_220, 0.004],
  transferred_without_request: ['episodes', 31_350, 38_080, 0.006],
  transferred_no_conviction: ['episodes', 61_250, 30_440, 0.005],
  not_taken: ['requests', 138_900, 44_350, 0.004],
  not_taken_rate: ['share of requests', 0.519, 0.428, 0.004],
  declined_rate: ['share of answers', 0.1695, 0.0465, 0.008],
  recorded_refusals: ['requests', 21_930, 2_118, 0.01],
  recorded_custody: ['requests', 148_100, 41_370, 0.004],
  refusal_rate_recorded: ['share of requests', 0.0808, 0.02, 0.01],
  not_taken_rate_recorded: ['share of requests', 0.454, 0.609, 0.004],
  at_large_targets: ['people', 92_800, 54_120, 0.005],
  at_large_backlog: ['people', 188_400, 131_070, 0.004],
  at_large_arrests: ['arrests', 37_280, 37_205, 0.004],
  at_large_released: ['arrests', 6_120, 5_870, 0.015],
  at_large_absconders: ['arrests', 12_480, 12_655, 0.008],
  at_large_other: ['arrests', 18_680, 18_680, 0.005],
  at_large_share: ['share of arrests', 0.1813, 0.2612, 0.006],
  taken: ['people', 166_420, 103_170, 0.004],
  ero_arrests: ['arrests', 205_270, 142_197, 0.003],
  serious_never_taken: ['people', 9_310, 9_344, 0.012],
  felony_never_taken: ['people', 14_260, 15_705, 0.01],
  serious_never_taken_not_identified: ['people', 2_110, 2_140, 0.02],
  felony_never_taken_not_identified: ['people', 3_320, 3_610, 0.02],
  serious_followed: ['people', 21_480, 21_480, 0.005],
  felony_followed: ['people', 30_110, 30_110, 0.005],
  serious_not_taken: ['episodes', 8_205, 8_254, 0.012],
  felony_not_taken: ['episodes', 12_040, 12_905, 0.01],
  requests_no_conviction: ['requests', 131_220, 52_180, 0.004],
  held_hours: ['hours', 2_730_400, 902_110, 0.006],
  held_not_removable: ['episodes', 1_204, 366, 0.03],
  rearrests: ['episodes', 118_400, 121_915, 0.004],
  removed: ['people', 141_870, 91_206, 0.004],
  pending_removal: ['people', 24_550, 23_975, 0.007],
  cost_federal: ['USD', 1_512_400_000, 1_017_800_000, 0.003],
  cost_state: ['USD', 48_210_000, 29_140_000, 0.004],
  cost_local: ['USD', 163_900_000, 57_720_000, 0.005],
  cost_total: ['USD', 1_724_510_000, 1_104_660_000, 0.003],
  cost_per_transfer: ['USD', 1_911, 2_874, 0.004],
  cost_per_at_large_arrest: ['USD', 11_870, 11_911, 0.006],
  cost_per_taken: ['USD', 2_986, 4_327, 0.004],
};

const outcomeFigures = {
  not_requested: [430_810, 596_398],
  transferred: [159_870, 96_990],
  at_large: [6_105, 5_850],
  declined: [33_400, 2_910],
  released_unannounced: [8_120, 6_845],
  not_collected: [31_940, 14_720],
  missed: [12_760, 8_410],
  too_late: [15_655, 9_880],
  pending: [3_490, 3_201],
} satisfies Record<(typeof OUTCOMES)[number], [number, number]>;

function estimate(unit: string, mean: number, sd: number): Estimate {
  const half = (T19 * sd) / Math.sqrt(20);
  const range = { lo: mean - half, hi: mean + half };
  return { unit, mean, sd, ...range, chance: range, parameters: null };
}

const metricsOf = (arm: 0 | 1, scale = 1): Metrics =>
  Object.fromEntries(
    Object.entries(figures).map(([id, [unit, ...rest]]) => {
      const mean = rest[arm] * (unit === 'USD' || unit.startsWith('share') ? 1 : scale);
      return [id, estimate(unit, mean, mean * (rest[2] ?? 0.005))];
    }),
  );

const differencesOf = (scale = 1): Changes =>
  changesOf(
    Object.fromEntries(
      Object.entries(figures).map(([id, [unit, from, to, relative = 0.005]]) => {
        const factor = unit === 'USD' || unit.startsWith('share') ? 1 : scale;
        return [
          id,
          estimate(unit, (to - from) * factor, Math.max(from, to) * relative * factor * (from === to ? 0 : 1)),
        ];
      }),
    ),
    metricsOf(0, scale),
    metricsOf(1, scale),
  );

const outcomesOf = (pick: (pair: [number, number]) => number): Metrics =>
  Object.fromEntries(
    Object.entries(outcomeFigures).map(([id, pair]) => [
      id,
      estimate('episodes', pick(pair), 0.006 * Math.max(...pair)),
    ]),
  );

/** A series that falls from `start` to `end` over the months, with a winter dip and a deterministic ripple. */
function series(months: string[], start: number, end: number, departs = 0, departed = end): MonthPoint[] {
  return months.map((month, index) => {
    const part = index / Math.max(1, months.length - 1);
    const smooth = start + (end - start) * part * part * (3 - 2 * part);
    const after = departs && index >= departs ? (departed - end) * Math.min(1, (index - departs) / 8) : 0;
    const winter = ['11', '12', '01', '02'].includes(month.slice(5)) ? 0.93 : 1.02;
    const ripple = 1 + 0.02 * Math.sin(index * 2.4) + 0.012 * Math.sin(index * 5.1);
    const mean = (smooth + after) * winter * ripple;
    const half = 0.012 * mean + 12;
    return { month, mean, lo: mean - half, hi: mean + half };
  });
}

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let [year, month] = from.split('-').map(Number) as [number, number]; ; month++) {
    if (month > 12) [year, month] = [year + 1, 1];
    const name = `${year}-${String(month).padStart(2, '0')}`;
    months.push(name);
    if (name === to) return months;
  }
}

const months = monthsBetween('2008-10', '2016-09');
const departs = months.indexOf('2014-11');

const monthlyOf = (arm: 0 | 1): Record<string, MonthPoint[]> => ({
  requests: series(months, 20_400, 6_300, departs, arm === 0 ? 17_800 : 6_300),
  transferred: series(months, 17_200, 5_900, departs, arm === 0 ? 10_600 : 5_900),
  at_large_arrests: series(months, 4_100, 2_450, departs, arm === 0 ? 2_460 : 2_450),
});

function subtract(to: Record<string, MonthPoint[]>, from: Record<string, MonthPoint[]>): Record<string, MonthPoint[]> {
  const points = (id: string) =>
    to[id].map(({ month, mean }, index) => {
      const gap = mean! - from[id][index].mean!;
      const half = gap === 0 ? 0 : 0.02 * Math.abs(gap) + 10;
      return { month, mean: gap, lo: gap - half, hi: gap + half };
    });
  return Object.fromEntries(Object.keys(to).map((id) => [id, points(id)]));
}

const states: [string, string, number][] = [
  ['CA', 'California', 0.27],
  ['NY', 'New York', 0.05],
  ['TX', 'Texas', 0.22],
];

const groupsOf = <M>(metrics: (scale: number) => M) => [
  { by: 'state', rows: states.map(([key, name, scale]) => ({ key, name, metrics: metrics(scale) })) },
];

const FLIPS: [Flip['from'], Flip['to'], number][] = [
  ['transferred', 'transferred', 88_120],
  ['transferred', 'not_requested', 61_240],
  ['transferred', 'missed', 4_380],
  ['declined', 'not_requested', 26_910],
  ['declined', 'transferred', 4_020],
  ['not_requested', 'not_requested', 428_300],
  ['absent', 'not_requested', 1_212],
  ['pending', 'absent', 12],
];
const flips = FLIPS.map(([from, to, mean]): Flip => {
  const half = 0.004 * mean + 4;
  return { from, to, mean, lo: mean - half, hi: mean + half };
});

/** The records of an arm: in each period the metric's figure, of a month a twelfth of it. */
function recordsOf(index: 0 | 1): Records {
  const pick = <Id extends string>(ids: readonly Id[], scale: number) =>
    Object.fromEntries(
      ids.map((id) => {
        const { mean, lo, hi } = metricsOf(index, scale)[id] ?? estimate('', 0, 0);
        return [id, { mean, lo, hi }];
      }),
    ) as Record<Id, RecordsRow['truth']['transferred']>;
  const row = (from: string, to: string, scale: number): RecordsRow => ({
    from,
    to,
    records: pick(RECORDED, scale),
    truth: pick(TRUE, scale),
  });
  return {
    total: row('2015-07', '2016-09', 1),
    years: [row('2015-07', '2015-09', 0.25), row('2015-10', '2016-09', 0.75)],
    months: monthsBetween('2015-07', '2016-09').map((month) => row(month, month, 1 / 15)),
  };
}

/** What became of the requests of each arm; they add up to its requests. */
const ASKED: Record<string, readonly [baseline: number, variant: number]> = {
  handed_over: [128_100, 58_900],
  declined: [38_200, 3_900],
  let_go: [74_300, 33_300],
  too_late: [12_200, 5_400],
  inside: [18_540, 4_306],
};

const arm = (name: string, title: string, index: 0 | 1): Arm => ({
  name,
  title,
  label: title,
  scenario: String(index + 1).repeat(64),
  cost_book: 'default',
  metrics: metricsOf(index),
  outcomes: outcomesOf((pair) => pair[index]),
  asked: Object.fromEntries(Object.entries(ASKED).map(([id, pair]) => [id, estimate('requests', pair[index], 0.004)])),
  costs: [],
  monthly: monthlyOf(index),
  groups: groupsOf((scale) => metricsOf(index, scale)),
  records: recordsOf(index),
});

const difference = (): Difference => ({
  from: 'secure-communities',
  to: 'historical',
  metrics: differencesOf(),
  outcomes: changesOf(
    outcomesOf(([from, to]) => to - from),
    outcomesOf(([from]) => from),
    outcomesOf(([, to]) => to),
  ),
  costs: [],
  monthly: subtract(monthlyOf(1), monthlyOf(0)),
  groups: groupsOf(differencesOf),
  flips,
});

/** A comparison of two arms. */
export function comparison(): RunDocument {
  return {
    schema: 'handoff.run/1',
    handoff: '0.1.0',
    seed: 'handoff',
    replications: 20,
    draws: 1,
    period: { from: '2015-07', to: '2016-09' },
    coverage: 'the United States',
    intervals: 'chance only; 31 uncertain parameters held at their median',
    assumptions: { assumed: 48, parameters: 112 },
    simulated: { from: '2005-10', to: '2016-09' },
    policy_dates: [
      { day: '2011-06-17', text: 'Discretion memo' },
      { day: '2014-01-01', text: 'California Trust Act' },
      { day: '2014-04-11', text: 'Hold rulings' },
      { day: '2015-01-05', text: 'PEP priorities' },
      { day: '2015-07-02', text: 'PEP forms' },
    ],
    price_year: 2016,
    arms: [
      arm('secure-communities', 'Secure Communities goes on past November 2014', 0),
      arm('historical', 'What was in force, October 2008 to September 2016', 1),
    ],
    differences: [difference()],
  };
}

/** A run of one arm. */
export function singleRun(): RunDocument {
  const document = comparison();
  return { ...document, arms: document.arms.slice(1), differences: [] };
}

/** One replication of a comparison: no interval anywhere. */
export function oneReplication(): RunDocument {
  const document = comparison();
  const blank = <T>(node: T): T => {
    if (Array.isArray(node)) return node.map(blank) as T;
    if (node === null || typeof node !== 'object') return node;
    const entries = Object.entries(node).map(([key, child]) => [
      key,
      ['sd', 'lo', 'hi', 'p'].includes(key) ? null : key === 'direction' ? 'unknown' : blank(child),
    ]);
    return Object.fromEntries(entries) as T;
  };
  const arms = document.arms.map(blank);
  return {
    ...document,
    replications: 1,
    arms,
    differences: document.differences.map(blank),
  };
}

/** The comparison with one metric's difference replaced; the baseline is known exactly, chance is in the variant. */
export function withDifference(
  id: string,
  baseline: number | null,
  mean: number | null,
  lo: number | null,
  hi: number | null,
  replications = 20,
): RunDocument {
  const document = { ...comparison(), replications };
  const plus = (number: number | null) => (number === null || baseline === null ? null : baseline + number);
  const [from, to] = document.arms.map(({ metrics }) => metrics[id]);
  Object.assign(from, { mean: baseline, lo: baseline, hi: baseline });
  Object.assign(to, { mean: plus(mean), lo: plus(lo), hi: plus(hi) });
  const [{ metrics }] = document.differences;
  metrics[id] = changeOf({ ...metrics[id], mean, lo, hi }, from, to, replications);
  return document;
}

/** Three arms: a baseline and two variants. */
export function threeArms(): RunDocument {
  const document = comparison();
  const third = {
    ...document.arms[1],
    name: 'holds-barred-everywhere',
    title: 'No jail may hold past release',
    label: 'No jail may hold past release',
  };
  const more = { ...document.differences[0], to: third.name };
  return { ...document, arms: [...document.arms, third], differences: [...document.differences, more] };
}

/** A baseline and so many variants that are alike. */
export function manyArms(variants: number): RunDocument {
  const document = comparison();
  const names = Array.from({ length: variants }, (_, i) => `variant-${i + 1}`);
  return {
    ...document,
    arms: [
      document.arms[0],
      ...names.map((name) => ({ ...document.arms[1], name, label: `What ${name} would change` })),
    ],
    differences: names.map((to) => ({ ...document.differences[0], to })),
  };
}
