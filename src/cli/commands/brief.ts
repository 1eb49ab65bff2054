import type { Command } from '../command.ts';
import { DONE } from '../failure.ts';
import { readBriefingFormats } from '../formats.ts';
import { readLabels } from '../labels.ts';
import { jsonOption, many, outOption, single } from '../options.ts';
import { print } from '../streams.ts';

const text = (describe: string, more: object = {}) => ({ requiresArg: true, describe, ...more });

export const brief: Command = {
  usage: 'brief <bundle>',
  summary: 'Make a briefing of a bundle to hand on.',
  positionals: { bundle: 'Folder that run or compare wrote' },
  options: {
    format: text('html, docx, pptx, pdf, with commas', { defaultDescription: 'html' }),
    title: text('In the place of the question'),
    label: text('What an arm is called: ARM=TEXT; repeatable'),
    ...outOption('Folder for the briefing (default: the bundle)'),
    ...jsonOption,
  },
  examples: [['handoff brief outputs/tutorial', 'one page that needs no other file']],
  async run(values) {
    const formats = readBriefingFormats(single(values, 'format') ?? 'html');
    const { writeBriefing } = await import('../files/briefing.ts');
    const paths = await writeBriefing(String(values['bundle']), formats, {
      labels: readLabels(many(values, 'label')),
      out: single(values, 'out'),
      title: single(values, 'title'),
    });
    if (values['json'] === true) print(JSON.stringify({ schema: 'handoff.briefing/1', files: paths }, null, 2));
    else for (const path of paths) print(path);
    return DONE;
  },
};
