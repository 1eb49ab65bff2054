/**
 * What becomes of the people whom ICE asks a jail for: one bar an arm, all of the same length, so that a change of share is
 * seen whatever their number. Beside it who was arrested at large later, and what each person taken costs.
 */
import type { TopLevelSpec } from 'vega-lite';
import type { Arm, RunDocument } from '../../../analysis/results.ts';
import { capital } from '../../../scenario/words/series.ts';
import { monthsInWords } from '../../words/about.ts';
import { labelOf } from '../../words/labels.ts';
import { aboutLevel, lastDay, value } from '../../words/numbers.ts';
import { askedTitle } from '../../words/titles.ts';
import type { DrawnRow, FittedChart } from '../drawing/draw.ts';
import { fit, textWidth, wrap } from '../drawing/fonts.ts';
import { type Room, smallPrint } from '../drawing/frame.ts';
import { drawKey, placedKey } from '../drawing/key.ts';
import { Sheet } from '../drawing/sheet.ts';
import { ENDS, INK, PAPER } from '../drawing/style.ts';

/** In this order, from ICE's hands to none. */
export const SEGMENTS = [
  { id: 'handed_over', label: 'handed over in jail', color: ENDS.handedOver, ink: PAPER },
  { id: 'declined', label: 'jail declined, released', color: ENDS.declined, ink: INK },
  { id: 'let_go', label: 'released, ICE not there in time', color: ENDS.letGo, ink: PAPER },
  { id: 'too_late', label: 'asked too late', color: ENDS.tooLate, ink: INK },
  { id: 'inside', label: 'still inside at the end', color: ENDS.inside, ink: INK },
] as const;

const COLUMNS = [
  { id: 'transferred', heading: 'handed over in all in these months', kind: 'count' },
  { id: 'at_large_released', heading: 'arrested at large after a release', kind: 'count' },
  { id: 'cost_per_taken', heading: 'federal cost for each person taken', kind: 'money' },
] as const;
const COLUMN = 104;
const [HEADING, LABEL, SIZE, SMALL] = [30, 19, 12.5, 10.5];
const [LEAST_BAR, MOST_BAR, APART] = [18, 64, 12];

/** The segments of an arm from left to right, each with where it begins and ends, from 0 to 1; null where nobody was asked for. */
function segmentsOf({ asked }: Arm) {
  if (!asked) return null;
  const all = SEGMENTS.map((segment) => ({
    ...segment,
    estimate: asked[segment.id],
    count: Math.max(0, asked[segment.id]?.mean ?? 0),
  }));
  const sum = all.reduce((total, { count }) => total + count, 0);
  if (sum === 0) return null;
  let before = 0;
  return all.map((segment) => {
    const start = before / sum;
    before += segment.count;
    return { ...segment, share: segment.count / sum, start, end: before / sum };
  });
}

type Segments = NonNullable<ReturnType<typeof segmentsOf>>;

const textOf = ({ estimate, count }: Pick<Segments[number], 'estimate' | 'count'>): string =>
  estimate ? aboutLevel({ ...estimate, mean: count }, 'count') : value(count, 'count');

type Place = { readonly top: number; readonly tall: number; /** Where the label above ends. */ readonly label: number };

/** Counts stand in their segments, with the share where there is room; those that do not fit stand above theirs. */
function drawBar(sheet: Sheet, segments: Segments, width: number, { top, tall, label }: Place): void {
  const boxes = segments.map((one) => ({
    ...one,
    x: one.start * width,
    x2: Math.max(one.start * width, one.end * width - 1.5),
  }));
  sheet.boxes(boxes.map(({ x, x2, color }) => ({ x, x2, y: top, y2: top + tall, color })));
  let taken = label;
  const texts = boxes.flatMap(({ x, x2, ink, ...one }) => {
    const [count, middle] = [textOf(one), (x + x2) / 2];
    const text = [`${count} (${Math.round(one.share * 100)}%)`, count].find(
      (each) => textWidth(each, SIZE, 600) + 8 < x2 - x,
    );
    if (text !== undefined) return [{ x: middle, y: top + tall / 2, text, color: ink, inside: true }];
    const half = textWidth(count, SMALL) / 2;
    if (one.count === 0 || middle - half < taken || middle + half > width) return [];
    taken = middle + half + 4;
    return [{ x: middle, y: top - 8, text: count, color: INK, inside: false }];
  });
  sheet.texts(texts.filter(({ inside }) => inside), { align: 'center', size: SIZE, bold: true }); // prettier-ignore
  sheet.texts(texts.filter(({ inside }) => !inside), { align: 'center', size: SMALL }); // prettier-ignore
}

