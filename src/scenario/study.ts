/** Study files: what a command that runs many points of a scenario is to do. One schema for types and checks. */
import { z } from 'zod';
import { schemaMessage, schemaProblems } from './issues.ts';
import type { Problem } from './problem.ts';
import { parseTree, plain, type SourceFile } from './tree.ts';

const words = z.string().min(1);

/** `handoff calibrate`: fits uncertain parameters to the calibration patterns. */
export const calibrationStudy = z.strictObject({
  handoff: z.literal(1),
  study: z.literal('calibration'),
  title: words,
  description: words,
  scenario: words,
  seed: words,
  /** Names of distributions in the scenario; the others stand at their medians. */
  parameters: z.union([z.literal('all'), z.array(words).min(1)]),
  /** `national`: figures of all places, states and counties. `all`: also those of field offices. */
  patterns: z.enum(['national', 'all']),
  /** Runs spread evenly over the prior. */
  start: z.number().int().min(40).max(100_000),
  /** Waves of runs where the posterior is; the last one also proves it. */
  waves: z.number().int().min(1).max(20),
  per_wave: z.number().int().min(10).max(100_000),
  /** Joint draws that are kept. */
  keep: z.number().int().min(20).max(100_000),
});
export type CalibrationStudy = z.infer<typeof calibrationStudy>;

/** Reads a study file. Tells all problems at once. */
export function readStudy<T extends z.ZodType>(
  schema: T,
  source: SourceFile,
): { readonly ok: true; readonly study: z.infer<T> } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const { tree, problems } = parseTree(source);
  if (problems.length > 0) return { ok: false, problems };
  const parsed = schema.safeParse(plain(tree), { error: schemaMessage, reportInput: true });
  if (parsed.success) return { ok: true, study: parsed.data };
  return { ok: false, problems: schemaProblems(parsed.error.issues, tree) };
}
