/**
 * The model beside the simplest guesses: a line for each group of figures, with the mean error of the model as a dot and
 * that of each guess as an open mark, and what intervals are worth at its end.
 */
import type { Scoreboard } from '../../../analysis/patterns/scoreboard.ts';
import { bestRival, FARTHEST, type Group } from '../../../analysis/patterns/skill.ts';
import { intervalsInWords, runsInWords } from '../../words/about.ts';
import { calledScenario } from '../../words/labels.ts';
import { beatenIn, coverageInWords, ROLES, SCORE, SKILL, skillInWords, skillText } from '../../words/skill.ts';
import type { PlottedChart } from '../drawing/draw.ts';
import { fit } from '../drawing/fonts.ts';
import { type Line, Sheet } from '../drawing/sheet.ts';
import { ACCENT, COUNTER, HAIRLINE, MARGIN, MUTED, PAPER, PORTRAIT } from '../drawing/style.ts';
import { spoken } from '../spoken.ts';

const WIDTH = PORTRAIT - 2 * MARGIN;
/** Columns in pixels; those of numbers by their right ends. */
const LABELS = 182;
const PLOT = { left: 188, right: 392 };
const SKILL_AT = 440;
const BEST = 450;
const ENDS = { met: 605, inner: 640, outer: 668, score: WIDTH } as const;
const ROW = 15;
const HEADER = 31;
const SPACE = 14;
const BAND = '#dcebe9';
const TICKS = [0.1, 0.3, 1, 3, 10];

/** Errors on a scale of ratios: half as far off is as much better everywhere. */
const across = (error: number): number => {
  const at = Math.log(Math.max(TICKS[0], Math.min(FARTHEST, error)) / TICKS[0]) / Math.log(FARTHEST / TICKS[0]);
  return PLOT.left + at * (PLOT.right - PLOT.left);
};

type Panel = { readonly heading: string; readonly groups: readonly Group[] };

function panelsOf({ groups }: Scoreboard): Panel[] {
  return (['validation', 'calibration'] as const).flatMap((role) => {
    const own = groups.filter((group) => group.role === role);
    const { better, of } = beatenIn(groups, role);
    const heading = `Figures ${ROLES[role]}: better than the simplest guesses in ${better} of ${of} groups`;
    return own.length === 0 ? [] : [{ heading, groups: own }];
  });
}

function drawScale(sheet: Sheet, top: number, bottom: number): void {
  sheet.boxes([{ x: PLOT.left, x2: across(1), y: top, y2: bottom, color: BAND }]);
  sheet.lines(
    TICKS.map((tick): Line => ({ x: across(tick), x2: across(tick), y: top, y2: bottom, color: HAIRLINE })),
    { width: 0.6 },
  );
  sheet.texts(
    TICKS.map((tick) => ({ x: across(tick), y: top - 6, text: String(tick) })),
    { align: 'center', muted: true },
  );
}

type Placed = { readonly group: Group; readonly y: number };
type Cell = readonly [x: number, text: (group: Group) => string];

const RIGHT: readonly Cell[] = [
  [SKILL_AT, ({ skill }) => skillText(skill)],
  [ENDS.met, metText],
  [ENDS.inner, ({ coverage }) => heldAt(coverage, 0)],
  [ENDS.outer, ({ coverage }) => heldAt(coverage, 1)],
  [ENDS.score, ({ coverage }) => coverage?.score.toFixed(1) ?? ''],
];

/** Over the figures at which the best guess says something. */
function metText(group: Group): string {
  const { model, of } = bestRival(group) ?? { model: group, of: group.of };
  return `${model.met} of ${of}`;
}

function heldAt(coverage: Group['coverage'], level: number): string {
  return coverage ? `${Math.round((100 * coverage.levels[level].alone) / coverage.of)}%` : '';
}

function bestText(group: Group): string {
  const best = bestRival(group);
  return best ? `${best.label}, ${best.met}` : 'no simple guess';
}

function drawTexts(sheet: Sheet, placed: readonly Placed[]): void {
  sheet.texts(placed.map(({ group, y }) => ({ x: 0, y, text: fit(group.name, LABELS - 4, 9) })));
  for (const [x, text] of RIGHT)
    sheet.texts(
      placed.map(({ group, y }) => ({ x, y, text: text(group) })),
      { align: 'right' },
    );
  sheet.texts(
    placed.map(({ group, y }) => ({ x: BEST, y, text: fit(bestText(group), ENDS.met - BEST - 40, 9) })),
    { muted: true },
  );
}

