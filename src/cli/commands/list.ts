import pc from 'picocolors';
import type { Command } from '../command.ts';
import { DONE } from '../failure.ts';
import { jsonOption } from '../options.ts';
import { print } from '../streams.ts';
import { behind } from '../../base/wrap.ts';

export const list: Command = {
  usage: 'list',
  summary: 'List the shipped scenarios.',
  options: jsonOption,
  examples: [['handoff list', 'names and titles']],
  async run(values) {
    const { listScenarios } = await import('../files/scenarios.ts');
    const scenarios = listScenarios();
    if (values['json'] === true) {
      print(JSON.stringify({ schema: 'handoff.list/1', scenarios }, null, 2));
      return DONE;
    }
    const column = Math.max(...scenarios.map(({ name }) => name.length)) + 2;
    for (const { name, title } of scenarios) {
      const first = pc.bold(name) + ' '.repeat(column - name.length);
      for (const line of behind(' '.repeat(column), title, first)) print(line);
    }
    return DONE;
  },
};
