/** From whatever went wrong to a message on stderr and an exit code. */
import pc from 'picocolors';
import { printable } from '../base/printable.ts';
import { ProblemsError } from '../base/problems-error.ts';
import { count, tellProblems } from './problems.ts';
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
  const told = cause instanceof UserError ? cause : fromSystem(cause);
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

/** What the machine's refusals mean. */
export const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  EISDIR: 'it is a folder',
  ENOENT: 'nothing can be made there',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
};

/** What the machine refuses is no fault of ours: a full disk, a folder that may not be written. */
function fromSystem(cause: unknown): UserError | undefined {
  const { code, path } = (cause ?? {}) as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason === undefined) return undefined;
  return new UserError(`${path ?? 'a file'}: ${reason}`, 'choose another place with --out');
}
