/** Where two files of the same name differ: the first cell of a table, the first path of a document, else the first byte. */
import { parse } from 'csv-parse/sync';
import { formatPath } from '../../../base/problem.ts';

/** The first spot at which they differ, and what stands there in each. */
export type Spot = { readonly at: string; readonly bundle: string; readonly again: string };

const NOTHING = 'nothing';
const LONGEST = 80;
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text);

/** The first difference of two files that differ. @param name of both, whose ending says what they hold */
export function spotIn(name: string, bundle: Buffer, again: Buffer): Spot {
  if (name.endsWith('.json')) return inJson(bundle, again);
  if (name.endsWith('.csv')) return inTable(bundle, again);
  return /\.ya?ml$/.test(name) ? inText(bundle, again) : inBytes(bundle, again);
}

/** The first byte that differs, from 0; where one ends before, its length. */
function firstByte(a: Buffer, b: Buffer): number {
  const common = Math.min(a.length, b.length);
  let [low, high] = [0, common];
  // By halves: comparing whole stretches is what machines do fast.
  while (low < high) {
    const middle = Math.floor((low + high) / 2) + 1;
    if (a.subarray(low, middle).equals(b.subarray(low, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

const inBytes = (a: Buffer, b: Buffer): Spot => ({
  at: `byte ${firstByte(a, b) + 1}`,
  bundle: `${a.length} bytes`,
  again: `${b.length} bytes`,
});

/** The line around a byte, without its break; undefined behind the end. */
function lineAround(text: Buffer, byte: number): string | undefined {
  if (byte >= text.length && (byte === 0 || text[byte - 1] === BREAK)) return undefined;
  const end = text.indexOf('\n', byte);
  return text.toString('utf8', lineStart(text, byte), end < 0 ? text.length : end);
}

const BREAK = 0x0a;
const lineStart = (text: Buffer, byte: number): number => (byte === 0 ? 0 : text.lastIndexOf('\n', byte - 1) + 1);

/** The number of the line in which a byte stands, from 1. */
function lineNumber(text: Buffer, byte: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < byte; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function inText(a: Buffer, b: Buffer): Spot {
  const byte = firstByte(a, b);
  const [bundle, again] = [a, b].map((text) => cut(lineAround(text, byte) ?? NOTHING));
  return { at: `line ${lineNumber(a, byte)}`, bundle, again };
}

function inTable(a: Buffer, b: Buffer): Spot {
  const byte = firstByte(a, b);
  const cellsIn = (line: string | undefined): string[] => (line === undefined ? [] : parse(line, { relax_quotes: true, relax_column_count: true })[0] ?? []); // prettier-ignore
  const [bundle, again] = [a, b].map((text) => cellsIn(lineAround(text, byte)));
  const head = cellsIn(lineAround(a, 0));
  const length = Math.max(bundle.length, again.length);
  const column = Array.from({ length }, (_, i) => i).find((i) => bundle[i] !== again[i]);
  // A line whose cells are alike differs in how they are written.
  if (column === undefined || bundle.length === 0 || again.length === 0) return inText(a, b);
  const told = (cells: readonly string[]): string => (cells[column] === undefined ? NOTHING : cut(cells[column]));
  return { at: `line ${lineNumber(a, byte)}, ${head[column] ?? `column ${column + 1}`}`, bundle: told(bundle), again: told(again) }; // prettier-ignore
}

function inJson(a: Buffer, b: Buffer): Spot {
  const spot = firstPath(JSON.parse(a.toString('utf8')), JSON.parse(b.toString('utf8')), []);
  return spot ?? inText(a, b);
}

/** The first path, in the order of the first, at which two values differ. */
function firstPath(a: unknown, b: unknown, path: readonly PropertyKey[]): Spot | undefined {
  if (isNode(a) && isNode(b) && Array.isArray(a) === Array.isArray(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    for (const key of keys) {
      const spot = firstPath(a[key], b[key], [...path, Array.isArray(a) ? Number(key) : key]);
      if (spot) return spot;
    }
    return undefined;
  }
  if (a === b) return undefined;
  return { at: formatPath(path), bundle: inShort(a), again: inShort(b) };
}

const isNode = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const inShort = (value: unknown): string => (value === undefined ? NOTHING : cut(JSON.stringify(value)));
