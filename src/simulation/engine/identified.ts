/** A person becomes known to ICE: by a match at the booking, or by an interview. */
import { COUNTER } from '../../base/counters.ts';
import { Field } from '../store/episodes.ts';
import { becomeKnown } from './never-taken.ts';
import type { OfficeRun } from './office.ts';

/** From this minute ICE knows of the person. */
export function becomeIdentified(run: OfficeRun, row: number, minute: number): void {
  const { words: w } = run.episodes;
  w[row + Field.identified] = minute;
  w[row + Field.next] = minute;
  run.count(COUNTER.identified, row, minute);
  becomeKnown(run, row);
  run.setOutcome(row, COUNTER.outcome_pending);
}
