import { CHART_KINDS } from '../../report/charts/names.ts';
import { readKinds, readSize } from '../chosen-charts.ts';
import { readLabels } from '../labels.ts';
import type { Command } from '../command.ts';
import { DONE } from '../failure.ts';
import { readFormats } from '../formats.ts';
import { many, single } from '../given.ts';
import { jsonOption, outOption } from '../options.ts';
import { print } from '../streams.ts';

const text = (describe: string, more: object = {}) => ({ requiresArg: true, describe, ...more });

export const chart: Command = {
  usage: 'chart <bundle>',
  summary: 'Draw the charts of a bundle again.',
  positionals: { bundle: 'Folder that a command with charts wrote' },
  options: {
    kind: text(`Kinds of charts, with commas: ${Object.keys(CHART_KINDS).join(', ')}`, {
      defaultDescription: 'those that the bundle has',
    }),
    metric: text('The measure shown, by its id, where a chart shows one'),
    by: text('Of what-changed: one measure by state, office, jurisdiction, kind or class'),
    title: text('In the place of the title'),
    label: text('What an arm is called: ARM=TEXT; repeatable'),
    size: text('wide, square, or pixels such as 1600x900', { defaultDescription: 'wide' }),
    format: text('svg, png, pdf, vl.json (vega-lite), csv (the table of what is drawn), with commas', {
      defaultDescription: 'svg',
    }),
    ...outOption('Folder for the pictures (default: charts in the bundle)'),
    ...jsonOption,
  },
  examples: [
    ['handoff chart outputs/tutorial --format svg,png,pdf', 'pictures for print and slides'],
    ['handoff chart outputs/tutorial --kind by-month --metric requests --size square', 'one chart of another measure'],
  ],
  async run(values) {
    const formats = readFormats(single(values, 'format') ?? 'svg');
    const [kind, size] = [single(values, 'kind'), single(values, 'size')];
    const labels = readLabels(many(values, 'label'));
    const wanted = {
      formats,
      kinds: kind === undefined ? undefined : readKinds(kind),
      size: size === undefined ? undefined : readSize(size),
      metric: single(values, 'metric'),
      by: single(values, 'by'),
      title: single(values, 'title'),
    };
    const { drawCharts } = await import('../files/charts.ts');
    const paths = await drawCharts(String(values['bundle']), wanted, { labels, out: single(values, 'out') });
    if (values['json'] === true) print(JSON.stringify({ schema: 'handoff.charts/1', charts: paths }, null, 2));
    else for (const path of paths) print(path);
    return DONE;
  },
};
