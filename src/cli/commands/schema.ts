import type { Command } from '../command.ts';
import { DONE } from '../failure.ts';
import { print } from '../streams.ts';

export const schema: Command = {
  usage: 'schema',
  summary: 'Print the JSON Schema of scenarios, for editors.',
  options: {},
  examples: [['handoff schema > handoff.schema.json', 'then name it in your editor']],
  async run() {
    const { jsonSchema } = await import('../../scenario/editor.ts');
    print(JSON.stringify(jsonSchema(), null, 2));
    return DONE;
  },
};
