/** Runs the commands whose figures are stale, and keeps what each gave as soon as it is there. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Command } from './command.ts';
import { type FiguresFile, type Given, readFigures, writeFigures, writeWhole } from './file.ts';
import type { Gift } from './give.ts';
import type { Stamp } from './stamp.ts';

export type Order = {
  readonly commands: Readonly<Record<string, Command>>;
  /** The names of those to see to. */
  readonly chosen: readonly string[];
  /** Run them although they are fresh. */
  readonly again: boolean;
  readonly stampOf: (command: Command) => Promise<Stamp>;
  readonly give: (command: Command) => Promise<Gift>;
  /** The file of figures, and the folder of pictures. */
  readonly file: string;
  readonly folder: string;
};

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/**
 * Why what a command gave is stale: its line, what it rests on, or what it should give is another, or a picture is not
 * the one that it drew. Undefined where it is fresh.
 */
export function staleness(
  command: Command,
  given: Given | undefined,
  stamp: Stamp,
  folder: string,
): string | undefined {
  if (given === undefined) return 'never run';
  if (given.line !== command.line) return 'another command';
  if (!isDeepStrictEqual(given.stamp, stamp)) return 'scenarios, tables or model have changed';
  for (const kind of ['figures', 'pictures', 'lines'] as const)
    if (!isDeepStrictEqual(idsOf(given[kind]), idsOf(command[kind]))) return `other ${kind} are asked for`;
  const other = Object.entries(given.pictures ?? {}).find(([name, hash]) => {
    const path = join(folder, name);
    return !existsSync(path) || sha256(readFileSync(path)) !== hash;
  });
  return other && `${other[0]} is not the picture drawn`;
}

const idsOf = (record: Readonly<Record<string, unknown>> = {}): string[] => Object.keys(record).toSorted();

/**
 * Brings the file of figures up to date, one command after the other. Whoever is stopped finds what was finished in the file.
 * @param tell called with each command before it is run
 */
export async function refresh(order: Order, tell: (name: string, line: string) => void): Promise<FiguresFile> {
  const { commands, file, folder } = order;
  for (const name of order.chosen) {
    const command = commands[name];
    const stamp = await order.stampOf(command);
    const known = readFigures(file)[name];
    if (!order.again && staleness(command, known, stamp, folder) === undefined) continue;
    tell(name, command.line);
    const { pictures = {}, ...gift } = await order.give(command);
    for (const [picture, content] of Object.entries(pictures)) writeWhole(join(folder, picture), content);
    const hashes = Object.entries(pictures).map(([picture, content]) => [picture, sha256(content)]);
    const given: Given = {
      line: command.line,
      stamp,
      ...gift,
      ...(command.pictures && { pictures: Object.fromEntries(hashes) }),
    };
    keep({ ...readFigures(file), [name]: given }, order);
  }
  const all = readFigures(file);
  keep(all, order);
  return all;
}

/** In the order of the commands; what no command gives any more goes. */
function keep(all: FiguresFile, { commands, file }: Order): void {
  const names = Object.keys(commands).filter((name) => name in all);
  writeFigures(Object.fromEntries(names.map((name) => [name, all[name]])), file);
}
