/** What a sensitivity study found, as the document `handoff.sensitivity/1`. */
import { z } from 'zod';
import { quantile } from '../../scenario/values/distribution.ts';
import type { Uncertain } from '../../scenario/values/distribution.ts';
import { count, figure, hashed, name, period, spread, untold, within, words } from '../form.ts';
import { Moments } from '../intervals.ts';
import type { Metric } from '../metric.ts';
import { made } from '../results.ts';
import { CHANCE, type Method, pointsOf } from './factors.ts';
import { elementaryEffects, type MorrisDesign } from './morris.ts';
import { baseNeeded, tooWide } from './sample-size.ts';
import { type Index, type SobolDesign, sobolIndices } from './sobol-indices.ts';

const share = within;
export type Share = z.infer<typeof share>;

/** Effect of each factor, in the order of the document's factors. */
const screening = z.object({
  trajectories: count,
  levels: count,
  runs: count,
  /** `mu_star` with its interval: mean size of the effect of a factor's whole range, in the unit of the metric. */
  effects: z.array(z.object({ factor: name, mu: figure, mu_star: share, sigma: figure })).min(1),
});
export type Screening = z.infer<typeof screening>;

/** Shares of the variance. */
const varianceShares = z.object({
  points: count,
  runs: count,
  /** Of money it is in squared dollars. */
  variance: z.number().min(0).max(1e30),
  /** `first`: by the factor alone; `total`: with all that it does together with others. */
  indices: z.array(z.object({ factor: name, first: share, total: share })).min(1),
  /** The two parts that make up one: what no luck is needed for, and what luck has a part in. */
  shares: z.object({ parameters: share, chance: share }),
});
export type Indices = z.infer<typeof varianceShares>;

const sensitiveMetric = z.object({
  id: name,
  unit: name,
  /** Over all points. */
  mean: untold,
  sd: untold,
  /** Points at which the metric has no value. With any of them there are no effects and no indices. */
  undefined_points: count,
  /** Null where it was not asked for, or where the metric does not vary or has no value. */
  morris: screening.nullable(),
  sobol: varianceShares.nullable(),
});
export type SensitiveMetric = z.infer<typeof sensitiveMetric>;

/** An interval that is too wide to tell what it seems to tell; `needed` trajectories or points should be enough. */
const warning = z.object({
  metric: name,
  method: z.enum(['morris', 'sobol']),
  factor: name,
  width: figure,
  limit: figure,
  needed: figure,
});
export type Warning = z.infer<typeof warning>;

export const sensitivityForm = z.object({
  schema: z.literal('handoff.sensitivity/1'),
  handoff: name,
  study: name,
  title: words,
  scenario: hashed,
  /** The figures are differences from it, paired; null: they are levels. */
  baseline: hashed.nullable(),
  seed: words,
  /** Runs at each point, whose mean is its figure. */
  replications: count,
  sample: made.shape.sample,
  /** Metrics that a small country bends; they are shown, and it is said. */
  bent: made.shape.bent,
  period,
  period_because: words.optional(),
  coverage: words,
  factors: z.array(
    z.object({
      name,
      /** What it is, in words. */
      text: words.optional(),
      kind: z.enum(['parameter', 'chance']),
      unit: name.nullable(),
      /** 5%, 50% and 95% of the prior. */
      prior: spread.nullable(),
    }),
  ),
  /** Uncertain parameters that the study does not vary: at their medians. */
  held: count,
  metrics: z.array(sensitiveMetric),
  warnings: z.array(warning),
});
export type SensitivityDocument = z.infer<typeof sensitivityForm>;

export type About = Omit<SensitivityDocument, 'schema' | 'factors' | 'metrics' | 'warnings'>;

/** A share of variance whose interval is wider than this says little; so does an effect's, in parts of the largest. */
const WIDEST_SHARE = 0.1;
const WIDEST_EFFECT = 0.5;

/**
 * @param outputs by point, then by metric: the mean over the runs of the point
 */
