/** A user's own tables on disk: CSV files beside the scenario that names them, read as safely as scenarios are. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { decodeUtf8 } from '../../base/decode.ts';
import { nearest } from '../../base/problem.ts';
import type { ReadTable, SourceFile } from '../../scenario/load.ts';
import { inside, isThere, shownPath, UNREADABLE } from './paths.ts';

const LARGEST = 1024 * 1024;

/**
 * How `table: ./mine.csv` is followed: relative to the file that states it. Nothing outside the folder of the first
 * scenario and the shipped ones is read, and nothing that is no plain file.
 */
export function tableReaderFor(first: SourceFile, shipped: string): ReadTable {
  const home = dirname(resolve(first.path));
  return (name, from) => {
    const refuse = (why: string, hint?: string) => ({ message: `"${name}" ${why}`, hint });
    if (from.startsWith('--')) return refuse('can be named in a scenario file only', 'state "table" in the file');
    if (isAbsolute(name) || name.includes('\0'))
      return refuse(
        'must be a path relative to this file',
        'keep the table beside the scenario, and write ./its-name.csv',
      );
    const path = resolve(dirname(resolve(from)), name);
    if (!isThere(path)) return refuse('does not exist', near(path, name));
    if (!inside(path, home) && !inside(path, shipped))
      return refuse('lies outside the folder of the scenario', 'copy it beside the scenario');
    const text = readText(path);
    return Array.isArray(text) ? refuse(...text) : text;
  };
}

/** A table of a name like it in the same folder. */
function near(path: string, name: string): string {
  const folder = dirname(path);
  const others = isThere(folder) ? tablesIn(folder) : [];
  const like = nearest(basename(path), others);
  const written = like !== undefined && `${name.slice(0, name.length - basename(name).length)}${like}`;
  return written === false ? 'check the path: it is relative to the file that states it' : `did you mean "${written}"?`;
}

function tablesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => /\.csv$/i.test(file));
  } catch {
    return [];
  }
}

type Refusal = [why: string, hint: string];

function readText(path: string): ReturnType<ReadTable> | Refusal {
  try {
    const found = statSync(path);
    if (found.isDirectory()) return ['is a folder, not a table', 'name a file in it'];
    if (!found.isFile()) return ['is not a file', 'copy its text into a plain file'];
    if (found.size > LARGEST)
      return [
        `is larger than 1 MB (${(found.size / LARGEST).toFixed(1)} MB)`,
        'leave out rows that repeat the one before',
      ];
    const text = decodeUtf8(readFileSync(path), shownPath(path));
    if (typeof text === 'string') return { name: basename(path), path: shownPath(path), text };
    return { message: text.message, hint: text.hint, spot: text };
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    const [why, hint] = UNREADABLE[code] ?? [`cannot be read (${code})`, 'copy it to another folder'];
    return [why, hint];
  }
}
