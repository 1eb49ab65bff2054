/** What can be wrong with an input: as data, and as the text a user reads. */
import { distance } from 'fastest-levenshtein';
import { printable } from './printable.ts';

/** A text with the path shown to the user. */
export type TextFile = { readonly path: string; readonly text: string };

/** A place in a text as a user counts: from 1. Line 0 stands for the text as a whole. */
export type Spot = { readonly file: string; readonly line: number; readonly column: number };

/** One finding about an input. An error stops; a warning names a likely mistake and goes on. */
export type Problem = Spot & {
  readonly severity: 'error' | 'warning';
  /** Where in the document, such as `federal.programme.values[1].from`; may be empty. */
  readonly path: string;
  readonly message: string;
  /** The remedy, such as `did you mean "county"?`. */
  readonly hint?: string | undefined;
};

/** A remedy, or how to find one where that takes time: of very many problems only a few are shown. */
export type Hint = string | undefined | (() => string | undefined);

const LONGEST = 600;
/** Names and values are quoted as they were written, up to a length that can be read. */
const cut = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST - 100)} ... ${text.slice(-100)}` : text;

const problemOf = (severity: Problem['severity'], spot: Spot, path: string, message: string, hint: Hint): Problem => ({
  file: spot.file,
  line: spot.line,
  column: spot.column,
  path: cut(path),
  message: cut(message),
  get hint() {
    const told = typeof hint === 'function' ? hint() : hint;
    return told === undefined ? undefined : told.length > 4 * LONGEST ? cut(told) : told;
  },
  severity,
});

/** An error at a spot. */
export const error = (spot: Spot, path: string, message: string, hint?: Hint): Problem =>
  problemOf('error', spot, path, message, hint);

/** A warning at a spot. */
export const warning = (spot: Spot, path: string, message: string, hint?: Hint): Problem =>
  problemOf('warning', spot, path, message, hint);

/** Keys and list positions as `people.county.flags` or `tiers[0]`. */
export function formatPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (/^[\w-]+$/.test(String(part))) text += text === '' ? String(part) : `.${String(part)}`;
    else text += `[${JSON.stringify(String(part))}]`;
  }
  return text;
}

/** The known word nearest to a mistyped one, if any is near: at most a third of its letters differ. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.slice(0, 100).toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.ceil(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const steps = distance(wanted, candidate.toLowerCase());
    if (steps < least && steps < Math.max(wanted.length, candidate.length)) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

/** `did you mean "x"?`, or the whole list where it is short and nothing is near, or nothing. */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  const all = [...known];
  const best = nearest(word, all);
  if (best !== undefined) return `did you mean "${best}"?`;
  return all.length > 0 && all.length <= 12 ? `known: ${all.join(', ')}` : undefined;
}

/**
 * Sorted by file, line and column; of several alike one is kept.
 * @param order of the files; others, such as settings, stand before them as they come
 */
export function sortProblems(problems: readonly Problem[], order: readonly string[] = []): Problem[] {
  const others = problems.map((p) => p.file).filter((file) => !order.includes(file));
  const files = [...new Set(others), ...order];
  const unique = new Map(problems.map((p) => [`${p.file}\n${p.line}\n${p.column}\n${p.path}\n${p.message}`, p]));
  return [...unique.values()].toSorted(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}

const FRAME = 100;

/** A text as the lines in which spots are counted. */
export const linesOf = (text: string): readonly string[] => text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);

/** The line of the text with a caret under the spot; a long line is cut around it. */
function frame(problem: Problem, lines: readonly string[]): string[] {
  const line = printable(lines[problem.line - 1] ?? '');
  const start = Math.max(0, problem.column - 1 - FRAME / 2);
  const shown = line.slice(start, start + FRAME);
  const margin = `${problem.line} | `;
  return [`  ${margin}${shown}`, `  ${' '.repeat(margin.length + problem.column - 1 - start)}^`];
}

/**
 * A problem as text: `file:line:column: path: message`, the line with a caret under the spot, the remedy.
 * @param source the lines of the problem's file, if at hand
 */
export function formatProblem(problem: Problem, source: readonly string[] | undefined, colour = false): string {
  const paint = (code: number, part: string): string => (colour ? `\u001b[${code}m${part}\u001b[0m` : part);
  const tone = problem.severity === 'error' ? 31 : 33;
  const where = problem.line > 0 ? `${problem.file}:${problem.line}:${problem.column}` : problem.file;
  const path = problem.path === '' ? '' : `${problem.path}: `;
  const grade = problem.severity === 'warning' ? 'warning: ' : '';
  const lines = [`${paint(1, printable(where))}: ${printable(path)}${paint(tone, grade + printable(problem.message))}`];
  if (source !== undefined && problem.line > 0) {
    const [shown, caret] = frame(problem, source);
    lines.push(shown, paint(tone, caret));
  }
  const { hint } = problem;
  if (hint !== undefined) lines.push(`  ${printable(hint)}`);
  return lines.join('\n');
}
