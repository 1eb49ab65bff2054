/** What `list` lists: things with a name, how they are searched, and how they are laid out in 80 columns. */
import pc from 'picocolors';
import { behind, WIDTH } from '../../base/wrap.ts';

/** One thing that can be named on the command line or in a scenario. */
export type Item = {
  /** As it is written in a command or a file. */
  readonly name: string;
  readonly title: string;
  /** The heading under which it stands. */
  readonly group?: string;
  /** What is always told of it, a paragraph each. */
  readonly lines?: readonly string[];
  /** What is told besides where few are found. */
  readonly more?: readonly string[];
  /** What is told behind that, and is not searched. */
  readonly full?: () => readonly string[];
  /** Further words by which it is found. */
  readonly also?: string;
  /** What a program is told besides name, title and group. */
  readonly data?: object;
};

/**
 * The items in which every word occurs, in any case; `at large` also finds `at_large`. Where there are no headings, those
 * come first that are called so ("King" of King, WA), then those that have the words in their name or title.
 */
export function search(items: readonly Item[], words: readonly string[]): Item[] {
  const wanted = words.map((word) => word.toLowerCase());
  const has = (parts: readonly (string | undefined)[]): boolean => {
    const text = parts.join('\n').toLowerCase();
    const spaced = text.replaceAll(/[_-]/g, ' ');
    return wanted.every((word) => text.includes(word) || spaced.includes(word));
  };
  const found = items.filter(({ name, title, group, lines = [], more = [], also }) =>
    has([name, title, group, ...lines, ...more, also]),
  );
  if (found.some(({ group }) => group !== undefined)) return found;
  const called = wanted.join(' ');
  const isCalled = ({ name, title }: Item): boolean =>
    [name, title, title.split(',')[0]].some((text) => text.toLowerCase() === called);
  const rank = (item: Item): number => (isCalled(item) ? 0 : has([item.name, item.title]) ? 1 : 2);
  return found.toSorted((a, b) => rank(a) - rank(b));
}

/** An item as a program reads it. */
export const forJson = ({ name, title, group, data }: Item): object => ({
  name,
  title,
  ...(group !== undefined && { group }),
  ...data,
});

/** More than these are not told in full. */
const FEW = 5;

/** Items as text. @param sought true if words were asked for: a few found are then told in full */
export function laidOut(items: readonly Item[], sought: boolean): string[] {
  const full = sought && items.length <= FEW;
  const told = items.map((item) => ({
    ...item,
    lines: [...(item.lines ?? []), ...(full ? [...(item.more ?? []), ...(item.full?.() ?? [])] : [])],
  }));
  const column = Math.max(...items.map(({ name }) => name.length)) + 2;
  const margin = told.some(({ group }) => group !== undefined) ? '  ' : '';
  return told.flatMap((item, i) => [
    ...(item.group === undefined || item.group === told[i - 1]?.group ? [] : behind('', item.group)),
    ...(item.lines.length === 0 ? inColumns(item, margin, column) : below(item, margin)),
  ]);
}

const bold = (name: string): string => pc.bold(name);

function inColumns({ name, title }: Item, margin: string, column: number): string[] {
  return behind(' '.repeat(margin.length + column), title, margin + bold(name) + ' '.repeat(column - name.length));
}

/** Name and title in a line, or in two where they are long; what is told of it indented below. */
function below({ name, title, lines = [] }: Item, margin: string): string[] {
  const indent = `${margin}    `;
  const together = margin.length + name.length + 2 + title.length <= WIDTH;
  const heading = together
    ? [`${margin}${bold(name)}  ${title}`]
    : [`${margin}${bold(name)}`, ...behind(`${margin}  `, title)];
  return [...heading, ...lines.flatMap((line) => behind(`${indent}  `, line, indent))];
}
