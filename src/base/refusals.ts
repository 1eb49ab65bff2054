/** What the machine's refusals mean in plain words, and what to do about them. */
import { UserError } from './user-error.ts';

type Refusal = readonly [reason: string, remedy: string];

const ELSEWHERE = 'choose another place with --out';
const AGAIN = 'then give the same command again';

const REFUSALS: Readonly<Record<string, Refusal>> = {
  EACCES: ['permission denied', ELSEWHERE],
  EPERM: ['permission denied', ELSEWHERE],
  EROFS: ['the disk is read-only', ELSEWHERE],
  ENOSPC: ['the disk is full', `make room there, ${AGAIN}, or ${ELSEWHERE}`],
  EDQUOT: ['the disk quota is used up', `make room there, ${AGAIN}, or ${ELSEWHERE}`],
  EFBIG: ['the file is larger than is allowed there', ELSEWHERE],
  EIO: ['the disk reports a fault', `look after the disk, or ${ELSEWHERE}`],
  ENODEV: ['the device is gone', ELSEWHERE],
  ENXIO: ['the device is gone', ELSEWHERE],
  ESTALE: ['the network folder is gone', `mount it again, or ${ELSEWHERE}`],
  ETIMEDOUT: ['the network folder does not answer', `mount it again, or ${ELSEWHERE}`],
  EBUSY: ['it is in use by the machine or another program', `end what uses it, or ${ELSEWHERE}`],
  ETXTBSY: ['it is in use by another program', `end what uses it, or ${ELSEWHERE}`],
  EXDEV: ['it lies on another disk', ELSEWHERE],
  ENOTEMPTY: ['it holds files', ELSEWHERE],
  ENOTDIR: ['a part of the path is a file', ELSEWHERE],
  EEXIST: ['a part of the path is a file', ELSEWHERE],
  EISDIR: ['it is a folder', ELSEWHERE],
  ENOENT: ['nothing can be made there', ELSEWHERE],
  ELOOP: ['its links lead in a circle', ELSEWHERE],
  EMLINK: ['it has more links than are allowed', ELSEWHERE],
  ENAMETOOLONG: ['the name is too long', ELSEWHERE],
  ENOTSUP: ['the disk cannot do that', ELSEWHERE],
  EOPNOTSUPP: ['the disk cannot do that', ELSEWHERE],
  EMFILE: ['this program may open no more files', `raise the limit ("ulimit -n 4096"), ${AGAIN}`],
  ENFILE: ['the machine can open no more files', `end other programs, ${AGAIN}`],
  ENOMEM: ['the machine has no memory left', `end other programs or ask for fewer --workers, ${AGAIN}`],
  EAGAIN: ['the machine can start nothing more', `end other programs or ask for fewer --workers, ${AGAIN}`],
};

/** Errors that are about the machine although they have no code of the system. */
const BY_TEXT: readonly (readonly [text: RegExp, code: string])[] = [
  [/Array buffer allocation failed|reached its? heap limit|due to reaching memory limit/, 'ENOMEM'],
];

/** The code of the system that an error is about, if it is: its own, or the one that a worker thread names in its text. */
export function systemCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  const code = 'code' in cause ? String(cause.code) : '';
  if (code in REFUSALS) return code;
  const named = code === 'ERR_WORKER_INIT_FAILED' ? /\bE[A-Z]{2,}\b/.exec(cause.message)?.[0] : undefined;
  return named ?? BY_TEXT.find(([text]) => text.test(cause.message))?.[1];
}

/** Why the machine refused, without what to do; undefined where it did not. */
export const reasonOf = (cause: unknown): string | undefined => REFUSALS[systemCode(cause) ?? '']?.[0];

/**
 * A refusal of the machine as a message: a full disk, a folder that may not be written. Undefined for anything else.
 * @param place what was refused, as the user knows it; else the path that the system names
 */
export function refused(cause: unknown, place?: string): UserError | undefined {
  const refusal = REFUSALS[systemCode(cause) ?? ''];
  if (refusal === undefined) return undefined;
  const { path } = cause as NodeJS.ErrnoException;
  const where = place ?? path;
  return new UserError(where === undefined ? refusal[0] : `${where}: ${refusal[0]}`, refusal[1]);
}
