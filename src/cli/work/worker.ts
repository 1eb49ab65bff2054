/** `worker`: this machine, with the program and the tables that it has, at the service of a queue. */
import { serve } from '../queue/serve.ts';
import { madeOf } from './made.ts';
import { WORKER } from './program.ts';

/** @throws UserError where there is no Redis, or it stays away */
export const serveHere = (asked: {
  readonly url: string;
  readonly workers: number;
  readonly quiet: boolean;
}): Promise<void> => serve({ ...asked, made: madeOf({}, []), workerFile: WORKER });
