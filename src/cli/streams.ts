/**
 * The two streams: results go to stdout, everything else to stderr. A reader that closes its end (`handoff ... | head`)
 * ends the program quietly.
 */
import { constants } from 'node:os';
import { setImmediate } from 'node:timers/promises';

/** Writes a text to stdout, with a line break at its end. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Writes a long text to stdout chunk by chunk, so that signals have a turn. */
export async function printChunks(chunks: Iterable<string>): Promise<void> {
  for (const chunk of chunks) {
    process.stdout.write(chunk);
    await setImmediate();
  }
}

/** Writes a text to stderr, with a line break at its end. */
export function note(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Ends the program with 0 once nobody reads its output any more. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (cause: NodeJS.ErrnoException) => {
      process.exit(cause.code === 'EPIPE' ? 0 : 3);
    });
  }
}

let left = 'nothing was written';

/** What an interruption from now on leaves, for its message. */
export function leaveWhenInterrupted(what: string): void {
  left = what;
}

/**
 * Ends the program when it is interrupted: 130 after Ctrl-C, 143 after a request to terminate. Worker threads end with
 * it; half-written results are removed by those who write them, whose listeners come first.
 */
export function endWhenInterrupted(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      note(`handoff: interrupted, ${left}`);
      process.exit(128 + constants.signals[signal]);
    });
  }
}
