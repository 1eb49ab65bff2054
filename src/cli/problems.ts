/** Shows the problems of scenario files. */
import pc from 'picocolors';
import { formatProblem, type Problem } from '../scenario/problem.ts';
import type { SourceFile } from '../scenario/tree.ts';
import { note } from './streams.ts';

/** Tells problems on stderr, each with its line and a caret under the spot. */
export function tellProblems(problems: readonly Problem[], files: readonly SourceFile[]): void {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const problem of problems) note(formatProblem(problem, texts.get(problem.file), pc.isColorSupported));
}

/** "1 error", "3 errors", "no errors". */
export const count = (number: number, thing: string): string =>
  `${number === 0 ? 'no' : number} ${thing}${number === 1 ? '' : 's'}`;
