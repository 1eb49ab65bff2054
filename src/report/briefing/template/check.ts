/** Whether a filled text still says what its bundle says. */
import type { RunBundle } from '../briefing.ts';
import type { Numbers } from './fill.ts';
import { valueOf } from './values.ts';

type Entry = Numbers['numbers'][number];

/** True where a text stands for itself: no digit, point or letter continues it. */
const isWhole = (text: string, start: number, end: number): boolean =>
  !/[\p{L}\d]$|\d[.,]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
  !/^[\p{L}\d%]|^[.,]\d/u.test(text.slice(end));

/** The first place of a text that no other number has taken. @param before what must stand before it */
function place(text: string, { text: value }: Entry, taken: ReadonlySet<number>, before = ''): number | null {
  for (let at = text.indexOf(before + value); at >= 0; at = text.indexOf(before + value, at + 1)) {
    const start = at + before.length;
    if (!taken.has(start) && isWhole(text, start, start + value.length)) return start;
  }
  return null;
}

/**
 * What no longer follows: "difference.transferred.percent: the text says ..., the bundle ...". Numbers are looked for where
 * they stood, then anywhere else, so that a sentence may move.
 */
export function outdated(text: string, { numbers }: Pick<Numbers, 'numbers'>, bundle: RunBundle): string[] {
  const taken = new Set<number>();
  const there = new Set<Entry>();
  const take = (entry: Entry, before?: string): void => {
    const start = there.has(entry) ? null : place(text, entry, taken, before);
    if (start === null) return;
    taken.add(start);
    there.add(entry);
  };
  for (const entry of numbers) take(entry, entry.before);
  for (const entry of numbers) take(entry);
  return numbers.flatMap((entry) => {
    const { placeholder, text: written } = entry;
    const now = valueOf(placeholder, bundle);
    if (!there.has(entry)) return [`${placeholder}: "${written}" is no longer in the text; the bundle says "${now}"`];
    return now === written ? [] : [`${placeholder}: the text says "${written}", the bundle "${now}"`];
  });
}
