/** What a command gives to the texts: its figures, its pictures, and lines that it prints. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './command.ts';
import { handoff, ran } from './ran.ts';
import type { Values } from './text.ts';

export type Gift = {
  readonly figures?: Values;
  /** By file of docs. */
  readonly pictures?: Readonly<Record<string, Uint8Array>>;
  readonly lines?: Readonly<Record<string, string>>;
};

/** Runs a command, and takes what is shown from what it printed and from its bundle. */
export function give({ line, figures, pictures, lines }: Command): Promise<Gift> {
  return ran(line, async (printed, bundle) => {
    const document: unknown = figures && JSON.parse(readFileSync(join(bundle, 'summary.json'), 'utf8'));
    return {
      ...(figures && { figures: each(figures, ({ path }) => at(document, path)) }),
      ...(pictures && { pictures: await drawnOf(bundle, pictures) }),
      ...(lines && { lines: each(lines, (ends) => part(printed, ends)) }),
    };
  });
}

const each = <T, U>(record: Readonly<Record<string, T>>, of: (item: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([id, item]) => [id, of(item)]));

/** Of a picture in a text: as wide as a page shows it. */
export const SIZE = '1280x720';

/** The pictures asked for, each the chart of its kind; of several pages the first, which has the shortest name. */
async function drawnOf(
  bundle: string,
  pictures: Readonly<Record<string, string>>,
): Promise<Record<string, Uint8Array>> {
  const drawn: [string, Uint8Array][] = [];
  for (const [file, options] of Object.entries(pictures)) {
    const folder = join(bundle, '..', `drawn-${drawn.length}`);
    await handoff(`chart "${bundle}" ${options} --format png --size ${SIZE} --out "${folder}"`);
    const [first] = readdirSync(folder).toSorted((a, b) => a.length - b.length);
    drawn.push([file, readFileSync(join(folder, first))]);
  }
  return Object.fromEntries(drawn);
}

/** What stands at a path: keys of objects; of lists the element so named, or the difference that leads to the arm. */
function at(document: unknown, path: string): number | null {
  const found = path.split('/').reduce<unknown>((here, key) => {
    if (!Array.isArray(here)) return (here as Record<string, unknown> | undefined)?.[key];
    return here.find((item: Readonly<Record<string, unknown>>) =>
      ['name', 'id', 'to', 'month', 'level'].some((own) => String(item[own]) === key),
    );
  }, document);
  if (found === null || typeof found === 'number') return found;
  throw new Error(`no figure at ${path}`);
}

/** The lines from the one that begins so to the next empty one, or to before another that begins so. */
function part(text: string, ends: string | readonly [first: string, after: string]): string {
  const lines = text.split('\n');
  const [start, after] = typeof ends === 'string' ? [ends, undefined] : ends;
  const first = lines.findIndex((line) => line.startsWith(start));
  if (first < 0) throw new Error(`no line begins with "${start}"`);
  const isLast = (line: string): boolean => (after === undefined ? line === '' : line.startsWith(after));
  const count = lines.slice(first).findIndex(isLast);
  return lines
    .slice(first, count < 0 ? undefined : first + count)
    .join('\n')
    .trimEnd();
}
