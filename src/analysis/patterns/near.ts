/**
 * How well the model does at some places and months: which published figures speak of them, how many of those the model
 * met when it was last held against them, and the one that it missed by most.
 */
import { z } from 'zod';
import { count, figure, name, untold, words } from '../form.ts';
import { type Places } from '../../scenario/schema.ts';
import { inPlaces, type Place } from '../../scenario/values/places.ts';
import { distanceOf, isMet, targetOf } from './score.ts';
import { shownForm, shownOf } from './shown.ts';
import type { Pattern } from './table.ts';

const checks = z.object({ met: count, of: count });
type Checks = z.infer<typeof checks>;

/**
 * `same`: figures of just these places; `inside`: of some of them; `around`: of the smallest region with figures that holds
 * them; `none`: of nothing but the nation; `own`: the places are simulated with officers made up for them.
 */
export const trustForm = z.object({
  scope: z.enum(['same', 'inside', 'around', 'none', 'own']),
  /** Of what the figures speak where that is not what is reported: "office BAL". */
  region: name.optional(),
  all: checks,
  /** Those of them that the model was never fitted to. */
  unseen: checks,
  /** Figures of some of the places, beside those of all of them. */
  inside: checks.optional(),
  largest: z
    .object({
      ...shownForm,
      published: z.object({ lo: untold, hi: untold }),
      model: figure,
    })
    .nullable(),
  sentence: words.optional(),
});
export type Trust = z.infer<typeof trustForm>;
export type Miss = NonNullable<Trust['largest']>;

export type Question = {
  readonly patterns: readonly Pattern[];
  /** What the model had at each of them, by id. */
  readonly figures: ReadonlyMap<string, number>;
  /** Every place of the world, and which of them are reported. */
  readonly world: readonly Place[];
  readonly places: Places;
  readonly months: { readonly from: string; readonly to: string };
};

type Judged = { readonly pattern: Pattern; readonly model: number; readonly distance: number };

/** Those that are scored, speak of these months, and stand in the record. */
function judgedOf({ patterns, figures, months }: Question): Judged[] {
  return patterns.flatMap((pattern) => {
    const model = figures.get(pattern.id);
    const target = targetOf(pattern);
    // A bound alone is kept by nearly any figure: it says nothing of how far to trust.
    const tells = pattern.role !== 'input' && target.side === 0;
    const meets = tells && pattern.from <= months.to && pattern.to >= months.from;
    return meets && model !== undefined ? [{ pattern, model, distance: distanceOf(model, target) }] : [];
  });
}

const checksOf = (judged: readonly Judged[]): Checks => ({
  met: judged.filter(({ distance }) => isMet(distance)).length,
  of: judged.length,
});

/** Where a region lies: how many places it has, and how many of them are reported. */
function extents(question: Question): (places: Places) => { readonly size: number; readonly shared: number } {
  const known = new Map<string, { size: number; shared: number }>();
  const reported = question.world.map((place) => inPlaces(question.places, place));
  return (places) => {
    const key = JSON.stringify(places);
    const found = known.get(key) ?? { size: 0, shared: 0 };
    if (!known.has(key)) {
      question.world.forEach((place, i) => {
        if (!inPlaces(places, place)) return;
        found.size += 1;
        if (reported[i]) found.shared += 1;
      });
      known.set(key, found);
    }
    return found;
  };
}

/** What is known of the model at the places and months of a question. */
export function trustIn(question: Question): Trust {
  const extentOf = extents(question);
  const whole = extentOf(question.places).size;
  const judged = judgedOf(question).map((one) => ({ ...one, extent: extentOf(one.pattern.places) }));
  const inside = judged.filter(({ extent }) => extent.shared === extent.size && extent.size < whole);
  const same = judged.filter(({ extent }) => extent.shared === whole && extent.size === whole);
  if (same.length > 0) return { ...told('same', same), ...(inside.length > 0 && { inside: checksOf(inside) }) };
  if (inside.length > 0) return told('inside', inside);
  const around = judged.filter(({ pattern, extent }) => pattern.places !== 'all' && extent.shared === whole);
  const smallest = Math.min(...around.map(({ extent }) => extent.size));
  const region = around.filter(({ extent }) => extent.size === smallest);
  if (region.length > 0) return { ...told('around', region), region: region[0].pattern.placesText };
  return told(
    'none',
    judged.filter(({ pattern }) => pattern.places === 'all'),
  );
}

function told(scope: Trust['scope'], judged: readonly Judged[]): Trust {
  const [farthest] = judged.toSorted((a, b) => Math.abs(b.distance) - Math.abs(a.distance));
  return {
    scope,
    all: checksOf(judged),
    unseen: checksOf(judged.filter(({ pattern }) => pattern.role === 'validation')),
    largest: farthest === undefined || isMet(farthest.distance) ? null : missOf(farthest),
  };
}

const missOf = ({ pattern, model }: Judged): Miss => ({
  ...shownOf(pattern),
  published: { lo: pattern.low, hi: pattern.high },
  model,
});

/** Of places with officers made up for them nothing was published. */
export const MADE_UP: Trust = { scope: 'own', all: { met: 0, of: 0 }, unseen: { met: 0, of: 0 }, largest: null };
