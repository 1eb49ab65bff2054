import yargs from 'yargs';
import type { Command } from '../command.ts';
import { DONE } from '../failure.ts';

export const completion: Command = {
  usage: 'completion',
  summary: 'Print a script for bash or zsh that completes commands, options and names.',
  options: {},
  examples: [['handoff completion > ~/.handoff-completion', 'then source that file in your shell']],
  async run() {
    yargs([]).scriptName('handoff').completion('completion').showCompletionScript();
    return DONE;
  },
};
