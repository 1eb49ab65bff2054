/**
 * The places of the model: jail systems, prisons, states and field offices, as the tables of scenarios/data give them.
 * Plain data: built once from tables (see read.ts) and passed down; nothing here knows a policy.
 */
import type { Kind } from '../base/vocabulary.ts';
import type { PlaceTable, TableRow } from './place-table.ts';

export type { PlaceTable, TableRow };

/** A jurisdiction: a county jail system (code = county code), or the prisons of a state or the nation in one office. */
export type Jurisdiction = {
  /** `06085`, `ST-CA-LOS` or `FED-LOS`. */
  readonly code: string;
  readonly name: string;
  readonly kind: Kind;
  /** Two letters; for federal prisons, empty. */
  readonly state: string;
  readonly office: string;
  /** Names that selectors may use: `interviewed-jails`, `unified`, ... */
  readonly groups: readonly string[];
  /** Who pays for days in this jail. */
  readonly payer: 'federal' | 'state' | 'local';
  /** All bookings a year at the level of 2008, and those of them that the model follows as people. */
  readonly bookings: number;
  readonly followed: number;
  /** People followed where the record of requests places them; absent where it tells nothing: as `followed`. */
  readonly placed?: number;
  /** Day fingerprint sharing began (days since 2000), or null where there are no fingerprint matches (prisons). */
  readonly activation: number | null;
  readonly population: number;
  readonly noncitizens: number;
};

export type Office = { readonly code: string; readonly name: string };

/** Bookings by month relative to a twelfth of a year at the level of 2008. */
export type MonthLevel = {
  /** Months since Jan 2000. */
  readonly month: number;
  /** All bookings. */
  readonly level: number;
  /** First bookings of the people followed: `level` less expected re-arrests (scripts/first-bookings). */
  readonly first: number;
};

export type World = {
  /** Sorted by code. */
  readonly jurisdictions: readonly Jurisdiction[];
  readonly offices: readonly Office[];
  readonly months: readonly MonthLevel[];
  /** Share of the people followed who are booked again 1, 2, ... months after a booking (scripts/first-bookings). */
  readonly rebooked: readonly number[];
  /** Every county with the jurisdiction whose jail serves it. */
  readonly counties: readonly {
    readonly code: string;
    readonly name: string;
    readonly state: string;
    readonly jurisdiction: string;
  }[];
  /** Tables that parameters may name; `place` is a jurisdiction code or, for office tables, an office code. */
  readonly tables: ReadonlyMap<string, readonly TableRow[]>;
  /** Where they come from and what is wrong with them, told where a parameter names them; absent where they follow. */
  readonly sources?: ReadonlyMap<string, PlaceTable>;
  /** Consumer price index for all urban consumers, annual average by year. */
  readonly cpi: ReadonlyMap<number, number>;
  /** What the record tells of how single places differ, by name of the effect and code; absent where it tells nothing. */
  readonly estimates?: ReadonlyMap<string, ReadonlyMap<string, Estimate>>;
  /** Fits of uncertain parameters that scenarios may name, by table. */
  readonly posteriors: ReadonlyMap<string, Posterior>;
};

/** Something known of a place, in log odds from the middle of all, and its standard error. */
export type Estimate = { readonly estimate: number; readonly se: number };

/** Joint draws of uncertain parameters, as quantiles of what the scenario states: rows of numbers between 0 and 1. */
export type Posterior = { readonly names: readonly string[]; readonly rows: readonly (readonly number[])[] };