function draw(document: RunDocument, room: Room): TopLevelSpec {
  const columns = COLUMNS.filter(({ id }) =>
    document.arms.some(({ metrics }) => typeof metrics[id]?.mean === 'number'),
  );
  const width = room.width - columns.length * (COLUMN + 12);
  const key = placedKey(SEGMENTS, room.width);
  const top = key.height + HEADING + 8;
  const free = (room.height - top) / document.arms.length - LABEL - APART;
  const tall = Math.min(MOST_BAR, Math.max(LEAST_BAR, free));
  const step = tall + LABEL + APART;
  const sheet = new Sheet(room.width, top + step * document.arms.length);
  drawKey(sheet, key);
  const right = (i: number) => width + (i + 1) * (COLUMN + 12);
  const headings = columns.flatMap(({ heading }, i) =>
    wrap(heading, COLUMN, 11).map((text, line) => ({ x: right(i), y: key.height + 12 + line * 14, text })),
  );
  sheet.texts(headings, { align: 'right', size: 11, muted: true });
  const labels = document.arms.map(({ name }, i) => ({
    x: 0,
    y: top + i * step + LABEL / 2,
    text: fit(labelOf(document, name), room.width, 13, 600),
  }));
  sheet.texts(labels, { size: 13, bold: true });
  for (const [i, arm] of document.arms.entries()) {
    const place = { top: top + i * step + LABEL, tall, label: textWidth(labels[i].text, 13, 600) + 8 };
    const segments = segmentsOf(arm);
    if (segments) drawBar(sheet, segments, width, place);
    const numbers = columns.flatMap(({ id, kind }, column) => {
      const estimate = arm.metrics[id];
      return estimate ? [{ x: right(column), y: place.top + tall / 2, text: aboutLevel(estimate, kind) }] : [];
    });
    sheet.texts(numbers, { align: 'right', size: 13, bold: true });
  }
  return sheet.spec();
}

const rowsOf = (document: RunDocument): DrawnRow[] =>
  document.arms.flatMap((arm) =>
    (segmentsOf(arm) ?? []).map(({ label, estimate, count, share }) => ({
      scenario: labelOf(document, arm.name),
      what: label,
      people: count,
      people_lo: estimate?.lo ?? null,
      people_hi: estimate?.hi ?? null,
      share,
    })),
  );

const inWords = (document: RunDocument): string =>
  document.arms
    .map((arm) => {
      const parts = (segmentsOf(arm) ?? []).map((one) => `${one.label} ${textOf(one)}`);
      return `${labelOf(document, arm.name)}: ${parts.join(', ')}.`;
    })
    .join(' ');

/** The chart of what becomes of people asked for; null where the document does not tell it, or nobody was asked for. */
export function whereTheyGoChart(document: RunDocument): FittedChart | null {
  if (document.arms.every((arm) => segmentsOf(arm) === null)) return null;
  const notes =
    `Requests lodged in these months and what had become of them by ${lastDay(document.simulated.to)}; handovers counted by their own date, ` +
    'or without a request, are another number. Arrests at large: those made in these months.';
  return {
    name: 'where-they-go',
    fit: (room) => draw(document, room),
    rows: rowsOf(document),
    frame: {
      title: askedTitle(document),
      subtitle: [`People whom ICE asked a jail for. ${capital(document.coverage)}, ${monthsInWords(document)}.`],
      footer: [notes, smallPrint(document)],
      alt: inWords(document),
    },
  };
}
