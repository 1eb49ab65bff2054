/** Everything that is wrong with files, thrown where nothing can go on without them. Ends with exit code 2. */
import { formatProblem, sortProblems, type Problem, type TextFile } from './problem.ts';
import { UserError } from './user-error.ts';

export class ProblemsError extends UserError {
  readonly problems: readonly Problem[];
  /** The texts in which the problems stand, as far as they could be read. */
  readonly files: readonly TextFile[];

  constructor(problems: readonly Problem[], files: readonly TextFile[]) {
    const sorted = sortProblems(problems);
    super(sorted.slice(0, 20).map((problem) => formatProblem(problem, undefined)).join('\n')); // prettier-ignore
    this.name = 'ProblemsError';
    this.problems = sorted;
    this.files = files;
  }
}
