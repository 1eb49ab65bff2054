/** The funnel of each arm, side by side: from identified to transferred on request, and what lies beside that way. */
import type { TopLevelSpec } from 'vega-lite';
import type { Arm, RunDocument } from '../../../analysis/results.ts';
import { figuresInWords, monthsInWords } from '../../words/about.ts';
import type { PlottedChart } from '../drawing/draw.ts';
import { hasIntervals } from '../../words/about.ts';
import { textWidth, wrap } from '../drawing/fonts.ts';
import { footer, subtitle } from '../drawing/frame.ts';
import { datesInWords } from '../../words/definitions.ts';
import { measure } from '../../words/measures.ts';
import { interval, levels } from '../../words/numbers.ts';
import { BESIDE, FUNNEL, WAY } from '../../../analysis/shown.ts';
import { capital } from '../../../scenario/words/series.ts';
import { armStyles, HAIRLINE, INK, INNER, MUTED } from '../drawing/style.ts';
import { headline } from '../../words/sentences.ts';

const NUMBERS = 124;
const GUTTER = 28;
const ROW = 38;
/** Between the steps and what lies beside them: a heading where a label would stand. */
const SPACER = 'Beside this way';

const labels = [...WAY.map((id) => measure(id).label), SPACER, ...BESIDE.map((id) => measure(id).label)];
const LABELS = Math.ceil(Math.max(...labels.map((label) => textWidth(label, 12)))) + 12;

function rows(arm: Arm) {
  return FUNNEL.flatMap((id) => {
    const estimate = arm.metrics[id];
    if (!estimate || estimate.mean === null) return [];
    const write = levels(estimate, 'count');
    const { mean, lo, hi } = estimate;
    const [number, bounds] = [write(mean), interval(estimate, write)];
    return [{ label: measure(id).label, beside: BESIDE.includes(id), mean, lo, hi, number, bounds }];
  });
}

function panel(arm: Arm, color: string, width: number, longest: number, labelled: boolean) {
  const y = {
    field: 'label',
    type: 'nominal' as const,
    scale: { domain: labels },
    axis: labelled
      ? {
          title: null,
          domain: false,
          ticks: false,
          labelPadding: 10,
          labelFontSize: 12,
          labelColor: { condition: { test: `datum.label === '${SPACER}'`, value: MUTED }, value: INK },
        }
      : null,
  };
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [0, longest], range: [0, width - NUMBERS], nice: false },
    axis: null,
  });
  const atRight = { x: { value: width }, y };
  return {
    title: { text: wrap(arm.name, width, 13, 600), frame: 'group' as const },
    width,
    height: { step: ROW },
    data: { values: rows(arm) },
    layer: [
      {
        mark: { type: 'bar' as const, color, height: 20 },
        encoding: {
          x: x('mean'),
          y,
          opacity: { condition: { test: 'datum.beside', value: 0.6 }, value: 1 },
        },
      },
      {
        mark: { type: 'rule' as const, color: INK, strokeWidth: 1.5 },
        encoding: { x: x('lo'), x2: { field: 'hi' }, y },
      },
      ...['lo', 'hi'].map((bound) => ({
        mark: { type: 'tick' as const, color: INK, thickness: 1, size: 9 },
        encoding: { x: x(bound), y },
      })),
      { mark: { type: 'rule' as const, color: HAIRLINE }, encoding: { x: { value: 0 } } },
      {
        mark: { type: 'text' as const, align: 'right' as const, dy: -6, fontWeight: 600 as const },
        encoding: { ...atRight, text: { field: 'number' } },
      },
      {
        mark: { type: 'text' as const, align: 'right' as const, dy: 9, fontSize: 10.5, color: MUTED },
        encoding: { ...atRight, text: { field: 'bounds' } },
      },
    ],
  };
}

/** Two panels a row; the scale is the same in all of them. */
function spec(document: RunDocument): TopLevelSpec {
  const { arms } = document;
  const columns = Math.min(2, arms.length);
  const width = (INNER - LABELS - (columns - 1) * GUTTER) / columns;
  const longest = Math.max(1, ...arms.flatMap(rows).map(({ mean, hi }) => hi ?? mean));
  const styles = armStyles(arms.length);
  const panels = arms.map((arm, index) => panel(arm, styles[index].color, width, longest, index % columns === 0));
  const lines = Array.from({ length: Math.ceil(panels.length / columns) }, (_, line) => ({
    spacing: GUTTER,
    hconcat: panels.slice(line * columns, (line + 1) * columns),
  }));
  return { vconcat: lines, spacing: 28 };
}

function title(document: RunDocument): string {
  const told = headline(document, 'transferred');
  if (told) return told;
  const [arm] = document.arms;
  const number = (id: string) => {
    const estimate = arm.metrics[id] ?? { mean: null, lo: null, hi: null };
    return levels(estimate, 'count')(estimate.mean);
  };
  return `Under ${arm.name}, ICE lodged ${number('requests')} requests and ${number('transferred')} people were handed over in jail, ${monthsInWords(document)}.`;
}

/** The funnel chart of a run or a comparison. */
export function funnelChart(document: RunDocument): PlottedChart {
  const bars = hasIntervals(document) ? 'Means over the runs with 95% intervals in brackets. ' : '';
  const note =
    `${bars}${capital(datesInWords(FUNNEL))} A request without handover may still end in an at-large arrest. ` +
    'ICE may also take people whom the jail does not hold but whose release it announces, so more can be transferred ' +
    'than requests were honored. Transfers without a request have no form on file.';
  return {
    name: 'funnel',
    spec: spec(document),
    frame: {
      title: title(document),
      subtitle: subtitle(document),
      footer: footer(document, note, figuresInWords(document)),
    },
  };
}
