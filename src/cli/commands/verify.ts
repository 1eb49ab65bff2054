import { verifyText } from '../../report/files/verify/text.ts';
import type { Command } from '../command.ts';
import { DONE, NO } from '../failure.ts';
import type { Groups } from '../help.ts';
import { single } from '../given.ts';
import { verifyOptions } from '../options.ts';
import { print } from '../streams.ts';

/**
 * @param writing the commands that write bundles
 * @param drawing those that draw into them
 */
export const verifyOf = (writing: Groups, drawing: Groups): Command => ({
  usage: 'verify <bundle>',
  summary: 'Run a bundle again and compare every file, byte for byte.',
  positionals: { bundle: 'Folder that a command wrote' },
  options: verifyOptions,
  examples: [
    ['handoff verify outputs/tutorial', 'exit code 1 where something differs, 2 where the bundle is damaged'],
    ['handoff verify outputs/tutorial-sensitivity --all', 'every run of a study, not five of its points'],
  ],
  async run(values) {
    const { verify } = await import('../work/verify.ts');
    const request = {
      all: values['all'] === true,
      workers: single(values, 'workers'),
      quiet: values['quiet'] === true,
    };
    const document = await verify(String(values['bundle']), request, { writing, drawing });
    print(values['json'] === true ? JSON.stringify(document, null, 2) : verifyText(document));
    return document.same ? DONE : NO;
  },
});
