/** A day of one of the office's lines: today's cases join it, then its hours are worked. */
import { Field } from '../store/episodes.ts';
import type { Line, Service } from '../store/line.ts';
import type { IntList } from '../store/lists.ts';
import type { LineName, OfficeRun } from './office.ts';
import { sortRows } from '../store/order.ts';

/** A day's service, and how today's cases join. */
type Day = Service & {
  readonly line: LineName;
  /** Place of a case of today in the line: a whole number from 0, below 2^28; by key where they are equal. */
  readonly rank: (row: number) => number;
};

/** Works a line for a day. @returns minutes used */
export function workLine(run: OfficeRun, line: Line, cases: IntList, service: Day): number {
  if (run.each === 1 && line.empty && !run.watched && allFit(cases, service)) return serveAll(cases, service);
  const { episodes } = run;
  sortRows(episodes, cases, service.rank);
  for (let i = 0; i < cases.length; i += 1) {
    const row = cases.items[i];
    line.join(row, episodes.words[row + Field.stamp]);
  }
  run.linedUp(service.line);
  return run.each === 1 ? line.serve(episodes, service) : line.serveOnCredit(episodes, service, run.each);
}

/** Today's cases can all be served today: then their order makes no difference, and need not be found. */
function allFit({ items, length }: IntList, { minutes, needs }: Service): boolean {
  if (minutes < 0) return true;
  let left = minutes;
  for (let i = 0; i < length; i += 1) left -= needs(items[i]);
  return left >= 0;
}

function serveAll({ items, length }: IntList, { waits, needs, serve }: Service): number {
  let used = 0;
  for (let i = 0; i < length; i += 1) {
    const row = items[i];
    if (!waits(row)) continue;
    const took = needs(row);
    used += took;
    serve(row, took);
  }
  return used;
}
