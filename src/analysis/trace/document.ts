/**
 * One person's life in each of two arms: the JSON contract `handoff.trace/1`. Text and picture are made from it alone.
 * Draws and thresholds are shares of 2^32, so that a draw happens where it is below its threshold.
 */
import type { Step as StepName } from '../../base/vocabulary.ts';
import type { DecisionName } from '../../simulation/engine/decisions.ts';

/** A value or a rule in force, in words. */
export type Rule = {
  /** Where a scenario states it, such as `pickup.come_match`. */
  path: string;
  text: string;
  /** The day from which it holds; null if from the first. */
  since: string | null;
  source: string;
};

/** Where a person stands in a programme; `tier` from 1, null in none. */
export type Tier = Rule & { programme: string; tier: number | null; id: string | null };

/** A draw. `threshold` and `happened` are those of a chance; `hours` those of a duration; `at` that of a moment. */
export type Draw = {
  decision: DecisionName;
  draw: number;
  threshold: number | null;
  happened: boolean | null;
  hours: number | null;
  at: string | null;
  rules: Rule[];
};

/** What the law and the policy let the jail do with the person. */
export type Allowed = { act: 'hold' | 'notice' | 'access'; level: 'may not' | 'may' | 'must'; rules: Rule[] };

/** A day in a line: how many were ahead, the nearest of them by person and episode, and the officer-hours of the day (null: unlimited). */
export type LineDay = {
  line: 'screening' | 'pickup';
  day: string;
  ahead: number;
  nearest: string[];
  hours: number | null;
};

/** A change of a counter of the run, in the month in which it is counted. */
export type Counted = { counter: string; month: string; amount: number };
/** `office`: an entry of the field office, whomever it arrests. */
export type CostEntry = { counter: string; month: string; per: string; usd: number; office: boolean };

export type Step = {
  step: StepName;
  /** "2015-07-02 14:05". */
  at: string;
  text: string;
  draws: Draw[];
  allowed: Allowed[];
  /** The tier in which the person was found, and whose. */
  tier: Tier | null;
  lines: LineDay[];
  /** Officer-hours spent on the person. */
  hours: number;
  counts: Counted[];
  costs: CostEntry[];
};

export type TracedEpisode = {
  episode: number;
  booked: string;
  charge: string;
  outcome: string;
  steps: Step[];
};

export type TracedArm = { name: string; title: string; scenario: string; episodes: TracedEpisode[] };

/** Where two lives part: the first step that goes otherwise, as a position; null where one arm has no such step. */
export type Parting = {
  episode: number;
  steps: [number | null, number | null];
  /** The draw that came out otherwise, if one did. */
  decision: DecisionName | null;
  text: string;
  /** The rules and values that decided it, in either arm. */
  rules: [Rule[], Rule[]];
};

export type FoundPerson = { person: string; replication: number; episode: number; from: string; to: string };
export type Found = { query: string; replications: number; looked_at: number; matching: number; people: FoundPerson[] };

export type TraceDocument = {
  schema: 'handoff.trace/1';
  handoff: string;
  person: string;
  replication: number;
  draw: number;
  seed: string;
  /** What the uncertain parameters stand at. */
  parameters: string;
  /** First and last month simulated. */
  simulated: { from: string; to: string };
  assumptions: { assumed: number; parameters: number };
  place: { code: string; name: string; office: string };
  /** What lasts about the person, in words. */
  who: string;
  arms: TracedArm[];
  parts: Parting | null;
  /** How the person was picked, where a flip was asked for. */
  found: Found | null;
};
