/**
 * The two streams: results go to stdout, everything else to stderr. A reader that closes its end (`handoff ... | head`)
 * does not end the work: results are written all the same, and what nobody reads is lost without a word.
 */
import { constants } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { reasonOf } from '../base/refusals.ts';
import { UserError } from '../base/user-error.ts';

const withBreak = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/**
 * Writes a text to stdout, with a line break at its end.
 * @throws UserError where the machine refuses, such as a full disk
 */
export const print = (text: string): void => write(withBreak(text));

let unheard = false;

/** Runs a command within another: what it prints to stdout, and would leave when interrupted, concerns nobody. */
export async function unprinted<T>(work: () => Promise<T>): Promise<T> {
  unheard = true;
  try {
    return await work();
  } finally {
    unheard = false;
  }
}

function write(text: string): void {
  if (unheard) return;
  try {
    process.stdout.write(text);
  } catch (cause) {
    throw unwritten(cause) ?? cause;
  }
}

/** Writes a long text to stdout chunk by chunk, so that signals have a turn. @throws UserError as {@link print} does */
export async function printChunks(chunks: Iterable<string>): Promise<void> {
  for (const chunk of chunks) {
    write(chunk);
    await setImmediate();
  }
}

/** Writes a text to stderr, with a line break at its end. Where that cannot be done, nobody can be told so. */
export function note(text: string): void {
  try {
    process.stderr.write(withBreak(text));
  } catch {
    // A full disk or a terminal that is gone: no reason to give up the work.
  }
}

const codeOf = (cause: unknown): string | undefined => (cause as NodeJS.ErrnoException).code;

function unwritten(cause: unknown): UserError | undefined {
  const reason = reasonOf(cause);
  return reason === undefined
    ? undefined
    : new UserError(`standard output: ${reason}`, 'send it elsewhere; files that were written are whole');
}

/**
 * Goes on when nobody reads any more.
 * @param fail told what else the machine has against stdout; ends the program
 */
export function outliveReaders(fail: (cause: unknown) => never): void {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (cause) => {
    if (codeOf(cause) !== 'EPIPE') fail(unwritten(cause) ?? cause);
  });
}

let left = 'nothing was written';

/** What an interruption from now on leaves, for its message. */
export function leaveWhenInterrupted(what: string): void {
  if (!unheard) left = what;
}

let farewell: (() => Promise<void>) | undefined;

/** Milliseconds that a farewell may take. */
const FAREWELL = 3000;

/** What is still done, elsewhere than on this machine, before an interruption ends the program. @returns forgets it */
export function beforeInterrupted(work: () => Promise<void>): () => void {
  farewell = work;
  return () => (farewell = undefined);
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends the program when it is interrupted: 130 after Ctrl-C, 143 after a request to terminate, 129 after the terminal was
 * closed. Worker threads end with it; half-written results are removed by those who write them, whose listeners come
 * first. A second signal finds no listener and ends the process at once.
 */
export function endWhenInterrupted(): void {
  const end = (signal: (typeof SIGNALS)[number]): void => {
    for (const each of SIGNALS) process.removeAllListeners(each);
    // The progress bar never changes how a terminal works, so there is nothing to restore but the line.
    note(`${process.stderr.isTTY ? '\n' : ''}handoff: interrupted, ${left}`);
    const exit = (): never => process.exit(128 + constants.signals[signal]);
    if (!farewell) exit();
    setTimeout(exit, FAREWELL);
    farewell!().then(exit, exit);
  };
  for (const signal of SIGNALS) process.on(signal, end);
}

/**
 * In place of ending: a first interruption is only told, so that work at hand can be finished. A second one ends the
 * process at once.
 */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) {
      process.removeAllListeners(signal);
      process.once(signal, () => {
        for (const each of SIGNALS) process.removeAllListeners(each);
        resolve();
      });
    }
  });
}
