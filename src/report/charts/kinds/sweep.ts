/** The charts of a sweep: those that the study asks for. */
import type { SweepDocument } from '../../../analysis/sweep/document.ts';
import { intervalsInWords, periodInWords, runsInWords } from '../../words/about.ts';
import type { Chart } from '../drawing/draw.ts';
import type { Frame } from '../drawing/frame.ts';
import { frontierChart } from './frontier.ts';
import { heatMaps } from './heat-map.ts';

/** What stands around a chart of a sweep. */
function frameOf(document: SweepDocument, title: string, notes: readonly string[]): Frame {
  const { coverage, handoff, baseline, points } = document;
  const swept = [...new Set(points.map(({ scenario }) => scenario))].join(', ');
  return {
    title,
    subtitle: [
      `${document.title}  ·  ${swept} less ${baseline.name}`,
      `${coverage.charAt(0).toUpperCase()}${coverage.slice(1)}, ${periodInWords(document)}  ·  ${runsInWords(document)}`,
      intervalsInWords(document),
    ],
    footer: [...notes, `Handoff ${handoff}  ·  synthetic people`],
  };
}

export const sweepCharts = (document: SweepDocument, kind: 'heat' | 'frontier'): Chart[] =>
  document.charts.flatMap((picture) => {
    if (picture.kind !== kind) return [];
    const drawings = picture.kind === 'heat' ? heatMaps(document, picture) : [frontierChart(document, picture)];
    return drawings.map(({ name, spec, title, note }) => ({ name, spec, frame: frameOf(document, title, [note]) }));
  });