/** Guesses first, so that the model lies above them. */
function drawMarks(sheet: Sheet, placed: readonly Placed[]): void {
  sheet.lines(
    placed.map(({ y }) => ({ x: PLOT.left, x2: PLOT.right, y, y2: y, color: HAIRLINE })),
    { width: 0.5 },
  );
  const guesses = placed.flatMap(({ group, y }) => {
    const best = bestRival(group);
    return group.rivals.map((rival) => {
      const isBest = rival.id === best?.id;
      return { x: across(rival.error), y, shape: 'diamond', fill: PAPER, stroke: isBest ? COUNTER : MUTED };
    });
  });
  sheet.points(guesses, { size: 30 });
  const models = placed.flatMap(({ group, y }) => {
    const error = bestRival(group)?.model.error ?? group.error;
    return error === null ? [] : [{ x: across(error), y, shape: 'circle', fill: ACCENT, stroke: ACCENT }];
  });
  sheet.points(models, { size: 34 });
}

function drawPanel(sheet: Sheet, { heading, groups }: Panel, top: number): void {
  const placed = groups.map((group, i) => ({ group, y: top + HEADER + ROW * (i + 0.5) }));
  drawScale(sheet, top + HEADER, top + HEADER + ROW * groups.length);
  sheet.texts([{ x: 0, y: top + 6, text: heading }], { size: 11, bold: true });
  const heads = [
    [SKILL_AT, 'skill'],
    [ENDS.met, 'model'],
    [ENDS.inner, '50%'],
    [ENDS.outer, '90%'],
    [ENDS.score, 'score'],
  ] as const;
  const y = top + HEADER - 6;
  sheet.texts(
    heads.map(([x, text]) => ({ x, y, text })),
    { align: 'right', muted: true },
  );
  sheet.texts([{ x: BEST, y, text: 'best guess, it meets' }], { muted: true });
  drawMarks(sheet, placed);
  drawTexts(sheet, placed);
}

function draw(panels: readonly Panel[]): Sheet {
  const heightOf = ({ groups }: Panel) => HEADER + ROW * groups.length;
  const height = panels.reduce((sum, panel) => sum + heightOf(panel) + SPACE, -SPACE);
  const sheet = new Sheet(WIDTH, height);
  let top = 0;
  for (const panel of panels) {
    drawPanel(sheet, panel, top);
    top += heightOf(panel) + SPACE;
  }
  return sheet;
}

/** Every group with its skill, the worst first: those are what a reader should know. */
const inWords = (board: Scoreboard): string =>
  spoken(
    skillInWords(board),
    board.groups
      .filter(({ skill }) => skill !== null)
      .toSorted((a, b) => a.skill! - b.skill!)
      .map((group) => {
        const best = bestRival(group)!;
        return `${group.name}, ${ROLES[group.role]}: skill ${skillText(group.skill)} against ${best.label}, ${best.model.met} of ${best.of} met by the model and ${best.met} by the guess`;
      }),
  );

/** Skill by group; nothing where no figure has a simple guess. */
export function skillChart(board: Scoreboard): PlottedChart | null {
  const title = skillInWords(board);
  if (title === '') return null;
  const held = (['validation', 'calibration'] as const).flatMap((role) => {
    const { coverage } = board.totals[role];
    return coverage ? [`${ROLES[role]}: ${coverageInWords(coverage)}`] : [];
  });
  return {
    name: 'skill',
    spec: draw(panelsOf(board)).spec(),
    rows: board.groups.map((group) => ({
      group: group.name,
      use: ROLES[group.role],
      figures: group.of,
      met: group.met,
      error: group.error,
      skill: group.skill,
      best_guess: bestRival(group)?.label ?? '',
      interval_score: group.coverage?.score ?? null,
    })),
    frame: {
      page: PORTRAIT,
      title,
      alt: inWords(board),
      subtitle: [
        `${calledScenario(board.scenario)} beside published figures  ·  ${runsInWords(board)}`,
        intervalsInWords(board, 90),
      ],
      footer: [
        'Scale: mean error in tolerances, each error at most 10. Dot: the model. Diamonds: simple guesses, the best one in orange; shaded: within what is allowed.',
        SKILL,
        ...(held.length === 0
          ? []
          : [
              `50%, 90%: how many of the figures such intervals of the model hold. ${SCORE} Of figures ${held.join('. Of those ')}.`,
            ]),
        `Handoff ${board.handoff}  ·  synthetic people  ·  sources: scenarios/data/SOURCES.md`,
      ],
    },
  };
}
