/** The charts of a sweep: those that the study asks for. */
import type { SweepDocument } from '../../../analysis/sweep/document.ts';
import { capital } from '../../../scenario/words/series.ts';
import { periodInWords, rangesInWords } from '../../words/about.ts';
import { baselineLabel } from '../../words/axes.ts';
import type { Chart } from '../drawing/draw.ts';
import type { Frame } from '../drawing/frame.ts';
import { frontierChart } from './frontier.ts';
import { type Drawing, heatMaps } from './heat-map.ts';

/** What stands around a chart of a sweep. */
function frameOf(document: SweepDocument, { title, note, alt }: Pick<Drawing, 'title' | 'note' | 'alt'>): Frame {
  const { coverage, handoff } = document;
  return {
    title,
    subtitle: [
      `${document.title}  ·  compared with "${baselineLabel(document)}"`,
      `${capital(coverage)}, ${periodInWords(document)}`,
      rangesInWords(document),
    ],
    footer: [note, `Handoff ${handoff}  ·  synthetic people`],
    alt,
  };
}

export const sweepCharts = (document: SweepDocument, kind: 'heat' | 'frontier'): Chart[] =>
  document.charts.flatMap((picture) => {
    if (picture.kind !== kind) return [];
    const drawings = picture.kind === 'heat' ? heatMaps(document, picture) : [frontierChart(document, picture)];
    return drawings.map(({ name, fit, rows, ...about }) => ({ name, fit, rows, frame: frameOf(document, about) }));
  });
