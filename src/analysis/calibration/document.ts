/** What a calibration found, as the document `handoff.calibrate/1`: priors and posteriors, ridges, patterns, proof. */
import { quantile } from 'simple-statistics';
import { z } from 'zod';
import { quantile as valueAt } from '../../scenario/values/distribution.ts';
import { distribution } from '../../scenario/schema/parameter.ts';
import type { Uncertain } from '../../scenario/values/distribution.ts';
import { count, figure, hashed, name, spread, untold, words } from '../form.ts';
import { distanceOf, isMet, targetOf } from '../patterns/score.ts';
import type { Pattern } from '../patterns/table.ts';
import type { Bank, Run } from './bank.ts';
import { proof, provenSample } from './proof.ts';
import { selfCheck } from './self-check.ts';
import { learned, ridges } from './summary.ts';
import { type Calibration, posterior } from './waves.ts';

const parameter = z.object({
  name,
  /** What it is, in words. */
  text: words.optional(),
  unit: name,
  /** The prior, as the scenario states it. */
  distribution,
  /** 5%, 50% and 95% of the prior and of the posterior, in the parameter's unit. */
  prior: spread,
  posterior: spread,
  /** 1 - posterior variance / prior variance, of quantiles. */
  learned: figure,
});

export const calibrationForm = z
  .object({
    schema: z.literal('handoff.calibrate/1'),
    handoff: name,
    study: name,
    scenario: hashed,
    seed: words,
    runs: count,
    parameters: z.array(parameter).min(1),
    /** Correlations of parameters in the posterior; of those with at least 0.3 in size, the strongest first. */
    ridges: z.array(z.object({ first: name, second: name, correlation: figure.min(-1.01).max(1.01) })),
    patterns: z.array(
      z.object({
        id: name,
        /** What was published, in words. */
        text: words.optional(),
        published: z.object({ lo: untold, hi: untold }),
        /** Over runs drawn from the posterior. */
        model: z.object({ lo: untold, median: untold, hi: untold }),
        distance: untold,
        met: z.boolean(),
      }),
    ),
    /** The last wave's own likelihood against the emulated one. */
    proof: z.object({ runs: count, effective: figure, surprise: z.record(name, figure) }),
    /** How often 90% intervals hold the truth where runs of the start play the world; null where none did. */
    check: z
      .object({
        sets: count,
        level: figure,
        pooled: z.object({ share: figure, lo: figure, hi: figure }),
        covered: z.record(name, figure),
      })
      .nullable(),
    /** Tempered stages of the last sample. */
    stages: z.array(z.object({ power: figure, effective: figure, sweeps: count, accepted: figure, memory: figure })),
  })
  .superRefine(({ parameters, ridges }, context) => {
    const names = new Set(parameters.map((one) => one.name));
    const stranger = ridges.flatMap(({ first, second }) => [first, second]).find((one) => !names.has(one));
    if (stranger !== undefined)
      context.addIssue({ code: 'custom', path: ['ridges'], message: `no parameter is named "${stranger}"` });
  });
export type CalibrationDocument = z.infer<typeof calibrationForm>;

/** The rows that are kept: joint draws as quantiles of the priors. */
export type Kept = readonly (readonly number[])[];

export type About = {
  readonly version: string;
  readonly study: string;
  readonly scenario: z.infer<typeof hashed>;
  /** Parameters and patterns in words, by name and id. */
  readonly told?: ReadonlyMap<string, string>;
  readonly parameters: readonly Uncertain[];
  readonly patterns: readonly Pattern[];
  readonly keep: number;
  /** Made-up worlds of the check. */
  readonly check: number;
};

/** Tells a finished calibration. */
export function describeFit(
  calibration: Calibration,
  bank: Bank,
  about: About,
): { readonly document: CalibrationDocument; readonly kept: Kept } {
  const { plan, targets } = calibration;
  const { points, stages } = posterior(calibration, bank);
  const proven = proof(calibration, bank);
  const predicted = provenSample(proven, plan.perWave, plan.seed);
  const facts = learned(points);
  return {
    kept: points.slice(0, about.keep),
    document: {
      schema: 'handoff.calibrate/1',
      handoff: about.version,
      study: about.study,
      scenario: { ...about.scenario },
      seed: plan.seed,
      runs: bank.length,
      parameters: about.parameters.map(({ name, unit, distribution }, i) => {
        const at = (u: number) => valueAt(distribution, Math.min(1 - 1e-9, Math.max(1e-9, u)));
        const { lo, median, hi, learned: share } = facts[i];
        return {
          name,
          ...inWords(name, about),
          unit,
          distribution,
          prior: { lo: at(0.05), median: at(0.5), hi: at(0.95) },
          posterior: { lo: at(lo), median: at(median), hi: at(hi) },
          learned: share,
        };
      }),
      ridges: strongest(
        ridges(points),
        about.parameters.map(({ name }) => name),
      ),
      patterns: about.patterns.map((pattern, i) => ({
        ...predictedPattern(pattern, i, predicted, proven.runs),
        ...inWords(pattern.id, about),
      })),
      proof: {
        runs: proven.runs.length,
        effective: proven.effective,
        // A figure that no run at the posterior has surprises nobody.
        surprise: Object.fromEntries(
          targets.flatMap(({ id }, i) => (Number.isNaN(proven.surprise[i]) ? [] : [[id, proven.surprise[i]]])),
        ),
      },
      check: checked(calibration, bank, about),
      stages: [...stages],
    },
  };
}

const inWords = (key: string, { told }: About): { text?: string } => {
  const text = told?.get(key);
  return text === undefined ? {} : { text };
};

const CHECK = { level: 0.9, bins: 10, particles: 1000 };

function checked(
  { plan, targets }: Calibration,
  bank: Bank,
  { check, parameters: all }: About,
): CalibrationDocument['check'] {
  if (check === 0) return null;
  const start = bank.slice(0, plan.start);
  const { sets, level, pooled, parameters } = selfCheck(targets, start, {
    ...CHECK,
    seed: `${plan.seed} check`,
    sets: check,
  });
  const covered = Object.fromEntries(all.map(({ name }, i) => [name, parameters[i].covered]));
  return { sets, level, pooled, covered };
}

/** @param all runs of the last wave, which speak where none of those drawn gives the figure */
function predictedPattern(
  pattern: Pattern,
  i: number,
  drawn: readonly Run[],
  all: readonly Run[],
): CalibrationDocument['patterns'][number] {
  const given = (runs: readonly Run[]) => runs.flatMap(({ outputs }) => outputs[i] ?? []);
  const outputs = [given(drawn), given(all)].find(({ length }) => length > 0);
  // A figure that no run gives is untold.
  const [lo, median, hi] = outputs === undefined ? [null, null, null] : quantile(outputs, [0.05, 0.5, 0.95]);
  const distance = median === null ? null : distanceOf(median, targetOf(pattern));
  return {
    id: pattern.id,
    published: { lo: pattern.low, hi: pattern.high },
    model: { lo, median, hi },
    distance,
    met: distance !== null && isMet(distance),
  };
}

function strongest(
  correlations: readonly (readonly number[])[],
  names: readonly string[],
): CalibrationDocument['ridges'] {
  return names
    .flatMap((first, i) =>
      names.slice(i + 1).map((second, j) => ({ first, second, correlation: correlations[i][i + 1 + j] })),
    )
    .filter(({ correlation }) => Math.abs(correlation) >= 0.3)
    .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}
