/** The styles of a document for Word: whoever wants another look changes these, not single texts. */
import type { IStylesOptions } from 'docx';
import { ACCENT, INK as CHART_INK, MUTED as CHART_MUTED } from '../../charts/drawing/style.ts';

const colorOf = (hex: string): string => hex.slice(1);
const INK = colorOf(CHART_INK);
export const MUTED = colorOf(CHART_MUTED);
export const LINE = 'C4CAD0';
/** Letters of a table, in points; the styles count in halves. */
export const CELL_SIZE = 8.5;
/** A typeface that is there, or has a twin of the same widths, wherever such documents are opened. */
const FONT = 'Arial';

const heading = (size: number, before: number) => ({
  run: { font: FONT, size, bold: true, color: INK },
  paragraph: { spacing: { before, after: 100 }, keepNext: true },
});
const based = { basedOn: 'Normal', quickFormat: true };

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: 21, color: INK, language: { value: 'en-US' } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } },
    },
    title: {
      run: { font: FONT, size: 40, bold: true, color: INK },
      paragraph: { spacing: { after: 120, line: 240, lineRule: 'auto' } },
    },
    heading1: {
      ...heading(28, 360),
      paragraph: {
        spacing: { before: 360, after: 120 },
        keepNext: true,
        border: { top: { style: 'single', size: 12, color: colorOf(ACCENT), space: 6 } },
      },
    },
    heading2: heading(23, 280),
  },
  paragraphStyles: [
    { id: 'Lead', name: 'Lead', ...based, run: { size: 24 } },
    { id: 'Note', name: 'Note', ...based, run: { size: 18, color: MUTED } },
    {
      id: 'Caption',
      name: 'Caption',
      ...based,
      run: { size: 18, color: MUTED },
      paragraph: { spacing: { before: 120, after: 60 }, keepNext: true },
    },
    {
      id: 'Cell',
      name: 'Cell',
      ...based,
      run: { size: 2 * CELL_SIZE },
      paragraph: { spacing: { after: 0, line: 240, lineRule: 'auto' } },
    },
    {
      id: 'Gap',
      name: 'Gap',
      ...based,
      run: { size: 12 },
      paragraph: { spacing: { after: 60, line: 240, lineRule: 'auto' } },
    },
    {
      id: 'Typed',
      name: 'Typed',
      ...based,
      run: { font: 'Courier New', size: 18 },
      paragraph: { spacing: { after: 120 }, indent: { left: 200 } },
    },
  ],
};
