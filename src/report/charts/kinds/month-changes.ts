/** The days on which something changes, as ticks below the axis of months: in words where they are few, else by number. */
import { textWidth, wrap } from '../drawing/fonts.ts';
import type { Sheet } from '../drawing/sheet.ts';
import { GRID, INK, MUTED } from '../drawing/style.ts';
import type { Change, Months } from './month-axis.ts';

const [SIZE, LINE, TICK] = [10.5, 13.5, 9];
/** So many have their words below their tick, a line each. */
const FEW = 3;
const MOST_LINES = 3;

/** "1 Jul 2015": the day as it is read. */
function dayInWords(day: string): string {
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const [year, month, number] = day.split('-').map(Number);
  return `${number} ${names[month - 1]} ${year}`;
}

const isFew = (changes: readonly Change[], width: number): boolean =>
  changes.length <= FEW && changes.every((change) => textWidth(wordsOf(change), SIZE) < width * 0.6);

const wordsOf = ({ day, text }: Change): string => `${dayInWords(day)}: ${text}`;

/** Those that get a number and words: all where that takes few lines, else only the rules. */
function numbered(changes: readonly Change[], width: number): { told: readonly Change[]; lines: string[] } {
  const of = (told: readonly Change[], more: readonly string[] = []) => {
    const words = told.map((change, i) => `[${i + 1}]\u00a0${wordsOf(change)}.`);
    return { told, lines: wrap([...words, ...more].join(' '), width, SIZE) };
  };
  const all = of(changes);
  if (all.lines.length <= MOST_LINES) return all;
  const rules = changes.filter(({ rule }) => rule).map((one) => ({ ...one, text: one.rules }));
  return of(rules, ['Ticks without a number: an assumed value changes.']);
}

/** How high they are below the axis. */
export function heightOfChanges(changes: readonly Change[], width: number): number {
  if (changes.length === 0) return 0;
  if (isFew(changes, width)) return TICK + changes.length * LINE;
  return TICK + LINE + numbered(changes, width).lines.length * LINE;
}

/** Faint lines through the panels, on the days of rules; drawn before what they must not cover. */
export function drawRules(sheet: Sheet, changes: readonly Change[], months: Months, top: number, bottom: number): void {
  const at = changes.filter(({ rule }) => rule).map(({ day }) => months.day(day));
  sheet.lines(at.map((x) => ({ x, x2: x, y: top, y2: bottom, color: GRID })));
}

/** Draws their ticks and words from `top` on. */
export function drawChanges(sheet: Sheet, changes: readonly Change[], months: Months, top: number): void {
  const at = changes.map((change) => ({ ...change, x: months.day(change.day) }));
  sheet.lines(at.map(({ x, rule }) => ({ x, x2: x, y: top - 2, y2: top + TICK - 3, color: rule ? INK : MUTED })), { width: 1.4 }); // prettier-ignore
  if (isFew(changes, sheet.width)) {
    const placed = at.map((change, i) => ({ ...change, words: wordsOf(change), y: top + TICK + (i + 0.5) * LINE }));
    const left = ({ x, words }: (typeof placed)[number]) => x + textWidth(words, SIZE) > sheet.width;
    const text = (one: (typeof placed)[number]) => ({ x: one.x, y: one.y, text: one.words });
    sheet.texts(placed.filter((one) => !left(one)).map(text), { size: SIZE, muted: true });
    sheet.texts(placed.filter(left).map(text), { size: SIZE, muted: true, align: 'right' });
    return;
  }
  const { told, lines } = numbered(changes, sheet.width);
  const numbers = told.map(({ day }, i) => ({ x: months.day(day), y: top + TICK + LINE / 2 - 1, text: String(i + 1) }));
  sheet.texts(numbers, { size: SIZE, align: 'center' });
  const words = lines.map((text, i) => ({ x: 0, y: top + TICK + (i + 1.5) * LINE, text }));
  sheet.texts(words, { size: SIZE, muted: true });
}
