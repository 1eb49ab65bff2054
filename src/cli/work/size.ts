/** Whether what a command is to write can be written and kept: told before anything is simulated. */
import { existsSync, statfsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { Size } from '../../analysis/size.ts';
import { UserError } from '../../base/user-error.ts';
import type { RunRequest } from '../request.ts';

const MB = 1e6;
const GB = 1e9;

/** Larger results are taken for a slip: a comparison of eight scenarios in every county is a thirtieth of it. */
const MOST_TABLES = 10 * GB;
/** A larger document cannot be read back: a text of Node holds half a gigabyte. */
const MOST_DOCUMENT = 250 * MB;
/** Parquet tells the same in about a third of the bytes. */
const PARQUET = 1 / 3;

const FEWER =
  'compare fewer scenarios at once, report fewer places, or leave out --by, --flips-by or --map where they are not needed';

/** What the machine has, in bytes; undefined where it does not say. */
export type Machine = { readonly free: number | undefined; readonly memory: number };

/**
 * Makes sure that tables, document and memory suffice.
 * @throws UserError with how much is needed, how much there is, and what to do
 */
export function mustFit(size: Size, folder: string, { parquet }: Pick<RunRequest, 'parquet'>): void {
  const refused = refusal(size, parquet, { free: freeAt(folder), memory: memoryHere() });
  if (refused) throw new UserError(`${folder}: ${refused.message}`, refused.remedy);
}

/** Bytes of tables and document. */
export const onDisk = ({ tables, document }: Size, parquet: boolean): number =>
  tables * (parquet ? 1 + PARQUET : 1) + document;

/** Why results of a size are refused, or undefined where they are not. */
export function refusal(
  size: Size,
  parquet: boolean,
  machine: Machine,
): { message: string; remedy: string } | undefined {
  const { document, memory } = size;
  const bytes = onDisk(size, parquet);
  const about = `the results would take about ${inWords(bytes)}`;
  if (bytes > MOST_TABLES) return { message: `${about}, more than ${inWords(MOST_TABLES)}`, remedy: FEWER };
  if (document > MOST_DOCUMENT)
    return {
      message: `summary.json would take about ${inWords(document)}, more than ${inWords(MOST_DOCUMENT)}`,
      remedy: FEWER,
    };
  if (machine.free !== undefined && bytes > machine.free)
    return {
      message: `${about}, and ${inWords(machine.free)} are free there`,
      remedy: `make room, choose another place with --out, or ${FEWER}`,
    };
  if (memory > machine.memory)
    return {
      message: `the figures of all groups would take about ${inWords(memory)} of memory, this machine has ${inWords(machine.memory)}`,
      remedy: `ask for fewer --draws, ${FEWER}`,
    };
  return undefined;
}

/** "12 MB", "1.3 GB". */
export const inWords = (bytes: number): string =>
  bytes >= GB ? `${(bytes / GB).toFixed(1)} GB` : `${Math.max(1, Math.round(bytes / MB))} MB`;

/** Bytes free where the folder is or will be; undefined where the file system keeps no count. */
function freeAt(folder: string): number | undefined {
  let place = resolve(folder);
  while (!existsSync(place)) place = dirname(place);
  const { blocks, bavail, bsize } = statfsSync(place);
  return blocks === 0 ? undefined : bavail * bsize;
}

/** Memory of the machine, or as much of it as this process may have. */
function memoryHere(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}
