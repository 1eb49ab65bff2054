/**
 * One person's two lives as a picture: what goes alike runs down one line, which forks where the lives part. Under each
 * step are its chances: a bar from nought to one, filled up to the threshold, with a point at the draw.
 */
import { sharesInWords } from '../../../analysis/trace/decision-words.ts';
import { DECISIONS } from '../../../simulation/compile/decisions.ts';
import type { Draw, Step, TraceDocument, TracedEpisode } from '../../../analysis/trace/document.ts';
import type { DrawnRow, PlottedChart } from '../drawing/draw.ts';
import { fit, wrap } from '../drawing/fonts.ts';
import { labelOf } from '../../words/labels.ts';
import { spoken } from '../spoken.ts';
import { outcomeWords } from '../../words/measures.ts';
import { type Line, type Point, Sheet, type Text } from '../drawing/sheet.ts';
import { armStyles, INK, INNER, MUTED } from '../drawing/style.ts';
import { livesApart, titleOfLives } from '../../words/two-lives.ts';
import { chancesOf, headOf, notesOf, runOf, shown, textOf, totalOf } from '../../words/trace-lines.ts';

const GAP = 32;
const LANE = (INNER - GAP) / 2;
const INDENT = 20;
const SIZE = 11.5;
const SMALL = 10;
const LEADING = 15;
const BAR = { width: 110, height: 8, value: 84 };

/** What is drawn, layer by layer. */
type Marks = {
  texts: Text[];
  bold: Text[];
  small: Text[];
  right: Text[];
  lines: Line[];
  boxes: Line[];
  points: Point[];
};

/** Things written under each other from a place on. */
class Lane {
  readonly x: number;
  readonly width: number;
  readonly color: string;
  y: number;
  private readonly marks: Marks;

  constructor(marks: Marks, place: { x: number; y: number; width: number; color: string }) {
    this.marks = marks;
    this.x = place.x;
    this.y = place.y;
    this.width = place.width;
    this.color = place.color;
  }

  /** A paragraph in one of the looks of text. */
  write(text: string, look: 'texts' | 'bold' | 'small', color: string = INK): void {
    const size = look === 'small' ? SMALL : SIZE;
    for (const line of wrap(text, this.width - INDENT, size, look === 'bold' ? 600 : 400)) {
      this.marks[look].push({ x: this.x + INDENT, y: this.y, text: line, color });
      this.y += look === 'small' ? LEADING - 2 : LEADING;
    }
  }

  /** @param other the same step in the other arm, whose thresholds may differ though it went alike */
  step(step: Step, text: string, other?: Step): void {
    const { marks, x, color } = this;
    const from = this.y;
    marks.points.push({ x: x + 6, y: from, shape: 'circle', fill: color, stroke: color });
    this.write(step.at, 'small', MUTED);
    this.write(text, 'texts');
    const others = other ? chancesOf(other) : [];
    for (const [i, draw] of chancesOf(step).entries()) this.chance(draw, others[i]?.threshold ?? draw.threshold);
    for (const note of notesOf(step)) this.write(note, 'small', MUTED);
    this.y += 7;
    marks.lines.push({ x: x + 6, y: from, x2: x + 6, y2: this.y, color });
  }

  private chance({ decision, draw, threshold, happened }: Draw, variant: number | null): void {
    const { marks, x, y } = this;
    const width = Math.min(this.width, LANE);
    const left = x + width - BAR.value - BAR.width;
    const limit = threshold ?? 0;
    const [top, bottom] = [y - BAR.height / 2, y + BAR.height / 2];
    marks.small.push({
      x: x + INDENT,
      y,
      text: fit(DECISIONS[decision].text, left - x - INDENT - 8, SMALL),
      color: MUTED,
    });
    marks.boxes.push({ x: left, y: top, x2: left + BAR.width, y2: bottom, color: '#eceff1' });
    marks.boxes.push({ x: left, y: top, x2: left + BAR.width * limit, y2: bottom, color: '#c3cad0' });
    const inside = happened === true;
    marks.points.push({ x: left + BAR.width * draw, y, shape: 'circle', fill: inside ? INK : '#ffffff', stroke: INK });
    const [own, first, second] = sharesInWords([draw, limit, variant ?? limit]);
    const limits = first === second ? first : `${first}, ${second}`;
    marks.right.push({ x: x + width, y, text: `${own} ${inside ? '<' : '≥'} ${limits}`, color: MUTED });
    const tick = left + BAR.width * (variant ?? limit);
    if (first !== second) marks.lines.push({ x: tick, y: top - 2, x2: tick, y2: bottom + 2, color: INK });
    this.y += LEADING - 1;
  }
}

