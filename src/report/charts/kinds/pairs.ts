/**
 * Ridges: what the figures cannot tell apart. Below the diagonal a cloud of the posterior for each two parameters, with
 * their correlation; on it each parameter's posterior as bars under its prior's density.
 */
import type { CalibrationDocument } from '../../../analysis/calibration/document.ts';
import { correlationText, figure, fittedInWords, fittedName, madeInWords, spread } from '../../words/calibration.ts';
import type { DrawnRow, PlottedChart } from '../drawing/draw.ts';
import { spoken } from '../spoken.ts';
import { wrap } from '../drawing/fonts.ts';
import { type Column, columnOf, priorDensity, ticks } from './pairs-columns.ts';
import type { Draws } from '../../../analysis/calibration/posterior.ts';
import { type Line, Sheet, type Text } from '../drawing/sheet.ts';
import { ACCENT, COUNTER, HAIRLINE, INK, INNER, MUTED } from '../drawing/style.ts';

const MOST = 8;
/** Parameters shown where no two have a ridge. */
const WITHOUT_RIDGES = 4;
/** Points of a cloud: more would only be blacker. */
const POINTS = 200;
const BARS = '#8dbab6';

/** Pixels: the left axis, the words right of the last cell, a cell at most, and what stands around its box. */
const AXIS = 46;
const WORDS = 176;
const CELL = 190;
const HEAD = 15;
const GAP = 9;
const FOOT = 18;

/** The parameters of the strongest ridges, at most eight; without ridges those that most was learned of. */
export function chosen({ parameters, ridges }: CalibrationDocument): number[] {
  const names = new Set<string>();
  for (const { first, second } of ridges) {
    const wider = new Set([...names, first, second]);
    if (wider.size <= MOST) for (const name of wider) names.add(name);
  }
  if (names.size > 0) return [...names].map((name) => parameters.findIndex((parameter) => parameter.name === name));
  return parameters
    .map(({ learned }, i) => ({ learned, i }))
    .toSorted((a, b) => b.learned - a.learned)
    .slice(0, WITHOUT_RIDGES)
    .map(({ i }) => i);
}

type Box = { left: number; top: number; width: number; height: number };

class Pairs {
  private readonly columns: readonly Column[];
  private readonly document: CalibrationDocument;
  private readonly cell: number;
  private readonly sheet: Sheet;

  constructor(document: CalibrationDocument, draws: Draws) {
    this.columns = chosen(document).map((i) =>
      columnOf(
        document.parameters[i],
        draws.map((draw) => draw[i]),
      ),
    );
    this.document = document;
    const count = this.columns.length;
    this.cell = Math.min(CELL, Math.floor((INNER - AXIS - WORDS) / count));
    this.sheet = new Sheet(INNER, count * this.cell + FOOT);
  }

  draw(): Sheet {
    this.columns.forEach((column, row) => {
      this.columns.slice(0, row).forEach((other, at) => this.cloud(other, column, this.box(at, row)));
      this.marginal(column, this.box(row, row));
      this.words(column, row);
      this.axes(column, row);
    });
    return this.sheet;
  }

  /** The sets of values that are drawn, a row for each input of each. */
  rows(): DrawnRow[] {
    return this.columns.flatMap(({ name, unit, values }) =>
      values.slice(0, POINTS).map((value, i) => ({ set: i + 1, input: fittedName(this.document, name), unit, value })),
    );
  }

  private box(column: number, row: number): Box {
    const { cell } = this;
    return { left: AXIS + column * cell, top: row * cell + HEAD, width: cell - GAP, height: cell - HEAD - GAP };
  }

  private frame({ left, top, width, height }: Box): void {
    const [right, bottom] = [left + width, top + height];
    this.sheet.lines([
      { x: left, x2: right, y: bottom, y2: bottom, color: HAIRLINE },
      { x: left, x2: left, y: top, y2: bottom, color: HAIRLINE },
    ]);
  }

  private cloud(across: Column, up: Column, box: Box): void {
    this.frame(box);
    const points = across.values.slice(0, POINTS).map((value, i) => ({
      x: box.left + across.place(value) * box.width,
      y: box.top + (1 - up.place(up.values[i])) * box.height,
      shape: 'circle',
      fill: ACCENT,
      stroke: ACCENT,
    }));
    this.sheet.points(points, { size: 9, opacity: points.length < 100 ? 0.7 : 0.4, stroke: 0 });
    const ridge = this.document.ridges.find(
      ({ first, second }) =>
        (first === across.name && second === up.name) || (first === up.name && second === across.name),
    );
    const text = {
      x: box.left + box.width,
      y: box.top - 6,
      text: ridge ? correlationText(ridge.correlation) : 'under 0.3',
    };
    this.sheet.texts([text], { align: 'right', size: ridge ? 11 : 9, bold: ridge !== undefined, muted: !ridge });
  }

