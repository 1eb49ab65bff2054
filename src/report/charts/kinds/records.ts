/**
 * What would have been published, month by month, beside what happened to the same requests: refusals at the left, custody
 * at the right. The record is dashed, the truth a full line; a band is the range of each month by itself.
 */
import type { TopLevelSpec } from 'vega-lite';
import type { Records, RecordsRow } from '../../../analysis/records.ts';
import type { About, RunDocument } from '../../../analysis/results.ts';
import { fileName } from '../../words/file-name.ts';
import { labelOf } from '../../words/labels.ts';
import { inFull, levels, monthName, type Spread } from '../../words/numbers.ts';
import type { FittedChart } from '../drawing/draw.ts';
import { footer, type Room, subtitle } from '../drawing/frame.ts';
import { ACCENT, COUNTER } from '../drawing/style.ts';
import { spoken } from '../spoken.ts';

const NONE: Spread = { mean: null, lo: null, hi: null };
/** 1 less a share. */
const rest = ({ mean, lo, hi }: Spread): Spread => {
  const less = (end: number | null) => (end === null ? null : 1 - end);
  return { mean: less(mean), lo: less(hi), hi: less(lo) };
};

/** Shares of the month's requests: of each panel the record and the truth. */
const PANELS = [
  {
    heading: 'Refused, share of requests',
    record: { text: 'refusals on record', of: ({ records }: RecordsRow) => records.refusal_rate_recorded ?? NONE },
    truth: { text: 'declined by the jail', of: ({ truth }: RecordsRow) => truth.declined_rate ?? NONE },
  },
  {
    heading: 'In custody, share of requests',
    record: { text: 'custody on record', of: ({ records }: RecordsRow) => records.recorded_custody_rate ?? NONE },
    truth: { text: 'handed over', of: ({ truth }: RecordsRow) => rest(truth.not_taken_rate ?? NONE) },
  },
] as const;
const SIDES = ['truth', 'record'] as const;
type Side = (typeof SIDES)[number];
const LOOK = { truth: { color: ACCENT, dash: [100_000, 1] }, record: { color: COUNTER, dash: [6, 3] } } as const;

const AXIS = 46;
const GUTTER = 40;

function panel(months: readonly RecordsRow[], index: number, room: Room) {
  const { heading, ...sides } = PANELS[index];
  const values = SIDES.flatMap((side) =>
    months.map((row) => ({ side, text: sides[side].text, time: Date.parse(`${row.from}-15`), ...sides[side].of(row) })),
  ).filter(({ mean }) => mean !== null);
  const highest = Math.max(0.05, ...values.map(({ mean, hi }) => hi ?? mean ?? 0));
  const x = { field: 'time', type: 'temporal' as const, scale: { type: 'utc' as const }, axis: { title: null, grid: false, format: '%b %Y', tickCount: 4, labelFlush: false } }; // prettier-ignore
  const y = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [0, Math.min(1, highest)], nice: 4 },
    axis: { title: null, format: '~%', tickCount: 4, domain: false, ticks: false, minExtent: AXIS - 6, maxExtent: AXIS - 6 }, // prettier-ignore
  });
  const domain = SIDES.map((side) => sides[side].text);
  const look = <T>(of: (side: Side) => T, legend: object | null) => ({
    field: 'text',
    type: 'nominal' as const,
    scale: { domain, range: SIDES.map(of) },
    legend,
  });
  const key = {
    title: null,
    orient: 'top',
    symbolType: 'stroke',
    symbolSize: 500,
    symbolStrokeWidth: 2.2,
    symbolOpacity: 1,
    offset: 4,
  };
  const color = look((side) => LOOK[side].color, key);
  return {
    title: { text: heading, frame: 'group' as const },
    width: Math.floor((room.width - GUTTER) / 2 - AXIS),
    height: Math.max(140, room.height - 72),
    layer: [
      {
        data: { values },
        mark: { type: 'area' as const, opacity: 0.18 },
        encoding: { x, y: y('lo'), y2: { field: 'hi' }, color },
      },
      {
        data: { values },
        mark: { type: 'line' as const, strokeWidth: 2.2, point: values.length < 10 },
        encoding: { x, y: y('mean'), color, strokeDash: look((side) => [...LOOK[side].dash], key) },
      },
    ],
  };
}

const spec = ({ months }: Records, room: Room): TopLevelSpec => ({
  hconcat: PANELS.map((_, i) => panel(months, i, room)),
  spacing: GUTTER,
  resolve: { scale: { color: 'independent', strokeDash: 'independent' } },
});

const share = (spread: Spread): string => inFull(spread, levels(spread, 'share'));

/** What the records and what happened say of the months together. */
function finding({ total }: Records, of: string): string {
  const [refusals, custody] = PANELS;
  const told = ({ record, truth }: (typeof PANELS)[number]) =>
    [record.of(total), truth.of(total)].map((one) => levels(one, 'share')(one.mean));
  const [[refused, declined], [recorded, taken]] = [told(refusals), told(custody)];
  return `${of}: records show ${refused} of requests refused and ${recorded} in custody; jails declined ${declined} and ${taken} were handed over`;
}

function inWords({ total, months }: Records): string {
  const line = (row: RecordsRow, name: string) =>
    `${name}: ${PANELS.flatMap(({ record, truth }) => [record, truth].map(({ text, of }) => `${text} ${share(of(row))}`)).join(', ')}`;
  const ends = [months[0], months.at(-1)].flatMap((row) => (row ? [line(row, monthName(row.from))] : []));
  return spoken('What records show beside what happened, in shares of requests', [line(total, 'all months'), ...ends]);
}

/** @param of what the scenario is called, and the document of which its records are a part */
export function recordsChart(
  records: Records,
  { about, name, of }: { about: About; name: string; of: string },
): FittedChart {
  return {
    name,
    fit: (room) => spec(records, room),
    frame: {
      title: finding(records, of),
      subtitle: subtitle(about),
      footer: footer(
        about,
        'Dashed: what would have been published. Full line: what happened to the requests of the same months, followed to the ' +
          'end of the run. Bands: 95% ranges, each month for itself. A record is no measure of what happened.',
      ),
      alt: inWords(records),
    },
    rows: records.months.flatMap((row) =>
      PANELS.flatMap(({ record, truth }) =>
        [record, truth].map(({ text, of: figure }) => {
          const { mean, lo, hi } = figure(row);
          return { month: row.from, figure: text, mean, lo, hi };
        }),
      ),
    ),
  };
}

/** One for each arm of a run. */
export const recordsCharts = (document: RunDocument): FittedChart[] =>
  document.arms.map((arm) =>
    recordsChart(arm.records, {
      about: { ...document, arms: [arm] },
      name: document.arms.length === 1 ? 'records' : `records.${fileName(arm.name)}`,
      of: labelOf(document, arm.name),
    }),
  );
