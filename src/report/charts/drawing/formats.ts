/** The formats of charts, in the order in which they are written. Apart from `chart.ts`, which loads all that draws. */
export const CHART_FORMATS = ['svg', 'png', 'pdf'] as const;
export type ChartFormat = (typeof CHART_FORMATS)[number];
/** What is drawn unless other formats are asked for. A PDF takes several times as long as both. */
export const USUAL_FORMATS: readonly ChartFormat[] = ['svg', 'png'];
