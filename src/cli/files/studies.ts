/** Study files: a shipped name of scenarios/studies, a path, or standard input. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { suggest, type Problem } from '../../base/problem.ts';
import { UserError } from '../../base/user-error.ts';
import { isProblem } from '../../scenario/read/set.ts';
import type { SourceFile } from '../../scenario/read/tree.ts';
import { notStudy } from '../../scenario/studies/kind.ts';
import { readStudy } from '../../scenario/studies/study.ts';
import { count, tellProblems } from '../problems.ts';
import type { Held } from './held.ts';
import { shippedScenarios, shippedStudies } from './shipped.ts';
import { readSource, readStdin, STDIN } from './sources.ts';

/**
 * Finds, reads and checks a study.
 * @param held what a bundle holds in its place
 * @throws UserError where it cannot be read or is wrong; its problems have then been told
 */
export function loadStudy<T extends z.ZodObject<{ study: z.ZodLiteral<string> }>>(
  schema: T,
  nameOrPath: string,
  held?: Held,
): { readonly study: z.infer<T>; readonly source: SourceFile } {
  const source = held?.study ?? findStudy(nameOrPath);
  const wrong = isProblem(source) ? source : notStudy(source, schema.shape.study.value);
  const read =
    isProblem(source) || wrong ? { ok: false as const, problems: [wrong as Problem] } : readStudy(schema, source);
  if (!read.ok || isProblem(source)) {
    const problems = read.ok ? [] : read.problems;
    tellProblems(problems, isProblem(source) ? [] : [source]);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    throw new UserError(`${count(errors, 'error')} in the study, nothing was simulated`);
  }
  tellProblems(read.warnings, [source]);
  return { study: read.study, source };
}

/** @throws UserError where nothing has this name */
function findStudy(nameOrPath: string): SourceFile | Problem {
  if (nameOrPath === STDIN) return readStdin();
  const known = shippedStudies();
  const path = known.get(nameOrPath) ?? nameOrPath;
  if (known.has(nameOrPath) || existsSync(path)) return readSource(resolve(path));
  const scenario = shippedScenarios().get(nameOrPath);
  if (scenario !== undefined) return readSource(scenario);
  throw new UserError(`${nameOrPath}: no study of this name or path exists`, suggest(nameOrPath, known.keys()));
}
