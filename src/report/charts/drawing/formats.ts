/** The formats of charts, in the order in which they are written. Apart from what draws them, so that help has them. */
export const CHART_FORMATS = ['svg', 'png', 'pdf', 'vl.json', 'csv'] as const;
/** Pictures; `vl.json` is the chart as a vega-lite document, `csv` the table of what it shows. */
export type ChartFormat = (typeof CHART_FORMATS)[number];
/** What is drawn unless other formats are asked for. A PDF takes several times as long as all of them. */
export const USUAL_FORMATS: readonly ChartFormat[] = ['svg', 'png', 'vl.json', 'csv'];
