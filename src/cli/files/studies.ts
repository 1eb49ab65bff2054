/** Study files on disk: a shipped name of scenarios/studies, or a path. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { suggest } from '../../base/problem.ts';
import { isProblem } from '../../scenario/read/set.ts';
import { readStudy } from '../../scenario/studies/study.ts';
import type { SourceFile } from '../../scenario/read/tree.ts';
import { readSource, scenariosFolder } from './scenarios.ts';
import { count, tellProblems } from '../problems.ts';
import { UserError } from '../../base/user-error.ts';

/** The shipped studies by name. */
function shipped(): Map<string, string> {
  const folder = join(scenariosFolder(), 'studies');
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name.slice(0, -'.yaml'.length), join(folder, name)]),
  );
}

/**
 * Finds, reads and checks a study.
 * @throws UserError where it cannot be read or is wrong; its problems have then been told
 */
export function loadStudy<T extends z.ZodType>(
  schema: T,
  nameOrPath: string,
): { readonly study: z.infer<T>; readonly source: SourceFile } {
  const known = shipped();
  const path = known.get(nameOrPath) ?? nameOrPath;
  if (!known.has(nameOrPath) && !existsSync(path))
    throw new UserError(`${nameOrPath}: no study of this name or path exists`, suggest(nameOrPath, known.keys()));
  const source = readSource(resolve(path));
  const read = isProblem(source) ? { ok: false as const, problems: [source] } : readStudy(schema, source);
  if (!read.ok || isProblem(source)) {
    const problems = read.ok ? [] : read.problems;
    tellProblems(problems, isProblem(source) ? [] : [source]);
    throw new UserError(`${count(problems.length, 'error')} in the study, nothing was simulated`);
  }
  return { study: read.study, source };
}
