/** From whatever went wrong to a message on stderr and an exit code. */
import pc from 'picocolors';
import { printable } from '../base/printable.ts';
import { ProblemsError } from '../base/problems-error.ts';
import { count, tellProblems } from './problems.ts';
import { refused } from '../base/refusals.ts';
import { note } from './streams.ts';
import { UserError } from '../base/user-error.ts';
import { ISSUES } from './version.ts';

export const DONE = 0;
/** It ran, and the answer is no. */
export const NO = 1;
/** The user's input is wrong. */
export const WRONG_INPUT = 2;
/** The program is wrong. */
const OUR_FAULT = 3;

/** Tells a failure and returns its exit code. A trace is shown only on request, with HANDOFF_DEBUG=1. */
export function tellFailure(cause: unknown): number {
  if (cause instanceof ProblemsError) {
    tellProblems(cause.problems, cause.files);
    note(`handoff: ${count(cause.problems.length, 'error')} in the tables, nothing was done`);
    return WRONG_INPUT;
  }
  const told = cause instanceof UserError ? cause : refused(cause);
  if (told) {
    note(`handoff: ${printable(told.message)}`);
    if (told.hint !== undefined) note(`  ${printable(told.hint)}`);
    return WRONG_INPUT;
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  note(`handoff: ${pc.red('internal error')}: ${message}`);
  note(`  this is a fault of the program: please report it at ${ISSUES} with the command line`);
  if (process.env['HANDOFF_DEBUG'] === '1') note(String(cause instanceof Error ? cause.stack : cause));
  else note('  HANDOFF_DEBUG=1 shows where it happened');
  return OUR_FAULT;
}