const inBrief = ({ episode, booked, charge, outcome }: TracedEpisode): string =>
  `Episode ${episode}: booked again on ${booked.slice(0, 10)} on a charge of ${charge}, ${outcomeWords(outcome)}`;

/** The two lives from the fork down. @returns where they end */
function fork(document: TraceDocument, marks: Marks, top: number): number {
  const { arms, parts } = document;
  const { own, later } = livesApart(document);
  const styles = armStyles(2);
  const heading = new Lane(marks, { x: 0, y: top + 6, width: INNER, color: INK });
  heading.write(`Here the two lives part: ${parts?.text ?? ''}`, 'bold');
  const start = heading.y + 26;
  const bottoms = arms.map((arm, i) => {
    const x = i * (LANE + GAP);
    const { color } = styles[i];
    const lane = new Lane(marks, { x, y: start, width: LANE, color });
    lane.write(fit(labelOf(document, arm.name), LANE - INDENT, SIZE, 600), 'bold', color);
    lane.y += 6;
    for (const { text, since } of parts?.rules[i] ?? [])
      lane.write(`${text}${since === null ? '' : `, since ${since}`}`, 'small', MUTED);
    lane.y += 8;
    marks.lines.push({ x: x + 6, y: start - 16, x2: x + 6, y2: lane.y, color });
    for (const one of shown(own[i])) lane.step(one.step, textOf(one));
    for (const episode of later[i]) lane.write(inBrief(episode), 'texts');
    lane.write(`In all: ${totalOf(arm)}`, 'small', MUTED);
    return lane.y;
  });
  // The line that both have in common, spread over both.
  marks.lines.push({ x: 6, y: start - 16, x2: LANE + GAP + 6, y2: start - 16, color: INK });
  marks.lines.push({ x: 6, y: top - 8, x2: 6, y2: start - 16, color: INK });
  return Math.max(...bottoms);
}

function sheetOf(document: TraceDocument): Sheet {
  const marks: Marks = { texts: [], bold: [], small: [], right: [], lines: [], boxes: [], points: [] };
  const trunk = new Lane(marks, { x: 0, y: 6, width: INNER, color: INK });
  const { common, others } = livesApart(document);
  for (const one of shown(common)) trunk.step(one.step, textOf(one), others[common.indexOf(one.step)]);
  const bottom = document.parts ? fork(document, marks, trunk.y) : trunk.y;
  const sheet = new Sheet(INNER, Math.ceil(bottom));
  sheet.lines(marks.lines, { width: 1.5 });
  sheet.boxes(marks.boxes);
  sheet.texts(marks.texts, { size: SIZE });
  sheet.texts(marks.bold, { size: SIZE, bold: true });
  sheet.texts(marks.small, { size: SMALL });
  sheet.texts(marks.right, { size: SMALL, align: 'right' });
  sheet.points(marks.points, { size: 30 });
  return sheet;
}

/** Each life step by step, from where they part. */
function inWords(document: TraceDocument): string {
  const { own, common } = livesApart(document);
  const told = (steps: readonly Step[]): string =>
    shown(steps)
      .map((one) => `${one.step.at} ${textOf(one)}`)
      .join(', ');
  if (!document.parts) return spoken(titleOfLives(document), [told(common)]);
  const lives = document.arms.map(
    (arm, i) => `${labelOf(document, arm.name)}: ${told(own[i])}, in all ${totalOf(arm)}`,
  );
  return spoken(titleOfLives(document), [`They part: ${document.parts.text}`, ...lives]);
}

/** Every step with whose life it is in: of both up to where they part. */
function rowsOf(document: TraceDocument): DrawnRow[] {
  const { common, own } = livesApart(document);
  const told = (scenario: string, steps: readonly Step[]): DrawnRow[] =>
    shown(steps).map((one) => ({ scenario, when: one.step.at, what: textOf(one) }));
  return [...told('both', common), ...document.arms.flatMap((arm, i) => told(labelOf(document, arm.name), own[i]))];
}

/** The picture of a trace. */
export function livesChart(document: TraceDocument): PlottedChart {
  const { handoff, assumptions, who, place } = document;
  return {
    name: 'lives',
    spec: sheetOf(document).spec(),
    rows: rowsOf(document),
    frame: {
      title: titleOfLives(document),
      subtitle: [`${headOf(document)} (field office ${place.office})  ·  ${runOf(document)}`, who],
      alt: inWords(document),
      footer: [
        'Under a step: its chances, from none to certain. One comes true (filled point) where the number drawn lies within the grey bar; a tick marks where the bar would end under the other rules.',
        `Handoff ${handoff}  ·  synthetic people  ·  assumptions: ${assumptions.assumed} of ${assumptions.parameters} parameters assumed`,
      ],
    },
  };
}
