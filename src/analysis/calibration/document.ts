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
import { checked } from './check.ts';
import { proof, provenSample } from './proof.ts';
import { runsPlanned } from './plan.ts';
import { learned, ridges } from './summary.ts';
import { type Calibration, posterior, type Posterior } from './waves.ts';

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
    /** Calls of the twin, and the error of its emulators in standard deviations of the targets: the median and the largest. */
    twin: z.object({ calls: count, error: z.object({ median: figure, most: figure }) }).optional(),
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
    /** By how much the figures of a group are further off than their tolerances say, in tolerances. */
    discrepancies: z.array(z.object({ group: words, delta: spread })).optional(),
    /** The last wave's own likelihood against the emulated one. */
    proof: z.object({
      runs: count,
      effective: figure,
      surprise: z.record(name, figure),
      /** Where its figures fall in what was foretold, in equal parts; p values by figure, corrected by Holm. */
      ranks: z.object({ counts: z.array(count), p: z.record(name, figure) }).optional(),
    }),
    /** How often 90% intervals hold the truth where runs of the start play the world; null where none did. */
    check: z
      .object({
        sets: count,
        level: figure,
        pooled: z.object({ share: figure, lo: figure, hi: figure }),
        covered: z.record(name, figure),
        /** Chi-square p values of even ranks by parameter, corrected by Holm: one below .01 is a false alarm in one check of a hundred. */
        ranks: z.record(name, figure).optional(),
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
  /** What the made-up worlds of the check found, by world and parameter; none if there was no check. */
  readonly ranks: readonly (readonly number[])[];
};

/** Tells a finished calibration. */
export function describeFit(
  calibration: Calibration,
  bank: Bank,
  about: About,
): { readonly document: CalibrationDocument; readonly kept: Kept } {
  const { plan, targets } = calibration;
  const found = posterior(calibration, bank);
  const { points, stages, allowed } = found;
  const proven = proof(calibration, bank, allowed);
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
      runs: runsPlanned(plan),
      ...toldTwin(calibration, found),
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
      discrepancies: found.discrepancies.map(({ group, draws }) => {
        const [lo, median, hi] = quantile([...draws], [0.05, 0.5, 0.95]);
        return { group, delta: { lo, median, hi } };
      }),
      proof: {
        runs: proven.runs.length,
        effective: proven.effective,
        // A figure that no run at the posterior has surprises nobody.
        surprise: Object.fromEntries(
          targets.flatMap(({ id }, i) => (Number.isNaN(proven.surprise[i]) ? [] : [[id, proven.surprise[i]]])),
        ),
        ranks: {
          counts: [...proven.ranks.counts],
          p: Object.fromEntries(targets.map(({ id }, i) => [id, proven.ranks.p[i]])),
        },
      },
      check: toldCheck(about),
      stages: [...stages],
    },
  };
}

const inWords = (key: string, { told }: About): { text?: string } => {
  const text = told?.get(key);
  return text === undefined ? {} : { text };
};

/** The error of the twin's emulators against what the targets allow by themselves. */
function toldTwin({ targets, plan }: Calibration, { emulators }: Posterior): Pick<CalibrationDocument, 'twin'> {
  if (plan.twin === undefined) return {};
  const errors = emulators.map((emulator, t) => Math.sqrt((emulator.ofTwin ?? 0) / targets[t].variance));
  const [median, most] = quantile(errors, [0.5, 1]);
  return { twin: { calls: (plan.waves + 1) * plan.twin, error: { median, most } } };
}

function toldCheck({ ranks: found, parameters: all }: About): CalibrationDocument['check'] {
  if (found.length === 0) return null;
  const { sets, level, pooled, parameters } = checked(found);
  const covered = Object.fromEntries(all.map(({ name }, i) => [name, parameters[i].covered]));
  const ranks = Object.fromEntries(all.map(({ name }, i) => [name, parameters[i].ranksP]));
  return { sets, level, pooled, covered, ranks };
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
