/**
 * All published figures, those of series on a page of their own: how far off the model is, in tolerances. Met is a filled dot, missed an
 * open diamond, and farther than the scale an arrow with its distance; told apart without colour.
 */
import { type Scoreboard, type ScoredPattern, totalsOf } from '../../../analysis/patterns/scoreboard.ts';
import { intervalsInWords, runsInWords } from '../../words/about.ts';
import { figureInWords, figureLabel, isShare, periodLabel, publishedText, shown } from '../../words/patterns.ts';
import { ROLES } from '../../words/skill.ts';
import { calledScenario } from '../../words/labels.ts';
import { spoken } from '../spoken.ts';
import { runs } from '../../words/effect.ts';
import { ranged } from '../drawn-rows.ts';
import type { PlottedChart } from '../drawing/draw.ts';
import { fit, textWidth } from '../drawing/fonts.ts';
import { type BoardLine, type Dot, EDGE, type Panel, panelsOf } from './scoreboard-lines.ts';
import { Sheet, type Line } from '../drawing/sheet.ts';
import { ACCENT, COUNTER, HAIRLINE, INK, MARGIN, PAPER, PORTRAIT } from '../drawing/style.ts';

const GIVEN = '#767d84';
const BAND = '#dcebe9';
const LEADER = '#a3aab1';

const WIDTH = PORTRAIT - 2 * MARGIN;
/** Columns in pixels: labels, periods, the scale between two gutters for what lies beyond it, and two of figures. */
const LABELS = 172;
const PLOT = { left: 316, right: 534 };
const GUTTER = 7;
const PUBLISHED = 648;
const ROW = 10.8;
const GROUP = 16.5;
const HEADER = 19;
const SPACE = 9;
/** Dots of offices give way to each other, up and down. */
const DOT = 5.4;
const LANES = [0, 1, -1, 2, -2];
const LANE = 2.8;

const across = (distance: number): number => PLOT.left + ((distance + EDGE) / (2 * EDGE)) * (PLOT.right - PLOT.left);

const heightOf = (line: BoardLine): number => (line.grouped ? GROUP : ROW);
const panelHeight = ({ lines }: Panel): number => HEADER + lines.reduce((sum, line) => sum + heightOf(line), 0);

/** The dots of a line with how far each is moved up or down, so that they overlap little. */
function spread(dots: readonly Dot[]): (Dot & { at: number; dy: number })[] {
  const ends = LANES.map(() => -Infinity);
  return dots
    .flatMap((dot) => (dot.at === null ? [] : [{ ...dot, at: dot.at }]))
    .toSorted((a, b) => a.at - b.at)
    .map((dot) => {
      const x = across(dot.at);
      const free = ends.findIndex((end) => x - end >= DOT);
      const lane = free < 0 ? ends.indexOf(Math.min(...ends)) : free;
      ends[lane] = x;
      return { ...dot, dy: LANES[lane] * LANE };
    });
}

/** A line's place: its middle. */
type Placed = { line: BoardLine; y: number; scored: boolean };

function drawScale(sheet: Sheet, top: number, bottom: number): void {
  const upright = (at: number, color: string): Line => ({ x: across(at), x2: across(at), y: top, y2: bottom, color });
  const ticks = Array.from({ length: EDGE + 1 }, (_, i) => 2 * i - EDGE);
  sheet.boxes([{ x: across(-1), x2: across(1), y: top, y2: bottom, color: BAND }]);
  sheet.lines(
    ticks.map((tick) => upright(tick, HAIRLINE)),
    { width: 0.6 },
  );
  sheet.lines([upright(0, INK)], { width: 0.9 });
  const text = (tick: number) => `${tick > 0 ? '+' : tick < 0 ? '\u2212' : ''}${Math.abs(tick)}`;
  sheet.texts(
    ticks.map((tick) => ({ x: across(tick), y: top - 7, text: text(tick) })),
    { align: 'center', muted: true },
  );
}