export function describeSensitivity(
  about: About,
  parameters: readonly (Uncertain & { readonly text?: string | undefined })[],
  methods: readonly Method[],
  metrics: readonly Metric[],
  outputs: readonly (readonly (number | null)[])[],
): SensitivityDocument {
  const names = [...parameters.map(({ name }) => name), CHANCE];
  const described = metrics.map((metric, i) =>
    describeMetric(
      metric,
      names,
      methods,
      outputs.map((row) => row[i]),
    ),
  );
  return {
    schema: 'handoff.sensitivity/1',
    ...about,
    factors: [
      ...parameters.map(({ name, unit, distribution: d, text }) => ({
        name,
        ...(text !== undefined && { text }),
        kind: 'parameter' as const,
        unit,
        prior: { lo: quantile(d, 0.05), median: quantile(d, 0.5), hi: quantile(d, 0.95) },
      })),
      { name: CHANCE, kind: 'chance', unit: null, prior: null },
    ],
    metrics: described.map(({ metric }) => metric),
    warnings: described.flatMap(({ warnings }) => warnings),
  };
}

type Described = { metric: SensitiveMetric; warnings: Warning[] };

function describeMetric(
  { id, unit }: Metric,
  names: readonly string[],
  methods: readonly Method[],
  outputs: readonly (number | null)[],
): Described {
  const moments = new Moments();
  for (const output of outputs) moments.add(output);
  const metric: SensitiveMetric = {
    id,
    unit,
    mean: moments.mean,
    sd: moments.sd,
    undefined_points: outputs.length - moments.count,
    morris: null,
    sobol: null,
  };
  const warnings: Warning[] = [];
  if (metric.undefined_points > 0 || moments.sd === 0) return { metric, warnings };
  const counts = pointsOf(methods);
  methods.forEach((method, m) => {
    const start = counts.slice(0, m).reduce((sum, count) => sum + count, 0);
    const own = outputs.slice(start, start + counts[m]) as number[];
    if (method.kind === 'morris') {
      metric.morris = screen(method.design, names, own);
      warnings.push(...ofScreening(id, metric.morris));
    } else {
      const found = sobolIndices(method.design, own);
      if (found.variance === 0) return;
      metric.sobol = indices(method.design, names, own.length, found);
      warnings.push(...ofIndices(id, names, method.design, found));
    }
  });
  return { metric, warnings };
}

function screen(design: MorrisDesign, names: readonly string[], outputs: readonly number[]): Screening {
  return {
    trajectories: design.trajectories,
    levels: design.levels,
    runs: outputs.length,
    effects: elementaryEffects(design, outputs).map(({ mu, muStar, muStarInterval, sigma }, i) => ({
      factor: names[i],
      mu,
      mu_star: { value: muStar, ...muStarInterval },
      sigma,
    })),
  };
}

type Found = ReturnType<typeof sobolIndices>;

function indices({ base }: SobolDesign, names: readonly string[], runs: number, found: Found): Indices {
  const share = ({ value, lo, hi }: Index): Share => ({ value, lo, hi });
  const chance = found.parameters[names.length - 1].total;
  return {
    points: base,
    runs,
    variance: found.variance,
    indices: found.parameters.map(({ first, total }, i) => ({
      factor: names[i],
      first: share(first),
      total: share(total),
    })),
    shares: {
      parameters: { value: 1 - chance.value, lo: 1 - chance.hi, hi: 1 - chance.lo },
      chance: share(chance),
    },
  };
}

/** The widest interval of a screening, where it is too wide. */
function ofScreening(metric: string, { trajectories, effects }: Screening): Warning[] {
  const limit = WIDEST_EFFECT * Math.max(...effects.map(({ mu_star }) => mu_star.value));
  const wide = effects
    .map(({ factor, mu_star: { lo, hi } }) => ({ factor, width: hi - lo }))
    .filter(({ width }) => width > limit)
    .toSorted((a, b) => b.width - a.width)
    .slice(0, 1);
  return wide.map(({ factor, width }) => {
    const needed = Math.ceil(trajectories * (width / limit) ** 2);
    return { metric, method: 'morris', factor, width, limit, needed };
  });
}

/** The widest interval of the indices, where it is too wide. */
function ofIndices(metric: string, names: readonly string[], { base }: SobolDesign, found: Found): Warning[] {
  return tooWide(found, WIDEST_SHARE)
    .slice(0, 1)
    .map(({ parameter, width }) => {
      const needed = baseNeeded(base, width, WIDEST_SHARE);
      return { metric, method: 'sobol', factor: names[parameter], width, limit: WIDEST_SHARE, needed };
    });
}
