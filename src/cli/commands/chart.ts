import type { Command } from '../command.ts';
import { DONE } from '../failure.ts';
import { readFormats } from '../formats.ts';
import { jsonOption, outOption, single } from '../options.ts';
import { print } from '../streams.ts';

export const chart: Command = {
  usage: 'chart <bundle>',
  summary: 'Draw the charts of a bundle again.',
  positionals: { bundle: 'Folder that a command with charts wrote' },
  options: {
    format: {
      requiresArg: true,
      describe: 'Kinds of pictures: svg, png, pdf, with commas',
      defaultDescription: 'svg',
    },
    ...outOption('Folder for the pictures (default: charts in the bundle)'),
    ...jsonOption,
  },
  examples: [['handoff chart outputs/tutorial --format svg,png,pdf', 'pictures for print and slides']],
  async run(values) {
    const formats = readFormats(single(values, 'format') ?? 'svg');
    const { drawCharts } = await import('../files/charts.ts');
    const paths = await drawCharts(String(values['bundle']), formats, single(values, 'out'));
    if (values['json'] === true) print(JSON.stringify({ schema: 'handoff.charts/1', charts: paths }, null, 2));
    else for (const path of paths) print(path);
    return DONE;
  },
};