function drawTexts(sheet: Sheet, placed: readonly Placed[]): void {
  const column = (x: number, textOf: (line: BoardLine) => string) =>
    placed.map(({ line, y }) => ({ x, y, text: textOf(line) })).filter(({ text }) => text !== '');
  sheet.texts(column(0, ({ label }) => fit(label, LABELS - 4, 9)));
  sheet.texts(
    column(LABELS, ({ period }) => period),
    { muted: true },
  );
  sheet.texts(
    column(PLOT.left - GUTTER, ({ edges }) => edges.left),
    { align: 'right' },
  );
  sheet.texts(column(PLOT.right + GUTTER, ({ edges }) => edges.right));
  sheet.texts(
    column(PUBLISHED, ({ published }) => published),
    { align: 'right' },
  );
  sheet.texts(
    column(WIDTH, ({ model }) => model),
    { align: 'right' },
  );
}

function drawMarks(sheet: Sheet, placed: readonly Placed[]): void {
  const color = ({ met }: Dot, scored: boolean) => (!scored ? GIVEN : met ? ACCENT : COUNTER);
  const dots = placed.flatMap(({ line, y, scored }) =>
    spread(line.dots).map((dot) => ({ ...dot, line, y: y + (line.grouped ? dot.dy : 0), color: color(dot, scored) })),
  );
  const ranges = dots.flatMap(({ line, range, y, color: ink }) =>
    line.grouped || !range ? [] : [{ x: across(range.lo), x2: across(range.hi), y, y2: y, color: ink }],
  );
  sheet.lines(ranges, { width: 1.6 });
  const shape = ({ met, beyond, at }: Dot & { at: number }) =>
    beyond ? (at > 0 ? 'triangle-right' : 'triangle-left') : met ? 'circle' : 'diamond';
  sheet.points(
    dots.map((dot) => ({
      id: dot.id,
      x: across(dot.at),
      y: dot.y,
      shape: shape(dot),
      fill: dot.met || dot.beyond ? dot.color : PAPER,
      stroke: dot.color,
    })),
  );
}

/** Dotted from the words at the left over the scale to the figures at the right, with gaps for what lies beyond. */
function leaders({ line, y }: Placed): Line[] {
  const width = (text: string) => (text === '' ? 0 : textWidth(text, 9) + GUTTER + 4);
  const stretch = (x: number, x2: number): Line[] => (x2 > x ? [{ x, x2, y, y2: y, color: LEADER }] : []);
  const end = line.published === '' ? WIDTH - textWidth(line.model, 9) : PUBLISHED - textWidth(line.published, 9);
  return [
    ...stretch(LABELS + textWidth(line.period, 9) + 4, PLOT.left - width(line.edges.left)),
    ...stretch(PLOT.left, PLOT.right),
    ...stretch(PLOT.right + width(line.edges.right), end - 4),
  ];
}

function drawPanel(sheet: Sheet, panel: Panel, top: number): void {
  let y = top + HEADER;
  const placed = panel.lines.map((line) => {
    y += heightOf(line);
    return { line, y: y - heightOf(line) / 2, scored: panel.scored };
  });
  drawScale(sheet, top + HEADER - 2, y + 1);
  sheet.lines(placed.flatMap(leaders), { width: 0.7, dash: [0.8, 2.4] });
  sheet.texts([{ x: 0, y: top + HEADER - 9, text: panel.heading }], { size: 11, bold: true });
  sheet.texts([{ x: PUBLISHED, y: top + HEADER - 9, text: 'published' }], { align: 'right', muted: true });
  sheet.texts([{ x: WIDTH, y: top + HEADER - 9, text: 'model' }], { align: 'right', muted: true });
  drawTexts(sheet, placed);
  drawMarks(sheet, placed);
}

function draw(panels: readonly Panel[]): Sheet {
  const height = panels.reduce((sum, panel) => sum + panelHeight(panel) + SPACE, -SPACE);
  const sheet = new Sheet(WIDTH, height);
  let top = 0;
  for (const panel of panels) {
    drawPanel(sheet, panel, top);
    top += panelHeight(panel) + SPACE;
  }
  return sheet;
}

/** The roles that are scored, of which there is a figure. */
const scoredRoles = ({ totals }: Scoreboard) =>
  (['validation', 'calibration'] as const).filter((role) => totals[role].of > 0);

/** What figures of a use are, in a sentence. */
const USES = { ...ROLES, input: 'given to the model' } as const;

