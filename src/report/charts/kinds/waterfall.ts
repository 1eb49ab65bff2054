/**
 * From the baseline to the variant, provision by provision: a bar for each share, from where the one above it ended. The
 * line at a bar's end is the interval of that share.
 */
import type { TopLevelSpec } from 'vega-lite';
import type { ExplainDocument } from '../../../analysis/attribution/document.ts';
import { ranged } from '../drawn-rows.ts';
import type { PlottedChart } from '../drawing/draw.ts';
import { extent } from '../drawing/extent.ts';
import { fit, textWidth, wrap } from '../drawing/fonts.ts';
import { isClear } from '../../../analysis/direction.ts';
import { labelOf } from '../../words/labels.ts';
import { asReason, provisionInWords } from '../../words/provision.ts';
import { spoken } from '../spoken.ts';
import { footer, subtitle } from '../drawing/frame.ts';
import { levels, value } from '../../words/numbers.ts';
import { splitOf, type Split } from '../../words/shares.ts';
import { HAIRLINE, INK, INNER, LESS, MORE, MUTED, SAME } from '../drawing/style.ts';
import { rowAxis } from './row-axis.ts';

/** A line of a label, and what stands between two rows. */
const LINE = 14;
const BETWEEN = 14;
const SIZE = 11.5;
const GAP = 20;
const LABEL = 300;
const MOST_LINES = 3;
/** Of the words of one change in a title, in pixels. */
const LONGEST = 560;

type Row = {
  /** Lines under each other. */
  readonly label: string[];
  readonly start: number;
  readonly end: number;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly color: string;
  readonly text: string;
  readonly percent: string;
  readonly whole: boolean;
};

/** A text in a few lines, the last of which says that there is more. */
function linesOf(text: string): string[] {
  const lines = wrap(text, LABEL, SIZE);
  if (lines.length <= MOST_LINES) return lines;
  const rest = lines.slice(MOST_LINES - 1).join(' ');
  return [...lines.slice(0, MOST_LINES - 1), fit(rest, LABEL, SIZE)];
}

function rowsOf(document: ExplainDocument, split: Split): Row[] {
  const { from, to, provisions } = document;
  const { baseline, variant } = split.explained;
  const write = levels({ mean: baseline.mean, lo: null, hi: null }, split.measure.kind);
  const end = (name: string, level: number): Row => ({
    label: linesOf(labelOf(document, name)),
    start: level,
    end: level,
    lo: null,
    hi: null,
    color: INK,
    text: write(level),
    percent: '',
    whole: true,
  });
  let level = baseline.mean!;
  const shares = split.rows.map(({ provision, share, direction, text, percent }): Row => {
    const start = level;
    level += share.mean!;
    const around = (bound: number | null) => (bound === null ? null : start + bound);
    return {
      label: linesOf(provisionInWords(provisions[provision])),
      start,
      end: level,
      lo: around(share.lo),
      hi: around(share.hi),
      color: direction === 'more' ? MORE : direction === 'less' ? LESS : SAME,
      text,
      percent,
      whole: false,
    };
  });
  return [end(from, baseline.mean!), ...shares, end(to, variant.mean!)];
}

/** The middle of each row, as high as its label needs, in pixels from the top. */
function middlesOf(rows: readonly Row[]): { middles: number[]; height: number } {
  let height = 0;
  const middles = rows.map(({ label }) => {
    const own = Math.max(1.3, label.length) * LINE + BETWEEN;
    height += own;
    return height - own / 2;
  });
  return { middles, height };
}

