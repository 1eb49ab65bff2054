/**
 * The words of the model: kinds of jurisdiction, outcomes, conviction classes, payers, what costs money, and the steps in
 * which an episode is told, in the order of the code numbers that stand for them. What is counted stands in counters.ts.
 */

/** Kinds of jurisdiction. */
export const KINDS = ['county', 'state_prison', 'federal_prison'] as const;
export type Kind = (typeof KINDS)[number];
/** The code number of a kind: its position in KINDS. */
export const kindCode = (kind: Kind): number => KINDS.indexOf(kind);

/** How an identified episode ends: exactly one of these. */
export const OUTCOMES = [
  'not_requested',
  'transferred',
  'at_large',
  'declined',
  'released_unannounced',
  'not_collected',
  'missed',
  'too_late',
  'pending',
] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** In the place of an outcome: nobody identified the person of this episode. */
export const NOT_IDENTIFIED = OUTCOMES.length;

/** Conviction classes. */
export const CLASSES = ['none', 'misdemeanor', 'felony', 'serious_felony', 'violent', 'security'] as const;

export const PAYERS = ['federal', 'state', 'local'] as const;

/** The steps whose costs a cost book must cover, each exactly once. */
export const COST_ITEMS = [
  'screening',
  'request',
  'extra_days',
  'hold',
  'pickup',
  'transfer',
  'teams',
  'detention',
  'removal',
] as const;
export type CostItem = (typeof COST_ITEMS)[number];

/** The steps of an episode, as one person's life is told. */
export const STEPS = [
  'booking',
  'identification',
  'screening',
  'decision',
  'request',
  'sentence',
  'answer',
  'coming',
  'pickup',
  'end',
  'custody',
  'search',
  'arrest',
] as const;
export type Step = (typeof STEPS)[number];
/**
 * The step in which something is told: `release` is the answer or the end, whichever the release comes with; `ending` the
 * end of the episode, or an arrest at large after it; `settled` that too, or the identification of somebody of whom nobody
 * learns, which settles how the episode ends.
 */
export type ToldIn = Step | 'release' | 'ending' | 'settled';

const basis = (divisor: number, step: ToldIn | null) => ({ divisor, step });
/**
 * What a line of a cost book may be priced by: what its quantity (minutes, teams in a month, events) is divided by, and
 * the step of an episode in which it is entered; null for what an office pays whatever happens to people, or is told where
 * it falls due.
 */
export const BASES = {
  screening_hour: basis(60, 'screening'),
  screening_hour_given: basis(60, null),
  request: basis(1, 'request'),
  extra_jail_day: basis(1440, 'release'),
  hold_hour: basis(60, 'end'),
  pickup_hour: basis(60, 'pickup'),
  pickup_hour_given: basis(60, null),
  transfer: basis(1, 'end'),
  team_year: basis(12, null),
  at_large_arrest: basis(1, 'arrest'),
  custody_arrest: basis(1, null),
  detention_day: basis(1440, 'custody'),
  removal: basis(1, 'custody'),
} as const;
export type Basis = keyof typeof BASES;