/** The score in words: "Met: 26 of 148 figures never used to fit, 21 of 68 fitted to". */
function title(board: Scoreboard): string {
  const { totals } = board;
  const parts = scoredRoles(board).map(
    (role, i) => `${totals[role].met} of ${totals[role].of}${i === 0 ? ' figures' : ''} ${ROLES[role]}`,
  );
  if (parts.length === 0) return 'No published figure is scored';
  return `Met: ${parts.join(', ')}`;
}

/** What the lines are, and how many figures they hold; nothing of intervals where one run gives none. */
function intervalNotes(board: Scoreboard): string[] {
  if (runs(board) === 1) return ['Field offices: a mark each.'];
  const parts = scoredRoles(board).flatMap((role) => {
    const { coverage } = board.totals[role];
    return coverage ? [`${coverage.levels.at(-1)!.widened} of ${coverage.of} ${ROLES[role]}`] : [];
  });
  const covered = parts.length > 0 ? `; widened by what is allowed, it holds ${parts.join(' and ')}` : '';
  return [`Line: 90% range of the model${covered}.`, 'Field offices: a mark each, without range.'];
}

/** The figures farthest off first, as those are what a reader should know. */
function inWords(board: Scoreboard): string {
  const far = ({ distance }: ScoredPattern) => Math.abs(distance ?? 0);
  const scored = board.patterns.filter(({ role }) => role !== 'input').toSorted((a, b) => far(b) - far(a));
  return spoken(
    `${title(board)}; those farthest off`,
    scored.map((pattern) => {
      const { mean } = pattern.model;
      const model = mean === null ? 'none' : shown(mean, isShare(pattern));
      return `${figureLabel(pattern)}, ${periodLabel(pattern)}: published ${publishedText(pattern)}, model ${model}`;
    }),
  );
}

/** A part of the figures, with the totals of that part. */
function partOf(board: Scoreboard, belongs: (pattern: ScoredPattern) => boolean): Scoreboard {
  const patterns = board.patterns.filter(belongs);
  return { ...board, patterns, ...totalsOf(patterns) };
}

const OF_SERIES = {
  notes: ['Shares of requests of 2014-15 have narrower tolerances of their own, half a point to two points.'],
  tables: 'patterns_record.csv',
};

/** The scoreboard as pictures: figures that stand alone, then those of series, a page a use, where there are any. */
export const scoreboardCharts = (board: Scoreboard): PlottedChart[] =>
  [
    {
      name: 'scoreboard',
      board: partOf(board, ({ series }) => series === undefined),
      notes: [],
      tables: 'patterns.csv, patterns_offices.csv',
    },
    {
      name: 'scoreboard-series',
      board: partOf(board, ({ series, role }) => series !== undefined && role !== 'calibration'),
      ...OF_SERIES,
    },
    {
      name: 'scoreboard-series-fitted',
      board: partOf(board, ({ series, role }) => series !== undefined && role === 'calibration'),
      ...OF_SERIES,
    },
  ].flatMap((page) => (page.board.patterns.length === 0 ? [] : [chartOf(page)]));

type Page = { name: string; board: Scoreboard; notes: readonly string[]; tables: string };

function chartOf({ name, board, notes, tables }: Page): PlottedChart {
  return {
    name,
    spec: draw(panelsOf(board)).spec(),
    rows: board.patterns.map((pattern) => ({
      figure: figureInWords(pattern),
      use: USES[pattern.role],
      published_lo: pattern.published.lo,
      published_hi: pattern.published.hi,
      ...ranged('model', pattern.model),
      distance: pattern.distance,
      met: pattern.met ? 'yes' : 'no',
    })),
    frame: {
      page: PORTRAIT,
      title: title(board),
      alt: inWords(board),
      subtitle: [
        `${calledScenario(board.scenario)} beside ${board.patterns.length} published figures  ·  ${runsInWords(board)}`,
        intervalsInWords(board, 90),
      ],
      footer: [
        'Scale: how far off the model is, where 1 is what is allowed: half of a published range, else 10% of a count or 5 ' +
          'points of a share; of a bound, in no score, only the wrong side. Shaded, filled dot: met. Open diamond: missed. ' +
          'Arrow: beyond the scale, with its distance.',
        ...notes,
        intervalNotes(board).join(' '),
        `Handoff ${board.handoff}  ·  synthetic people  ·  sources: scenarios/data/${tables}`,
      ],
    },
  };
}
