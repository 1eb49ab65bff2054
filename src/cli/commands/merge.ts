import type { Command } from '../command.ts';
import type { Groups } from '../help.ts';
import { single } from '../given.ts';
import { mergeOptions } from '../options.ts';

/** @param dealt the commands whose runs can be dealt out */
export const mergeOf = (dealt: Groups): Command => ({
  usage: 'merge <part..>',
  summary: 'The results of a command from parts that --shard made.',
  positionals: { part: 'Parts, or the folder in which they lie' },
  options: mergeOptions,
  examples: [
    ['handoff compare tutorial no-holds --shard 1/2 --out law', 'on one machine; --shard 2/2 on another'],
    ['handoff merge law.parts', 'the results in law, as if one machine had made them'],
  ],
  async run(values) {
    const { merge } = await import('../work/merge.ts');
    const request = {
      out: single(values, 'out'),
      json: values['json'] === true,
      quiet: values['quiet'] === true,
    };
    return merge(values['part'] as readonly string[], request, dealt);
  },
});
