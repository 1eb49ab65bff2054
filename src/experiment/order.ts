/**
 * The order that a command places: arms, months, groups and draws, as plain data. Workers build their own Study from it.
 */
import type { Scenario } from '../scenario/schema.ts';
import type { Counter } from '../base/counters.ts';
import type { Window } from './windows.ts';

export const GROUPINGS = ['state', 'office', 'jurisdiction', 'kind', 'class', 'fiscal-year'] as const;
export type Grouping = (typeof GROUPINGS)[number];
/** Groups by which flips are told: what a person keeps in every arm. */
export const FLIP_GROUPINGS = ['class', 'state', 'jurisdiction'] as const satisfies readonly Grouping[];
export type FlipGrouping = (typeof FLIP_GROUPINGS)[number];

export type Order = {
  readonly arms: readonly { readonly name: string; readonly scenario: Scenario }[];
  readonly seed: string;
  /** A small country: of so many people one is followed, and stands for all of them; without, everybody is. */
  readonly oneIn?: number | undefined;
  /** Months reported, "2015-07". */
  readonly from: string;
  readonly to: string;
  /** The first month of the series by month, where they begin before the months reported. */
  readonly since?: string | undefined;
  readonly by: readonly Grouping[];
  /** Pair the first arm's episodes with each other's. */
  readonly flips: boolean;
  /** Cost books, known to every arm, that price the same events besides each arm's own. */
  readonly costBooks?: readonly string[] | undefined;
  /** Groups in which they are paired apart, too. */
  readonly flipsBy?: readonly FlipGrouping[] | undefined;
  /** Metrics that are wanted of every jurisdiction, whatever the groups. */
  readonly maps?: readonly string[] | undefined;
  /** Places and months whose counts are kept apart from the report, whatever is reported. */
  readonly windows?: readonly Window[] | undefined;
  /** The only counters that are read, costs among them; without, all are. */
  readonly counters?: readonly Counter[] | undefined;
  /** Chosen points in place of random draws: one draw a row. */
  readonly design?: Design | undefined;
  /** Joint draws of the uncertain parameters; without, each stands at its median. */
  readonly draws?: number | undefined;
};

/** How much of the country is simulated: of so many people one is followed; and whether that is called a first look. */
export type Sample = { readonly oneIn: number; readonly firstLook: boolean };

/** Points of the uncertain parameters, as quantiles; what is not named stands at its median. */
export type Design = {
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
  /** By row, what is added to the number of a replication before its luck is drawn; without it all have the same luck. */
  readonly luck?: readonly number[] | undefined;
};
