/** What begins anew when somebody comes from jail to prison. */
import { Field } from '../store/episodes.ts';
import { lookedForInPrison } from './booking.ts';
import type { OfficeRun } from './office.ts';
import { decide, respond } from './request.ts';
import { toPrison } from './sentence.ts';

/**
 * The sentence, at the row's `next`: a request stays lodged and waits for the prison's answer; whom nobody asked for is
 * decided on anew; whom nobody knows of may be interviewed.
 */
export function sentenced(run: OfficeRun, row: number): void {
  const { words: w } = run.episodes;
  if (w[row + Field.identified] < 0) return lookedForInPrison(run, row);
  if (w[row + Field.lodged] < 0) {
    w[row + Field.lodged] = -1;
    return decide(run, row);
  }
  toPrison(run, row);
  respond(run, row, w[row + Field.next]);
}
