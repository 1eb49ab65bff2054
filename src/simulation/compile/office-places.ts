/** The jurisdictions of one office as a run sees them. */
import type { Place } from '../../scenario/values/places.ts';
import type { Jurisdiction } from '../../world/world.ts';

export type OfficePlaces = {
  /** The office as a place for parameters. */
  readonly office: Place;
  /** In the order of their codes: the order of keys. */
  readonly jurisdictions: readonly Jurisdiction[];
};
