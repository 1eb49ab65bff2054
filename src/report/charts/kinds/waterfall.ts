/**
 * From the baseline to the variant, provision by provision: a bar for each share, from where the one above it ended. The
 * line at a bar's end is the interval of that share.
 */
import type { TopLevelSpec } from 'vega-lite';
import type { ExplainDocument } from '../../../analysis/attribution/document.ts';
import type { PlottedChart } from '../drawing/draw.ts';
import { extent } from '../drawing/extent.ts';
import { fit, textWidth } from '../drawing/fonts.ts';
import { footer, subtitle } from '../drawing/frame.ts';
import { levels } from '../../words/numbers.ts';
import { splitOf, type Split } from '../../words/shares.ts';
import { HAIRLINE, INK, INNER, LESS, MORE, MUTED, SAME } from '../drawing/style.ts';
import { rowAxis } from './row-axis.ts';

const ROW = 30;
const SIZE = 11.5;
const GAP = 20;
const LABEL = 300;

type Row = {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly color: string;
  readonly text: string;
  readonly percent: string;
  readonly whole: boolean;
};

function rowsOf({ from, to }: ExplainDocument, split: Split): Row[] {
  const { baseline, variant } = split.explained;
  const write = levels({ mean: baseline.mean, lo: null, hi: null }, split.measure.kind);
  const end = (name: string, level: number): Row => ({
    label: fit(name, LABEL, SIZE),
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
  const shares = split.rows.map(({ id, share, direction, text, percent }): Row => {
    const start = level;
    level += share.mean!;
    const around = (bound: number | null) => (bound === null ? null : start + bound);
    return {
      label: fit(id, LABEL, SIZE),
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

function spec(document: ExplainDocument, split: Split): TopLevelSpec {
  const rows = rowsOf(document, split);
  const height = rows.length * ROW;
  const values = rows.map((row, i) => ({ ...row, y: i * ROW + ROW / 2, below: (i + 1) * ROW + ROW / 2 }));
  const width = (field: 'label' | 'text' | 'percent', least: number) =>
    Math.max(least, ...rows.map((row) => textWidth(row[field], SIZE)));
  const labels = Math.ceil(width('label', 60)) + GAP;
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
    mark: { type: 'text' as const, align, fontSize: SIZE, color: INK },
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
        transform: [{ filter: `datum.y < ${height - ROW}` }],
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
      text('label', -labels, 'left'),
      text('text', edge, 'right'),
      text('percent', edge + GAP + percents, 'right'),
      header('share', edge),
      header('of all', edge + GAP + percents),
    ],
  };
}

function title(document: ExplainDocument, split: Split): string {
  const { from, to } = document;
  const { measure, direction, rows } = split;
  if (direction !== 'more' && direction !== 'less')
    return `${measure.label}, ${to} against ${from}: no difference that can be told from chance`;
  const [largest] = rows
    .filter((row) => row.direction === 'more' || row.direction === 'less')
    .toSorted((a, b) => Math.abs(b.share.mean!) - Math.abs(a.share.mean!));
  const cause = largest ? `: ${largest.percent} of it by ${largest.id}` : '';
  return `${measure.label}: ${split.total} under ${to} against ${from}${cause}`;
}

/** The waterfall of one metric; null where no run defines it. */
export function waterfallChart(document: ExplainDocument, id: string): PlottedChart | null {
  const split = splitOf(document, id);
  if (!split) return null;
  const sampled = document.method.orders === null ? '' : ' Orders were sampled: the shares are estimates.';
  const note =
    'Shares: means over all orders in which the provisions could be switched (Shapley values); they add up to the ' +
    'difference. Lines: 95% intervals of the single shares. Grey: no share that chance cannot explain.' +
    sampled;
  return {
    name: `waterfall.${id}`,
    spec: spec(document, split),
    frame: { title: title(document, split), subtitle: subtitle(document), footer: footer(document, note) },
  };
}
