/** The look of all charts: sizes, greys, and one colour and one dash for each arm, told apart in grey print too. */
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

/** No party's colour among them; light and dark alternate. */
const armColors = ['#c98a1b', '#0b6b66', '#9d86c9', '#3f4650', '#b9744a'];
/** A dash longer than any line: the writer of PDF refuses a gap of zero. */
const SOLID = [100_000, 1];
const armDashes = [[6, 3], SOLID, [2, 2], [8, 3, 2, 3], [4, 4]];

/** Colour and dash of each of so many arms. The first of several is the baseline: dashed and light. */
export function armStyles(count: number): { color: string; dash: number[] }[] {
  const first = count === 1 ? 1 : 0;
  return Array.from({ length: count }, (_, index) => ({
    color: armColors[(first + index) % armColors.length],
    dash: armDashes[(first + index) % armDashes.length],
  }));
}

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
    gridColor: '#eceff1',
    domainColor: HAIRLINE,
    tickColor: HAIRLINE,
  },
  legend: { labelColor: INK, labelFontSize: 12, labelLimit: 0, titleFontSize: 12 },
  title: { anchor: 'start', color: INK, fontSize: 13, fontWeight: 600, offset: 8 },
  text: { color: INK, fontSize: 12 },
};
