/** Study files: what a command that runs many points of a scenario is to do. One schema for types and checks. */
import { z } from 'zod';
import { title } from '../schema/evidence.ts';
import { MOST_ITEMS, path, text } from '../schema/text.ts';
import { schemaMessage, schemaProblems } from '../check/issues.ts';
import type { Problem } from '../../base/problem.ts';
import { plain, type SourceFile } from '../read/tree.ts';
import { readTree } from '../read/yaml.ts';

/** A name, a path, a setting. */
export const words = path;

/** What every study file says. */
export const head = { handoff: z.literal(1), title, description: text.min(1), seed: words };
/** Names of distributions in the scenario; the others stand at their medians. */
const parameters = z.union([z.literal('all'), z.array(words).min(1).max(MOST_ITEMS)]);
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'must be a month such as 2015-07');
/** Months over which the metrics are formed; those of the scenario's report where there are none. */
export const period = z.strictObject({ from: month, to: month }).optional();
export const metrics = z.array(words).min(1).max(20);
/** As `--set` on the command line: for every scenario of the study, or for one with `NAME:`. */
export const sets = z.array(words).max(MOST_ITEMS).default([]);

/** `handoff calibrate`: fits uncertain parameters to the calibration patterns. */
export const calibrationStudy = z.strictObject({
  ...head,
  study: z.literal('calibration'),
  scenario: words,
  parameters,
  /** `national`: figures of all places, states and counties. `all`: also those of field offices. */
  patterns: z.enum(['national', 'all']),
  /** Runs spread evenly over the prior. */
  start: z.number().int().min(40).max(100_000),
  /** Waves of runs where the posterior is; the last one also proves it. */
  waves: z.number().int().min(1).max(20),
  per_wave: z.number().int().min(10).max(100_000),
  /** Calls of the expected-value twin at each stage, at the points of its runs first: the emulators learn from both. */
  twin: z.number().int().min(100).max(20_000).optional(),
  /** Joint draws that are kept. */
  keep: z.number().int().min(20).max(100_000),
  /** Runs of the start that play the world once, to see whether the method finds their parameters; none if left out. */
  check: z.number().int().min(0).max(100_000).default(0),
});
export type CalibrationStudy = z.infer<typeof calibrationStudy>;

const morris = z.strictObject({
  trajectories: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .refine((count) => count >= 4, 'gives no interval: 4 trajectories or more are needed, 10 to 50 are usual'),
  levels: z
    .number()
    .int()
    .min(2)
    .max(1000)
    .refine((count) => count % 2 === 0, 'must be an even number; 4 is usual')
    .default(4),
});
const sobol = z.strictObject({
  points: z
    .number()
    .int()
    .min(1)
    .max(65_536)
    .refine((count) => count >= 16, 'gives no interval: 16 points or more are needed, 256 to 4096 are usual')
    .refine((count) => (count & (count - 1)) === 0, 'must be a power of two: other numbers leave gaps'),
});

/** `handoff sensitivity`: which uncertain parameters matter, and how much is chance. */
export const sensitivityStudy = z.strictObject({
  ...head,
  study: z.literal('sensitivity'),
  scenario: words,
  /** With a baseline every figure is a paired difference: the scenario less the baseline. */
  baseline: words.optional(),
  sets,
  parameters,
  metrics,
  period,
  /** Runs whose mean is the figure of a point: chance is what their mean leaves of it. */
  replications: z.number().int().min(1).max(1000).default(1),
  method: z
    .strictObject({ morris: morris.optional(), sobol: sobol.optional() })
    .refine((method) => method.morris ?? method.sobol, 'names no method: morris, sobol or both'),
});
export type SensitivityStudy = z.infer<typeof sensitivityStudy>;

/** Reads a study file. Tells all problems at once. */
export function readStudy<T extends z.ZodType>(
  schema: T,
  source: SourceFile,
):
  | { readonly ok: true; readonly study: z.infer<T>; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const { tree, problems, warnings } = readTree(source);
  if (problems.length > 0) return { ok: false, problems };
  const parsed = schema.safeParse(plain(tree), { error: schemaMessage, reportInput: true });
  if (parsed.success) return { ok: true, study: parsed.data, warnings };
  return { ok: false, problems: [...warnings, ...schemaProblems(parsed.error.issues, tree)] };
}
