/** Study files of `handoff sweep`: the axes of a space of policies, how its points are chosen, what is drawn. */
import { z } from 'zod';
import { word } from '../schema/text.ts';
import { head, metrics, period, sets, words } from './study.ts';

/** Columns of a sweep's tables that an axis must not be called. */
const TAKEN = ['point', 'scenario', 'metric', 'unit', 'mean', 'sd', 'lo', 'hi'];

/** A value on an axis. */
export const axisValue = z.union([z.number(), words, z.boolean()]);
export type AxisValue = z.infer<typeof axisValue>;

const axis = z
  .strictObject({
    name: word.refine((name) => !TAKEN.includes(name), `must not be one of ${TAKEN.join(', ')}`),
    /** What takes the axis's value, as in `--set`: `path`, `path@2014-01-01` or `NAME:path`; several take the same. */
    set: z.union([words, z.array(words).min(1).max(100)]),
    /** Texts are read as YAML, as in `--set`. */
    values: z.array(axisValue).min(1).max(1000).optional(),
    from: z.number().optional(),
    to: z.number().optional(),
    /** What charts call the axis, and in what its values are: "hours"; of a "share" they are written as percentages. */
    label: words.optional(),
    unit: words.optional(),
    /** In a grid the distance of values; else values are rounded to multiples of it. */
    step: z.number().positive().optional(),
  })
  .refine(
    ({ values, from, to, step }) =>
      values === undefined ? from !== undefined && to !== undefined : (from ?? to ?? step) === undefined,
    'needs "values", or "from" and "to"',
  )
  .refine(({ from = 0, to = 0, step }) => step === undefined || (from <= to && (to - from) / step <= 1000), {
    error: 'must give 1 to 1000 values from "from" to "to"',
    path: ['step'],
  });
export type Axis = z.infer<typeof axis>;

const points = z.number().int().min(1).max(1000);
const spread = z.discriminatedUnion('kind', [
  /** Every combination. */
  z.strictObject({ kind: z.literal('grid') }),
  /** The first values together, then the second ones. */
  z.strictObject({ kind: z.literal('list') }),
  z.strictObject({ kind: z.literal('latin_hypercube'), points }),
  z.strictObject({ kind: z.literal('sobol'), points }),
]);
export type Spread = z.infer<typeof spread>;

export const picture = z.discriminatedUnion('kind', [
  /** Two axes of a grid against each other. */
  z.strictObject({ kind: z.literal('heat'), metric: words, x: words, y: words }),
  /** One metric against another; points are joined along an axis. */
  z.strictObject({ kind: z.literal('frontier'), x: words, y: words, along: words }),
]);
export type Picture = z.infer<typeof picture>;

const shape = z.strictObject({
  ...head,
  study: z.literal('sweep'),
  /** What every point is compared with; no axis changes it. */
  baseline: words,
  scenarios: z.array(words).min(1).max(20),
  sets,
  axes: z.array(axis).min(1).max(20),
  design: spread,
  metrics,
  period,
  /** As on the command line: 20 joint draws of one replication each, unless replications alone or no draws are asked for. */
  replications: z.number().int().min(1).max(10_000).optional(),
  draws: z.number().int().min(0).max(10_000).optional(),
  charts: z.array(picture).max(100).default([]),
});
export type SweepStudy = z.infer<typeof shape>;
type Found = { readonly path: (string | number)[]; readonly message: string };

function axisProblems({ axes, design }: SweepStudy): Found[] {
  return axes.flatMap(({ name, values, step }, i) => [
    ...(axes.findIndex((other) => other.name === name) < i
      ? [{ path: ['axes', i, 'name'], message: `"${name}" stands twice` }]
      : []),
    ...(design.kind === 'grid' && !values && step === undefined
      ? [{ path: ['axes', i], message: 'needs "step" or "values" in a grid' }]
      : []),
    ...(design.kind === 'list' && (!values || values.length !== axes[0].values?.length)
      ? [{ path: ['axes', i], message: 'needs "values" in a list, as many as the first axis' }]
      : []),
  ]);
}

function chartProblems({ axes, design, metrics: ids, charts }: SweepStudy): Found[] {
  const names = axes.map(({ name }) => name);
  return charts.flatMap((chart, i) => {
    const unknown = (key: string, name: string, known: readonly string[], message: string): Found[] =>
      known.includes(name) ? [] : [{ path: ['charts', i, key], message }];
    const axis = (key: string, name: string) => unknown(key, name, names, `no axis is called "${name}"`);
    const metric = (key: string, id: string) => unknown(key, id, ids, `"${id}" is not among the metrics of the study`);
    if (chart.kind === 'frontier')
      return [...metric('x', chart.x), ...metric('y', chart.y), ...axis('along', chart.along)];
    const square = design.kind === 'grid' && axes.length === 2 && chart.x !== chart.y;
    return [
      ...metric('metric', chart.metric),
      ...axis('x', chart.x),
      ...axis('y', chart.y),
      ...(square ? [] : [{ path: ['charts', i], message: 'a heat map needs a grid of two axes' }]),
    ];
  });
}

/** `handoff sweep`: a space of policies, each point paired with a baseline. */
export const sweepStudy = shape.superRefine((study, context) => {
  for (const { path, message } of [...axisProblems(study), ...chartProblems(study)])
    context.addIssue({ code: 'custom', path, message });
});
