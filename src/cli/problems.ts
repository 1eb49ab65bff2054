/** Shows the problems of scenario files. */
import pc from 'picocolors';
import { formatProblem, linesOf, type Problem, type TextFile } from '../base/problem.ts';
import { note } from './streams.ts';

/** More than anybody mends at a time; a file that goes wrong so often was not written by hand. */
const MOST_SHOWN = 200;

/** The first problems of a file, and how many more there are. */
export const firstOf = (problems: readonly Problem[]): { shown: readonly Problem[]; more: number } => ({
  shown: problems.slice(0, MOST_SHOWN),
  more: Math.max(0, problems.length - MOST_SHOWN),
});

/** Tells problems on stderr, each with its line and a caret under the spot. */
export function tellProblems(problems: readonly Problem[], files: readonly TextFile[]): void {
  const { shown, more } = firstOf(problems);
  const told = new Set(shown.map(({ file }) => file));
  const lines = new Map(files.filter(({ path }) => told.has(path)).map(({ path, text }) => [path, linesOf(text)]));
  for (const problem of shown) note(formatProblem(problem, lines.get(problem.file), pc.isColorSupported));
  if (more > 0) note(`and ${count(more, 'more problem')}, not shown: mend these first`);
}

/** "1 error", "3 errors", "no errors". */
export const count = (number: number, thing: string): string =>
  `${number === 0 ? 'no' : number} ${thing}${number === 1 ? '' : 's'}`;
