/**
 * What a calibration learned: a row a parameter, the prior's 90% interval as a light bar and the posterior's as a dark
 * one, the most learned first. Each row has its own scale, on which all priors are equally long.
 */
import type { CalibrationDocument } from '../../../analysis/calibration/document.ts';
import { fittedInWords, fittedName, figure, madeInWords, spread } from '../../words/calibration.ts';
import { ranged } from '../drawn-rows.ts';
import type { PlottedChart } from '../drawing/draw.ts';
import { spoken } from '../spoken.ts';
import { fit, wrap } from '../drawing/fonts.ts';
import { type Line, Sheet } from '../drawing/sheet.ts';
import { ACCENT, INK, INNER, MUTED } from '../drawing/style.ts';

type Parameter = CalibrationDocument['parameters'][number];
/** With what it is, in words. */
type Row = Parameter & { readonly label: string };

const PRIOR = '#c3dbd8';
const SIZE = 10;
const ROW = 25;
const TOP = 18;
/** Columns in pixels. A prior takes the middle of the scale; a posterior may reach over its ends. */
const NAMES = 284;
const LOW = 332;
const SCALE = { left: 342, right: 602 };
const BEYOND = 0.3;
const POSTERIORS = 826;

/** The place of a value on its row's scale; what lies too far off stands at the edge. */
function across({ prior }: Parameter, value: number): number {
  const width = prior.hi - prior.lo || 1;
  const share = (value - prior.lo + BEYOND * width) / (width * (1 + 2 * BEYOND));
  return SCALE.left + Math.max(0, Math.min(1, share)) * (SCALE.right - SCALE.left);
}

const percent = (learned: number): string => `${Math.round(100 * Math.max(0, learned))}%`;

/** The rest of a long name, and the unit. */
function secondLine({ label, unit }: Row): string {
  const rest = wrap(label, NAMES, SIZE).slice(1).join('');
  return fit(rest === '' ? unit : `${rest}  \u00b7  ${unit}`, NAMES, 9);
}

function draw(parameters: readonly Row[]): Sheet {
  const rows = parameters.map((parameter, i) => ({ parameter, y: TOP + (i + 0.5) * ROW }));
  const sheet = new Sheet(INNER, TOP + rows.length * ROW);
  const bars = (of: 'prior' | 'posterior', half: number, color: string): Line[] =>
    rows.map(({ parameter, y }) => ({
      id: parameter.name,
      x: across(parameter, parameter[of].lo),
      x2: across(parameter, parameter[of].hi),
      y: y - half,
      y2: y + half,
      color,
    }));
  const medians = (of: 'prior' | 'posterior', half: number, color: string): Line[] =>
    rows.map(({ parameter, y }) => {
      const x = across(parameter, parameter[of].median);
      return { x, x2: x, y: y - half, y2: y + half, color };
    });
  sheet.boxes(bars('prior', 7, PRIOR));
  sheet.lines(medians('prior', 7, MUTED), { width: 1 });
  sheet.boxes(bars('posterior', 2.6, ACCENT));
  sheet.lines(medians('posterior', 5.5, INK), { width: 2.4 });

  const column = (x: number, dy: number, textOf: (parameter: Row) => string) =>
    rows.map(({ parameter, y }) => ({ x, y: y + dy, text: textOf(parameter) }));
  sheet.texts(
    column(0, -5, ({ label }) => wrap(label, NAMES, SIZE)[0]),
    { size: SIZE },
  );
  sheet.texts(column(0, 6.5, secondLine), { muted: true });
  sheet.texts(
    column(LOW, 0, ({ prior }) => figure(prior.lo)),
    { size: SIZE, align: 'right', muted: true },
  );
  sheet.texts(
    column(SCALE.right + 10, 0, ({ prior }) => figure(prior.hi)),
    { size: SIZE, muted: true },
  );
  sheet.texts(
    column(POSTERIORS, 0, ({ posterior }) => spread(posterior)),
    { size: SIZE, align: 'right' },
  );
  sheet.texts(
    column(INNER, 0, ({ learned }) => percent(learned)),
    { size: SIZE, align: 'right', bold: true },
  );

  const heading = (x: number, text: string) => [{ x, y: 4, text }];
  sheet.texts(heading((SCALE.left + SCALE.right) / 2, 'before (light) and after (dark)'), {
    align: 'center',
    muted: true,
  });
  sheet.texts(heading(POSTERIORS, 'after: middle [90%]'), { align: 'right', muted: true });
  sheet.texts(heading(INNER, 'learned'), { align: 'right', muted: true });
  return sheet;
}

/** The parameters of a fit, the most learned first. */
export function learnedChart(document: CalibrationDocument): PlottedChart {
  const sorted = document.parameters
    .toSorted((a, b) => b.learned - a.learned || (a.name < b.name ? -1 : 1))
    .map((parameter): Row => ({ ...parameter, label: fittedName(document, parameter.name) }));
  const much = sorted.filter(({ learned }) => learned >= 0.5).length;
  return {
    name: 'learned',
    spec: draw(sorted).spec(),
    rows: sorted.map(({ label, unit, prior, posterior, learned }) => ({
      input: label,
      unit,
      ...ranged('before', { ...prior, mean: prior.median }),
      ...ranged('after', { ...posterior, mean: posterior.median }),
      learned,
    })),
    frame: {
      title: `${document.patterns.length} published figures say much about ${much} of ${sorted.length} uncertain assumptions, and less about the others`,
      subtitle: [fittedInWords(document)],
      alt: spoken(
        'What a calibration learned of each assumption, before and after',
        sorted.map(
          ({ label, prior, posterior, learned }) =>
            `${label}: ${spread(prior)} before, ${spread(posterior)} after, learned ${percent(learned)}`,
        ),
      ),
      footer: [
        'Bars: the middle 90% of what was assumed before (its ends beside it) and of what fits; strokes: the middle value. Each row has its own scale; a bar that ends at the edge goes on. ' +
          'Learned: how much of what was uncertain before the figures took away; none is written as 0%.',
        madeInWords(document),
      ],
    },
  };
}
