import type { Command } from '../command.ts';
import { DONE } from '../failure.ts';
import { workerOptions } from '../options.ts';
import { readWorkerOptions } from '../request.ts';

export const worker: Command = {
  usage: 'worker',
  summary: 'Simulates for commands elsewhere that say --engine bullmq.',
  options: workerOptions,
  examples: [
    ['handoff worker --redis redis://queue.example:6379', 'on as many machines as there are, until it is stopped'],
    [
      'handoff compare historical no-holds --engine bullmq --redis redis://queue.example:6379',
      'the command they work for',
    ],
  ],
  async run(values) {
    const { serveHere } = await import('../work/worker.ts');
    await serveHere(readWorkerOptions(values));
    return DONE;
  },
};
