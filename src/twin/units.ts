/**
 * What the twin follows: jails and prisons one by one, and those with few people pooled with others of their office that
 * are treated alike in every draw. Made once for each study.
 */
import type { StudyOffice } from '../experiment/study.ts';
import type { Jurisdiction } from '../world/world.ts';
import { kindCode } from '../base/vocabulary.ts';
import type { Counting } from './windows.ts';

/** A place with fewer people followed a year is pooled. */
export const FEW = 20;

export type Unit = {
  readonly kind: number;
  /** Positions in the office, and the share of the unit's people at each. */
  readonly places: readonly number[];
  readonly shares: readonly number[];
  /** The place that stands for all in what they have in common. */
  readonly first: Jurisdiction;
  readonly set: number;
  /** Position of the prison to which people are sentenced among the office's places; -1 for none. */
  readonly prison: number;
  /** First bookings: their shape by month, and the multiple of it. */
  readonly shape: number;
  readonly scale: number;
  /** Bookings of people not followed, likewise; of a pool by the multiple of its first place's. */
  readonly others: Float64Array;
};

/** What is known of a place by position in the office. */
export type OfPlace = {
  readonly prison: number;
  readonly shape: number;
  readonly scale: number;
  readonly others: Float64Array;
  /** Two places of one text are treated alike. */
  readonly treated: string;
};

export function unitsOf({ places }: StudyOffice, of: readonly OfPlace[], counting: Counting): Unit[] {
  const found = new Map<string, number[]>();
  places.jurisdictions.forEach((place, i) => {
    const pooled = place.kind === 'county' && place.followed < FEW;
    const { treated, shape, prison } = of[i];
    const key = pooled ? `${place.state} ${treated} ${shape} ${prison} ${counting.setOf[i]}` : String(i);
    const members = found.get(key);
    if (members) members.push(i);
    else found.set(key, [i]);
  });
  return [...found.values()].map((members) => unit(places.jurisdictions, members, of, counting));
}

function unit(
  all: readonly Jurisdiction[],
  members: readonly number[],
  of: readonly OfPlace[],
  { setOf }: Counting,
): Unit {
  // prettier-ignore
  const [first] = members;
  const scale = members.reduce((sum, i) => sum + of[i].scale, 0);
  const others = new Float64Array(of[first].others.length);
  for (const i of members) of[i].others.forEach((count, month) => (others[month] += count));
  return {
    kind: kindCode(all[first].kind),
    places: members,
    shares: members.map((i) => (scale > 0 ? of[i].scale / scale : 1 / members.length)),
    first: all[first],
    set: setOf[first],
    prison: of[first].prison,
    shape: of[first].shape,
    scale,
    others,
  };
}
