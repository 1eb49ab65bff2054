/** A study that is verified: some of its points are simulated again, drawn by a key that nobody chose; the rest is taken as it stands. */
import { UserError } from '../../base/user-error.ts';
import type { BankForm, BankRow } from '../files/bank-text.ts';
import type { HeldRuns } from '../files/held.ts';
import { sha256 } from '../../report/files/hash.ts';

/** Points simulated again. A fault that is in one point of ten is found in four of ten times, one in all points always. */
const POINTS = 5;

/**
 * The points to simulate again, from 0, in their order; they are told.
 * @param count of all points
 */
export function drawnPoints({ key, tell }: HeldRuns, count: number): number[] {
  const places = Array.from({ length: count }, (_, point) => ({ point, place: sha256(`${key} ${point}`) }));
  const drawn = places.toSorted((a, b) => (a.place < b.place ? -1 : 1)).slice(0, POINTS);
  const points = drawn.map(({ point }) => point).toSorted((a, b) => a - b);
  tell(
    points.map((point) => point + 1),
    count,
  );
  return points;
}

/**
 * The runs that a bundle holds of a study.
 * @param spare so many of its last rows may be left out
 * @throws UserError where they are not those of the study
 */
export function heldRows({ columns, rows }: HeldRuns, form: BankForm, spare = 0): readonly BankRow[] {
  const whole = rows.length <= form.runs && rows.length >= form.runs - spare;
  if (whole && columns.join() === form.columns.join()) return rows;
  throw new UserError(
    `the table of runs has ${rows.length} rows and ${columns.length} figures in each, the study ${form.runs} and ${form.columns.length}`,
    'with --all every run is simulated again',
  );
}
