/** The texts that a user names: files on disk and standard input, read once and with care. */
import { fstatSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { isatty } from 'node:tty';
import type { Problem, SourceFile } from '../../scenario/load.ts';
import { error } from '../../base/problem.ts';
import { shownPath, UNREADABLE } from './paths.ts';

const LARGEST = 1024 * 1024;
const TOO_LARGE = 'scenarios are small; tables are CSV files beside them: table: ./mine.csv';
/** What stands for "-" once the command line is read, and in messages. A file of this name is "./<stdin>". */
export const STDIN = '<stdin>';

export const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);

/** The name of a file without folder and ending. */
export const bare = (path: string): string => (path === STDIN ? 'stdin' : basename(path).replace(/\.ya?ml$/i, ''));

const sources = new Map<string, SourceFile>();

/**
 * Reads a text file a scenario may be made of. Refuses unread what is too large, a folder or a device; then what is
 * empty or not text.
 */
export function readSource(path: string): SourceFile | Problem {
  const shown = shownPath(path);
  const refuse = (message: string, hint?: string): Problem =>
    error({ file: shown, line: 0, column: 0 }, '', message, hint);
  try {
    const found = statSync(path);
    if (found.isDirectory()) return refuse('is a folder, not a scenario file', 'name a file in it');
    if (!found.isFile()) return refuse('is not a file', 'copy its text into a plain file');
    if (found.size > LARGEST) return refuse(`is larger than 1 MB (${(found.size / LARGEST).toFixed(1)} MB)`, TOO_LARGE);
    const text = textOf(readFileSync(path));
    if (typeof text !== 'string') return refuse(text.message, text.hint);
    const known = sources.get(path);
    if (known?.text === text) return known;
    const source: SourceFile = { name: bare(path), path: shown, text };
    sources.set(path, source);
    return source;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    return refuse(...(UNREADABLE[code] ?? [`cannot be read (${code})`, 'copy it to another folder']));
  }
}

/** A text in UTF-8, or why it is none. */
function textOf(bytes: Uint8Array): string | { readonly message: string; readonly hint: string } {
  if (bytes.length === 0) return { message: 'is empty', hint: '"handoff init FILE" writes a scenario to start from' };
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return { message: 'is text in UTF-16', hint: 'save it in UTF-8' };
  if (bytes.includes(0)) return { message: 'is a binary file, not YAML', hint: 'save it as plain text in UTF-8' };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { message: 'is not valid UTF-8 text', hint: 'save it as plain text in UTF-8' };
  }
}

let piped: SourceFile | Problem | undefined;

/** Standard input as a text. It can be read only once, and is kept. */
export const readStdin = (): SourceFile | Problem => (piped ??= drain());

function drain(): SourceFile | Problem {
  const refuse = (message: string, hint: string): Problem =>
    error({ file: STDIN, line: 0, column: 0 }, '', message, hint);
  if (isatty(0)) return refuse('is the keyboard: nothing is piped in', 'such as: handoff check - < mine.yaml');
  try {
    if (fstatSync(0).isDirectory()) return refuse('is a folder, not a scenario file', 'name a file in it');
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (let chunk = nextChunk(); chunk.length > 0; chunk = nextChunk()) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > LARGEST) return refuse('is larger than 1 MB', TOO_LARGE);
    }
    const text = textOf(Buffer.concat(chunks));
    return typeof text === 'string' ? { name: bare(STDIN), path: STDIN, text } : refuse(text.message, text.hint);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    return refuse(`cannot be read (${code})`, 'write it to a file and name that');
  }
}

const WAIT_MS = 10;

/** The next bytes of standard input; none at its end. Whoever writes it may be slow. */
function nextChunk(): Uint8Array {
  const buffer = Buffer.alloc(64 * 1024);
  for (;;) {
    try {
      return buffer.subarray(0, readSync(0, buffer));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EAGAIN') throw cause;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
    }
  }
}
