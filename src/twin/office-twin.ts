/** What lasts of an office in all draws: its jails, and which of them are alike. */
import type { Place } from '../scenario/values/places.ts';
import type { OfGroup, OfUnit } from './parameters.ts';
import type { Unit } from './units.ts';

/** Places treated alike. */
export type Group = {
  readonly kind: number;
  /** By parameter of the group: its class. */
  readonly classes: Readonly<Record<OfGroup, number>>;
};

/** What lasts of an office in all draws. */
export type OfficeTwin = {
  readonly office: Place;
  readonly units: readonly Unit[];
  readonly groups: readonly Group[];
  /** By unit. */
  readonly groupOf: Int32Array;
  readonly classes: readonly Readonly<Record<OfUnit, number>>[];
  /** By unit: positions of its places among all. */
  readonly numbers: readonly (readonly number[])[];
  readonly sets: number;
  /** By unit: its row of counts apart, or -1; how many there are. */
  readonly apart: Int32Array;
  readonly rowsApart: number;
};

export type Calendar = {
  readonly firstMonth: number;
  readonly months: number;
  /** By month: the span in which jails are counted apart; how many there are. */
  readonly spanOf: Int32Array;
  readonly spans: number;
  /** By span: some window of a jail covers it. The counters of jails that are read, by position in their rows. */
  readonly told: readonly boolean[];
  readonly columns: Int32Array;
};