function spec(document: ExplainDocument, split: Split): TopLevelSpec {
  const rows = rowsOf(document, split);
  const { middles, height } = middlesOf(rows);
  const values = rows.map((row, i) => ({ ...row, y: middles[i], below: middles[i + 1] ?? null }));
  const width = (field: 'text' | 'percent', least: number) =>
    Math.max(least, ...rows.map((row) => textWidth(row[field], SIZE)));
  const labels =
    Math.ceil(Math.max(60, ...rows.flatMap(({ label }) => label).map((line) => textWidth(line, SIZE)))) + GAP;
  const [shares, percents] = [width('text', 60), width('percent', 60)];
  const plot = Math.max(220, Math.floor(INNER - labels - shares - percents - 2 * GAP));
  const ends = rows.flatMap(({ start, end, lo, hi }) => [start, end, lo ?? end, hi ?? end]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  // Levels that differ by less than their noise are one.
  const apart = most - least > extent(Math.abs(most) * 1e-12) ? most - least : extent(Math.abs(most));
  const room = apart * 0.04;
  const scale = { domain: [least - room, most + room], range: [0, plot], nice: false, zero: false };
  const share = split.measure.kind === 'share';
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale,
    axis: {
      title: `${split.measure.label}${split.measure.kind === 'money' ? ', USD' : ''}; the axis need not begin at zero`,
      titleAnchor: 'start' as const,
      tickCount: 5,
      format: share ? '.3~p' : split.measure.kind === 'money' ? '.4~s' : ',~f',
      labelFlush: false,
    },
  });
  const y = (field?: string) => rowAxis(height, field);
  const text = (field: string, at: number, align: 'left' | 'right') => ({
    mark: { type: 'text' as const, align, baseline: 'middle' as const, fontSize: SIZE, color: INK },
    encoding: { x: { value: at }, y: y(), text: { field } },
  });
  const header = (words: string, at: number) => ({
    data: { values: [{}] },
    mark: { type: 'text' as const, align: 'right' as const, fontSize: 11, color: MUTED, text: words },
    encoding: { x: { value: at }, y: { value: -12 } },
  });
  const edge = plot + GAP + shares;
  return {
    width: edge + GAP + percents,
    height,
    data: { values },
    layer: [
      {
        transform: [{ filter: 'datum.below !== null' }],
        mark: { type: 'rule', color: HAIRLINE, strokeWidth: 1 },
        encoding: { x: x('end'), y: y(), y2: { field: 'below' } },
      },
      {
        transform: [{ filter: '!datum.whole' }],
        mark: { type: 'bar', height: 14 },
        encoding: { x: x('start'), x2: { field: 'end' }, y: y(), color: { field: 'color', scale: null } },
      },
      {
        transform: [{ filter: 'datum.whole' }],
        mark: { type: 'tick', thickness: 3, size: 20, color: INK, orient: 'vertical' },
        encoding: { x: x('end'), y: y() },
      },
      {
        transform: [{ filter: '!datum.whole && isValid(datum.lo)' }],
        mark: { type: 'rule', color: INK, strokeWidth: 1.5 },
        encoding: { x: x('lo'), x2: { field: 'hi' }, y: y() },
      },
      {
        data: {
          values: values.flatMap(({ label, y: at }) =>
            label.map((line, i) => ({ line, y: at + (i - (label.length - 1) / 2) * LINE })),
          ),
        },
        ...text('line', -labels, 'left'),
      },
      text('text', edge, 'right'),
      text('percent', edge + GAP + percents, 'right'),
      header('part', edge),
      header('of all', edge + GAP + percents),
    ],
  };
}

function title(document: ExplainDocument, split: Split): string {
  const [from, to] = [document.from, document.to].map((name) => labelOf(document, name));
  const { measure, direction, rows, total } = split;
  if (!isClear(direction)) return `${measure.label}: no clear difference between ${to} and ${from}`;
  const [largest] = rows
    .filter((row) => isClear(row.direction))
    .toSorted((a, b) => Math.abs(b.share.mean!) - Math.abs(a.share.mean!));
  const found = `${measure.label}: ${total} under ${to}, compared with ${from}`;
  if (!largest) return found;
  return `${found}; ${largest.percent} of it ${fit(asReason(document.provisions[largest.provision]), LONGEST, 20, 600)}`;
}

function inWords(document: ExplainDocument, { measure, explained, rows, total, noPercent }: Split): string {
  const level = (name: string, side: 'baseline' | 'variant') =>
    `${labelOf(document, name)}: ${value(explained[side].mean, measure.kind)}`;
  return spoken(`${measure.label}, from one set of rules to the other, change by change`, [
    level(document.from, 'baseline'),
    ...rows.map(
      ({ provision, text, percent }) =>
        `${provisionInWords(document.provisions[provision])}: ${text}${noPercent === null ? `, ${percent} of all` : ''}`,
    ),
    level(document.to, 'variant'),
    `in all: ${total}`,
  ]);
}

/** The waterfall of one metric; null where no run defines it. */
export function waterfallChart(document: ExplainDocument, id: string): PlottedChart | null {
  const split = splitOf(document, id);
  if (!split) return null;
  const note =
    'Each bar: what this change does, on average over every order in which the changes could be made one after another; ' +
    'together they make the whole difference. Lines: 95% ranges of each part by itself, which do not add up. Grey: no clear part.' +
    (split.noPercent === null ? '' : ` ${split.noPercent}`);
  return {
    name: `waterfall.${id}`,
    spec: spec(document, split),
    rows: split.rows.map(({ provision, share }) => ({
      change: provisionInWords(document.provisions[provision]),
      ...ranged('part', share),
    })),
    frame: {
      title: title(document, split),
      subtitle: subtitle(document),
      footer: footer(document, note),
      alt: inWords(document, split),
    },
  };
}
