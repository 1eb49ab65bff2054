/** What a request costs the jail in time: hours held past release, and days added before it. */
import { COUNTER } from '../../base/counters.ts';
import { Field } from '../store/episodes.ts';
import type { OfficeRun } from './office.ts';

/** Hold hours past release, when the hold ends. */
export function endHold(run: OfficeRun, row: number, minute: number): void {
  const held = minute - run.episodes.words[row + Field.release];
  run.count(COUNTER.hold_minutes, row, minute, held);
  run.charge(run.ledger.hold_hour, row, minute, held);
}

/** Minutes in jail by which a request lengthened the stay, or shortened it (below zero). */
export function extraDays(run: OfficeRun, row: number, minute: number): void {
  const { words: w } = run.episodes;
  const extra = w[row + Field.release] - w[row + Field.natural];
  if (extra === 0) return;
  run.count(COUNTER.extra_jail_minutes, row, minute, extra);
  run.charge(run.ledger.extra_jail_day, row, minute, extra);
}
