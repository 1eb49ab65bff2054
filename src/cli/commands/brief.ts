import type { Command } from '../command.ts';
import { UserError } from '../../base/user-error.ts';
import { DONE, NO } from '../failure.ts';
import { readBriefingFormats } from '../formats.ts';
import { readLabels } from '../labels.ts';
import { many, single } from '../given.ts';
import { jsonOption, outOption } from '../options.ts';
import { print } from '../streams.ts';

const text = (describe: string, more: object = {}) => ({ requiresArg: true, describe, ...more });

export const brief: Command = {
  usage: 'brief [bundle]',
  summary: 'Make a briefing of a bundle to hand on.',
  positionals: { bundle: 'Folder that run, compare, place, or explain of one person wrote' },
  options: {
    format: text('html, docx, pptx, pdf, with commas', { defaultDescription: 'html' }),
    template: text('Fill a text of your own instead: {{difference.transferred.percent}}, {{level.ARM.cost_total}}'),
    check: text('Name every number of a filled text that no longer follows from its bundle'),
    title: text('In the place of the question'),
    label: text('What an arm is called: ARM=TEXT; repeatable'),
    ...outOption('Folder for the briefing (default: the bundle)'),
    ...jsonOption,
  },
  examples: [
    ['handoff brief outputs/tutorial', 'one page that needs no other file'],
    ['handoff brief outputs/tutorial --format docx,pptx,pdf', 'a document, slides and pages to print'],
    ['handoff brief outputs/tutorial --template memo.md', 'a text of your own with the numbers of the bundle'],
    ['handoff brief --check outputs/tutorial/memo.md', 'whether its numbers still hold'],
  ],
  async run(values) {
    const [bundle, check] = [values['bundle'] as string | undefined, single(values, 'check')];
    if (check !== undefined) return checked(check, bundle, values['json'] === true);
    if (bundle === undefined) throw new UserError('brief: name the folder of a bundle', 'handoff brief outputs/NAME');
    const [labels, out] = [readLabels(many(values, 'label')), single(values, 'out')];
    const paths = await written(bundle, values, { labels, out });
    if (values['json'] === true) print(JSON.stringify({ schema: 'handoff.briefing/1', files: paths }, null, 2));
    else for (const path of paths) print(path);
    return DONE;
  },
};

type Where = { readonly labels: ReadonlyMap<string, string>; readonly out: string | undefined };

async function written(bundle: string, values: Readonly<Record<string, unknown>>, where: Where): Promise<string[]> {
  const template = single(values, 'template');
  if (template !== undefined) return (await import('../files/template.ts')).writeFilled(bundle, template, where);
  const formats = readBriefingFormats(single(values, 'format') ?? 'html');
  const { writeBriefing } = await import('../files/briefing.ts');
  return writeBriefing(bundle, formats, { ...where, title: single(values, 'title') });
}

/** Exit code 1 where a number no longer follows. */
async function checked(path: string, bundle: string | undefined, json: boolean): Promise<number> {
  const { checkFilled } = await import('../files/template.ts');
  const outdated = await checkFilled(path, bundle);
  if (json) print(JSON.stringify({ schema: 'handoff.briefing-check/1', outdated }, null, 2));
  else if (outdated.length === 0) print(`${path}: every number follows from its bundle`);
  else for (const line of outdated) print(line);
  return outdated.length === 0 ? DONE : NO;
}
