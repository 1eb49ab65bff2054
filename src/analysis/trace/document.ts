/**
 * One person's life in each of two arms: the JSON contract `handoff.trace/1`. Text and picture are made from it alone.
 * Draws and thresholds are shares of 2^32, so that a draw happens where it is below its threshold.
 */
import { z } from 'zod';
import { STEPS } from '../../base/vocabulary.ts';
import { type DecisionName, DECISIONS } from '../../simulation/compile/decisions.ts';
import { count, figure, month, name, share, words } from '../form.ts';

const decision = z.enum(Object.keys(DECISIONS) as DecisionName[]);

/** A value or a rule in force, in words. */
const rule = z.object({
  /** Where a scenario states it, such as `pickup.come_match`. */
  path: name,
  text: words,
  /** The day from which it holds; null if from the first. */
  since: name.nullable(),
  source: words,
});
export type Rule = z.infer<typeof rule>;

/** Where a person stands in a programme; `tier` from 1, null in none. */
const tier = rule.extend({ programme: words, tier: count.nullable(), id: name.nullable() });
export type Tier = z.infer<typeof tier>;

/** A draw. `threshold` and `happened` are those of a chance; `hours` those of a duration; `at` that of a moment. */
const draw = z.object({
  decision,
  draw: share,
  threshold: share.nullable(),
  happened: z.boolean().nullable(),
  hours: figure.nullable(),
  at: name.nullable(),
  rules: z.array(rule),
});
export type Draw = z.infer<typeof draw>;

/** What the law and the policy let the jail do with the person. */
const allowed = z.object({
  act: z.enum(['hold', 'notice', 'access']),
  level: z.enum(['may not', 'may', 'must']),
  rules: z.array(rule),
});
export type Allowed = z.infer<typeof allowed>;

/** A day in a line: how many were ahead, the nearest of them by person and episode, and the officer-hours of the day (null: unlimited). */
const lineDay = z.object({
  line: z.enum(['screening', 'pickup']),
  day: name,
  ahead: count,
  nearest: z.array(name),
  hours: figure.nullable(),
});
export type LineDay = z.infer<typeof lineDay>;

/** A change of a counter of the run, in the month in which it is counted. */
const counted = z.object({ counter: name, month: name, amount: figure });
export type Counted = z.infer<typeof counted>;
/** `office`: an entry of the field office, whomever it arrests. */
const costEntry = z.object({ counter: name, month: name, per: name, usd: figure, office: z.boolean() });
export type CostEntry = z.infer<typeof costEntry>;

const step = z.object({
  step: z.enum(STEPS),
  /** "2015-07-02 14:05". */
  at: name,
  text: words,
  draws: z.array(draw),
  allowed: z.array(allowed),
  /** The tier in which the person was found, and whose. */
  tier: tier.nullable(),
  lines: z.array(lineDay),
  /** Officer-hours spent on the person. */
  hours: figure,
  counts: z.array(counted),
  costs: z.array(costEntry),
});
export type Step = z.infer<typeof step>;

const episode = z.object({ episode: count, booked: name, charge: words, outcome: name, steps: z.array(step) });
export type TracedEpisode = z.infer<typeof episode>;

const arm = z.object({ name, title: words, label: words.optional(), scenario: name, episodes: z.array(episode) });
export type TracedArm = z.infer<typeof arm>;

const position = count.nullable();
/** Where two lives part: the first step that goes otherwise, as a position; null where one arm has no such step. */
const parting = z.object({
  episode: count,
  steps: z.tuple([position, position]),
  /** The draw that came out otherwise, if one did. */
  decision: decision.nullable(),
  text: words,
  /** The rules and values that decided it, in either arm. */
  rules: z.tuple([z.array(rule), z.array(rule)]),
});
export type Parting = z.infer<typeof parting>;

const foundPerson = z.object({ person: name, replication: count, episode: count, from: name, to: name });
export type FoundPerson = z.infer<typeof foundPerson>;
const found = z.object({
  query: words,
  replications: count,
  looked_at: count,
  matching: count,
  people: z.array(foundPerson),
});
export type Found = z.infer<typeof found>;

export const traceForm = z.object({
  schema: z.literal('handoff.trace/1'),
  handoff: name,
  person: name,
  replication: count,
  draw: count,
  seed: words,
  /** What the uncertain parameters stand at. */
  parameters: words,
  /** First and last month simulated. */
  simulated: z.object({ from: month, to: month }),
  assumptions: z.object({ assumed: count, parameters: count }),
  place: z.object({ code: name, name, office: name }),
  /** What lasts about the person, in words. */
  who: words,
  arms: z.array(arm).length(2),
  parts: parting.nullable(),
  /** How the person was picked, where a flip was asked for. */
  found: found.nullable(),
});
export type TraceDocument = z.infer<typeof traceForm>;
