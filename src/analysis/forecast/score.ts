/**
 * A forecast held against the figures that came: how often its intervals hold them, how wide they had to be for it, and
 * where in its distribution each figure lies.
 */
import { z } from 'zod';
import { count, day, figure, month, name, share, words } from '../form.ts';
import { intervalScore, LEVELS } from '../patterns/coverage.ts';
import { binomialBand } from '../statistics/binomial.ts';
import { independent } from './together.ts';
import { type ForecastDocument, type ForecastFigure, intervalOf, PARTS, type LeftOut } from './document.ts';

/** A figure that came. */
export type Observed = Pick<ForecastFigure, 'place' | 'metric' | 'from' | 'to'> & { readonly value: number };

/** How often a forecast whose intervals are right is told to fail, at either level. */
export const FALSE_ALARM = 0.01;

const interval = z.object({ level: share, lo: figure, hi: figure, held: z.boolean(), score: figure });
const asked = { place: name, metric: name, from: month, to: month, value: figure };

const scored = z.object({
  ...asked,
  unit: name,
  median: figure,
  intervals: z.array(interval),
  /** Which share of its months a table of the project had when it was forecast. */
  known: share,
  /** Between which shares of the distribution it lies: a twentieth apart, more where several points are just this value. */
  at: z.object({ lo: share, hi: share }),
});
export type Scored = z.infer<typeof scored>;

const level = z.object({
  level: share,
  held: count,
  of: count,
  /** As many independent figures would tell as much: see together.ts. */
  worth: count,
  /** Fewer are held by chance less often than half of the false-alarm rate: the other half is the other level's. */
  least: count,
  /** Mean interval score, in the unit of the figure: see {@link intervalScore}. */
  score: figure,
});

export const scoreForm = z.object({
  schema: z.literal('handoff.score/1'),
  handoff: name,
  forecast: z.object({ dated: day, seal: name, run_id: name, scenario: words }),
  false_alarm: share,
  /** False if fewer figures lie in an interval than chance allows. */
  ok: z.boolean(),
  levels: z.array(level.omit({ score: true })),
  /** The same of figures of which no month was known. */
  clean: z.array(level.omit({ score: true })),
  /** By metric, since scores of different units do not add up. */
  metrics: z.array(z.object({ metric: name, unit: name, levels: z.array(level) })),
  figures: z.array(scored),
  /** Figures that came and are not forecast. */
  uncovered: z.array(z.object({ ...asked, why: words })),
});
export type Score = z.infer<typeof scoreForm>;

/** What a score says besides who made it. */
type Found = Pick<Score, 'false_alarm' | 'ok' | 'levels' | 'clean' | 'metrics' | 'figures' | 'uncovered'>;

/**
 * Scores a forecast.
 * @param why of a figure that is not forecast, in words
 */
export function scoreOf(
  {
    figures,
    left_out: left,
    places,
    together,
    metrics: told,
  }: Pick<ForecastDocument, 'figures' | 'left_out' | 'places' | 'together' | 'metrics'>,
  observed: readonly Observed[],
  why: (left: LeftOut['why'] | null) => string,
): Found {
  const called = new Map(places.flatMap(({ place, code }) => [place, code].map((word) => [word.toLowerCase(), place])));
  const keyOf = ({ place, metric, from, to }: Omit<Observed, 'value'>): string =>
    [called.get(place.trim().toLowerCase()) ?? place, metric, from, to].join(' | ');
  const units = new Map(told.map(({ metric, unit }) => [metric, unit]));
  const forecast = new Map(figures.map((one) => [keyOf(one), one]));
  const reasons = new Map(left.map((one) => [keyOf(one), one.why]));
  // By word and by code a figure may stand there twice: it counts once.
  const isFirst = firsts(observed.map(keyOf));
  const covered = observed.flatMap((one, i): Scored[] => {
    const found = isFirst[i] ? forecast.get(keyOf(one)) : undefined;
    return found ? [scoredAt(found, units.get(found.metric) ?? '', one.value)] : [];
  });
  const levelsOf = (some: readonly Scored[]) => together.map((one, i) => levelOf(some, one, i));
  const levels = levelsOf(covered);
  const metrics = [...new Set(covered.map(({ metric }) => metric))].map((metric) => {
    const own = covered.filter((one) => one.metric === metric);
    return {
      metric,
      unit: own[0].unit,
      levels: together.map((one, i) => ({ ...levelOf(own, one, i), score: meanScore(own, i) })),
    };
  });
  return {
    false_alarm: FALSE_ALARM,
    ok: levels.every(({ held, least }) => held >= least),
    levels,
    clean: levelsOf(covered.filter(({ known }) => known === 0)),
    metrics,
    figures: covered,
    uncovered: observed
      .map((one, i) => ({ one, again: !isFirst[i] }))
      .filter(({ one, again }) => again || !forecast.has(keyOf(one)))
      .map(({ one, again }) => ({ ...one, why: again ? AGAIN : why(reasons.get(keyOf(one)) ?? null) })),
  };
}

const AGAIN = 'the same figure as an earlier row, which is the one that counts';

const firsts = (keys: readonly string[]): boolean[] => keys.map((key, i) => keys.indexOf(key) === i);

function scoredAt(
  { place, metric, from, to, known = 0, quantiles }: ForecastFigure,
  unit: string,
  value: number,
): Scored {
  const below = quantiles.filter((point) => point < value).length;
  const upTo = quantiles.filter((point) => point <= value).length;
  return {
    place,
    metric,
    from,
    to,
    unit,
    known,
    value,
    median: intervalOf({ quantiles }, 0).mean,
    intervals: LEVELS.map((of) => {
      const { lo, hi } = intervalOf({ quantiles }, of);
      const score = intervalScore({ lo, hi }, { centre: value, tolerance: 1, side: 0 }, of);
      return { level: of, lo, hi, held: lo <= value && value <= hi, score };
    }),
    at: { lo: below / PARTS, hi: (upTo + 1) / PARTS },
  };
}

/** How many are held, and how few may be: the exact band of as many independent figures as they are worth. */
function levelOf(
  figures: readonly Scored[],
  { level: of, correlation }: ForecastDocument['together'][number],
  i: number,
) {
  const all = figures.length;
  const held = figures.filter(({ intervals }) => intervals[i].held).length;
  const worth = all === 0 ? 0 : independent(figures, correlation);
  const least = all === 0 ? 0 : Math.ceil((binomialBand(worth, of, 1 - FALSE_ALARM).lo * all) / worth);
  return { level: of, held, of: all, worth, least };
}

const meanScore = (figures: readonly Scored[], i: number): number =>
  figures.reduce((sum, { intervals }) => sum + intervals[i].score, 0) / figures.length;
