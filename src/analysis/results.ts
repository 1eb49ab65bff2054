/**
 * The result of `run` and `compare` as a document: the JSON contract `handoff.run/1`. Charts, tables, the terminal
 * summary and the bundle are made from this document alone.
 */
import type { Records } from './records.ts';

export type Range = { lo: number; hi: number };

/** A statistic over replications; null where no replication defines it (zero denominator, or not kept for the place). */
export type Estimate = {
  unit: string;
  mean: number | null;
  sd: number | null;
  lo: number | null;
  hi: number | null;
  chance: { lo: number | null; hi: number | null };
  parameters: Range | null;
};
export type Metrics = Record<string, Estimate>;

/** One month of a series; `month` is "2015-07". */
export type MonthPoint = { month: string; mean: number | null; lo: number | null; hi: number | null };

export type Group = { by: string; rows: { key: string; name: string; metrics: Metrics }[] };

export type Arm = {
  /** The scenario's name as the user wrote it (file name without .yaml). */
  name: string;
  /** One line for charts: the scenario's title. */
  title: string;
  /** SHA-256 of the fully resolved scenario. */
  scenario: string;
  /** Name of the cost book in use. */
  cost_book: string;
  metrics: Metrics;
  outcomes: Metrics;
  costs: Cost[];
  monthly: Record<string, MonthPoint[]>;
  groups: Group[];
  /** What would have been published, and the truth beside it. */
  records: Records;
  /** The cost metrics by every cost book, where all were asked for. */
  cost_books?: Record<string, Metrics>;
};

/** What a payer paid for a path: `identification`, `jail`, `at_large` or `removal`. */
export type Cost = Estimate & { path: string; payer: string };

export type Flip = { from: string; to: string; mean: number; lo: number | null; hi: number | null };

export type FlipGroup = { by: string; rows: { key: string; name: string; flips: Flip[] }[] };

/** The difference of a metric in every jurisdiction. */
export type MapOf = {
  metric: string;
  places: { key: string; mean: number | null; lo: number | null; hi: number | null }[];
};

export type Difference = {
  from: string;
  to: string;
  metrics: Metrics;
  outcomes: Metrics;
  costs: Cost[];
  monthly: Record<string, MonthPoint[]>;
  groups: Group[];
  flips: Flip[];
  /** The same by group, where asked for. */
  flip_groups?: FlipGroup[];
  maps?: MapOf[];
  /** The cost metrics by every cost book, where all were asked for, and what follows whatever the book. */
  cost_books?: Record<string, Metrics>;
  conclusions?: Conclusion[];
};

/**
 * Whether a finding on a cost depends on the book. `same`: every book that tells it gives one clear direction; `none`:
 * none of them gives a clear one; `some`: some give a clear one, always the same; `flips`: both directions are clear;
 * `unknown`: there are no intervals, or no book tells it.
 */
export type Verdict = 'same' | 'none' | 'some' | 'flips' | 'unknown';

/** What the books say of one cost: their names by what each finds. */
export type Conclusion = {
  metric: string;
  verdict: Verdict;
  more: string[];
  less: string[];
  unclear: string[];
  untold: string[];
};

/** A day on which rules change in an arm, for charts: { day: "2015-01-05", text: "Johnson priorities" }. */
export type PolicyDate = { day: string; text: string };

/** What a document of several arms says besides figures. */
export type About = {
  handoff: string;
  seed: string;
  replications: number;
  draws: number;
  period: { from: string; to: string };
  /** "the United States", "Santa Clara, CA", "5 counties": what the figures cover. */
  coverage: string;
  /** "chance only; 31 uncertain parameters held at their median" */
  intervals: string;
  /** How many parameters of the scenarios are assumed, and of how many. */
  assumptions: { assumed: number; parameters: number };
  arms: { name: string; title: string; scenario: string }[];
};

export type RunDocument = Omit<About, 'arms'> & {
  schema: 'handoff.run/1';
  policy_dates: PolicyDate[];
  /** The year in whose dollars costs are given. */
  price_year: number;
  /** Charts asked for besides those that every document has. */
  charts?: 'flow'[];
  arms: Arm[];
  differences: Difference[];
};
