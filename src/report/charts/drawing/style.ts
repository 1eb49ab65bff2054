/** The look of all charts: sizes, greys, and what each colour, dash and shape means. */
import type { Config } from 'vega-lite';
import { FONT } from './fonts.ts';
import { WIDE } from './sizes.ts';

/** The margin in pixels; a chart fills what is between the margins of its page. */
export const MARGIN = 32;
export const INNER = WIDE.width - 2 * MARGIN;
/** Width of an upright page, of which one as high as A4 prints at four fifths of its size. */
export const PORTRAIT = 760;

export const PAPER = '#ffffff';
export const INK = '#1f2328';
export const MUTED = '#5f666d';
export const HAIRLINE = '#d5d9dd';
export const GRID = '#eceff1';

/**
 * One sense of colour. No party's colour is among them, and no two that meet in one chart are alike to the colour-blind
 * or in grey print: test/report/charts/colours.test.ts asks it of `MEETING`. Where many arms meet, shape and dash help.
 */
export const BASELINE = '#30363d';
/** What a variant does not change, or not clearly. */
export const SAME = '#b9bec4';
/** The one series of a chart that has but one, and what is met; and its counterpart: a prior, what is missed. */
export const ACCENT = '#0b6b66';
export const COUNTER = '#b45f06';
const VARIANTS = ['#46907d', '#d59725', '#7b4ab9', '#772c1a', '#c870d6', '#5a823b', '#4f5674'];

/** From much less by about the same to much more. Lightness alternates between the sides, so that grey tells them apart. */
export const DIVERGING = ['#549463', '#94c89e', '#cfe9d4', '#f4f5f6', '#dbc8ea', '#b590d0', '#6d398e'] as const;
export const [LESS, , , , , , MORE] = DIVERGING;

/** What becomes of people; groups of the outcomes of episodes, see `outcomeColor`. */
export const ENDS = {
  handedOver: '#0e4c49',
  declined: '#ca933e',
  letGo: '#90502a',
  tooLate: '#f9e3a7',
  inside: '#bbbec1',
  atLarge: '#7b79ae',
} as const;

const END_OF: Readonly<Record<string, keyof typeof ENDS>> = {
  transferred: 'handedOver',
  at_large: 'atLarge',
  declined: 'declined',
  released_unannounced: 'letGo',
  not_collected: 'letGo',
  missed: 'letGo',
  too_late: 'tooLate',
};

/** The colour of an outcome; that of "still inside" for whatever ends neither with ICE nor in a release that it missed. */
export const outcomeColor = (outcome: string): string => ENDS[END_OF[outcome] ?? 'inside'];

/** The colours that meet in one chart. */
export const MEETING: Readonly<Record<string, readonly string[]>> = {
  'a baseline and three variants': [BASELINE, SAME, ...VARIANTS.slice(0, 3)],
  'a baseline and seven variants': [BASELINE, SAME, ...VARIANTS],
  'less and more': DIVERGING,
  'less, more and not clear': [LESS, MORE, SAME, INK],
  'what becomes of people': Object.values(ENDS),
  'one series and its counterpart': [ACCENT, COUNTER, SAME],
};

/** A dash longer than any line: the writer of PDF refuses a gap of zero. */
const SOLID = [100_000, 1];
const DASHES = [SOLID, [2, 2], [8, 3, 2, 3], [4, 4], [12, 3], [1, 3], [10, 3, 2, 3, 2, 3]];
const SHAPES = ['circle', 'diamond', 'triangle-up', 'cross', 'triangle-down', 'square', 'triangle-left'];

export type ArmStyle = { color: string; dash: number[]; shape: string };

/** The look of each of so many variants. From the eighth on colours come again, with other dashes and shapes. */
export const variantStyles = (count: number): ArmStyle[] =>
  Array.from({ length: count }, (_, index) => {
    const other = (index + Math.floor(index / VARIANTS.length)) % VARIANTS.length;
    return { color: VARIANTS[index % VARIANTS.length], dash: DASHES[other], shape: SHAPES[other] };
  });

/** The look of each of so many arms. The first of several is the baseline: dark and dashed. */
export const armStyles = (count: number): ArmStyle[] =>
  count === 1
    ? variantStyles(1)
    : [{ color: BASELINE, dash: [6, 3], shape: 'square' }, ...variantStyles(Math.max(0, count - 1))];

export const config: Config = {
  font: FONT,
  aria: false,
  background: 'transparent',
  padding: 0,
  view: { stroke: null },
  axis: {
    labelColor: MUTED,
    labelFontSize: 11,
    labelLimit: 0,
    titleColor: MUTED,
    titleFontSize: 11,
    titleFontWeight: 400,
    gridColor: GRID,
    domainColor: HAIRLINE,
    tickColor: HAIRLINE,
  },
  legend: { labelColor: INK, labelFontSize: 12, labelLimit: 0, titleFontSize: 12 },
  title: { anchor: 'start', color: INK, fontSize: 13, fontWeight: 600, offset: 8 },
  text: { color: INK, fontSize: 12 },
};