  private marginal(column: Column, box: Box): void {
    this.frame(box);
    const curve = priorDensity(column);
    const highest = Math.max(...column.bins.map(({ density }) => density), ...curve.map(({ density }) => density));
    const [bottom, scale] = [box.top + box.height, box.height / highest];
    const x = (share: number) => box.left + share * box.width;
    this.sheet.boxes(
      column.bins.map(({ from, to, density }) => ({
        x: x(from) + 0.4,
        x2: x(to) - 0.4,
        y: bottom - density * scale,
        y2: bottom,
        color: BARS,
      })),
    );
    const strokes = curve.slice(1).map((end, i): Line => {
      const start = curve[i];
      return {
        x: x(start.at),
        x2: x(end.at),
        y: bottom - start.density * scale,
        y2: bottom - end.density * scale,
        color: COUNTER,
      };
    });
    this.sheet.lines(strokes, { width: 1.5 });
  }

  /** Name, unit and posterior to the right of the diagonal, where no cell is. */
  private words({ name, unit, posterior }: Column, row: number): void {
    const { left, top, width } = this.box(row, row);
    const room = INNER - (left + width) - 12;
    const lines = (text: string, size: number, bold: boolean) =>
      wrap(text, room, size, bold ? 600 : 400).map((line) => ({ line, size, bold }));
    let y = top + 4;
    for (const { line, size, bold } of [
      ...lines(fittedName(this.document, name), 10.5, true),
      ...lines(unit, 9, false),
      ...lines(spread(posterior), 9, false),
    ]) {
      this.sheet.texts([{ x: left + width + 12, y, text: line }], { size, bold, muted: !bold });
      y += size + 3;
    }
  }

  private axes(column: Column, row: number): void {
    const bottom = this.box(row, this.columns.length - 1);
    const marks = ticks(column);
    const below = bottom.top + bottom.height;
    const under = marks.map((value): Text => ({
      x: bottom.left + column.place(value) * bottom.width,
      y: below + 10,
      text: figure(value),
    }));
    this.sheet.texts(under, { align: 'center', muted: true });
    this.sheet.lines(under.map(({ x }) => ({ x, x2: x, y: below, y2: below + 3, color: MUTED })));
    if (row === 0) return;
    const first = this.box(0, row);
    const beside = marks.map((value): Text => ({
      x: AXIS - 6,
      y: first.top + (1 - column.place(value)) * first.height,
      text: figure(value),
    }));
    this.sheet.texts(beside, { align: 'right', muted: true });
    this.sheet.lines(beside.map(({ y }) => ({ x: AXIS - 3, x2: AXIS, y, y2: y, color: INK })));
  }
}

function title(document: CalibrationDocument): string {
  const { ridges } = document;
  const [strongest] = ridges;
  if (!strongest) return `The published figures tell every two of these assumptions apart`;
  const { first, second, correlation } = strongest;
  const many = ridges.length === 1 ? 'one pair of assumptions' : `${ridges.length} pairs of assumptions`;
  return `The published figures cannot tell ${many} apart, least of all ${fittedName(document, first)} and ${fittedName(document, second)} (${correlationText(correlation)})`;
}

function inWords(document: CalibrationDocument): string {
  const { parameters, ridges } = document;
  return spoken('Assumptions that the figures know together better than apart', [
    ...ridges.map(
      ({ first, second, correlation }) =>
        `${fittedName(document, first)} and ${fittedName(document, second)}: ${correlationText(correlation)}`,
    ),
    ...chosen(document).map((i) => `${fittedName(document, parameters[i].name)}: ${spread(parameters[i].posterior)}`),
  ]);
}

/** The ridges of a fit, from its document and the draws of its posterior, at least one. */
export function pairsChart(document: CalibrationDocument, draws: Draws): PlottedChart {
  const shown = chosen(document).length;
  const pairs = new Pairs(document, draws);
  const which = document.ridges.length > 0 ? 'that the figures can least tell apart' : 'that most was learned of';
  return {
    name: 'pairs',
    spec: pairs.draw().spec(),
    rows: pairs.rows(),
    frame: {
      title: title(document),
      alt: inWords(document),
      subtitle: [
        fittedInWords(document),
        `The ${shown} assumptions ${which}; ${Math.min(POINTS, draws.length)} sets of values that fit`,
      ],
      footer: [
        'Each dot a set of values that fits. A slanting cloud: where one value is higher the other must be higher, or lower, for the figures to fit. Above it how closely they go together, from −1 to 1, where it is 0.3 or more.',
        'Bars: what fits; line: what was assumed before, over the same range. Each axis in its own unit.',
        madeInWords(document),
      ],
    },
  };
}
