/**
 * The sizes and positions that the files of the twin share: into what kinds people are divided where it matters, and in
 * which order streams of requests and counts lie in typed arrays.
 */
import { CHARGES } from '../scenario/schema.ts';
import type { Counter } from '../base/counters.ts';

export const CHARGE_COUNT = CHARGES.length;
/** Places in the screening line: the tiers of a programme in their order, then whoever is in none. */
export const RANKS = 8;
export const NO_RANK = RANKS - 1;
/**
 * Cells of charge and rank of which streams are kept: light charges and grave ones, which keep people longer, apart. Charges
 * stand in the order of their gravity.
 */
export const STREAM_CELLS = RANKS * 2;
export const streamCell = (charge: number, rank: number): number => rank * 2 + (charge * 2 >= CHARGE_COUNT ? 1 : 0);

/** Classes of conviction as odds tell them apart: none, misdemeanor, felony, and all that is graver. */
export const GRAVITIES = 4;

/** How ICE knows of somebody: matched; matched and interviewed; interviewed alone; interviewed by an officer of the jail. */
export const KNOWN = { match: 0, both: 1, interview: 2, jail: 3 } as const;
export const KNOWNS = 4;

/** What becomes of people asked for, by rank: shares of those asked. Those with a gravity take that many places. */
export const STREAM = {
  detainers: 0,
  notifications: 1,
  others: 2,
  noConviction: 3,
  access: 4,
  holdForms: 5,
  /** Held past release. */
  held: 6,
  /** Not held on a form that asks for it, but ICE would be told: by the jail's will or duty, or where it may not hold. */
  told: 6 + GRAVITIES,
  toldLimited: 6 + 2 * GRAVITIES,
  /** Asked for a notice alone, which the jail would give. */
  noticed: 6 + 3 * GRAVITIES,
  noticedLimited: 6 + 4 * GRAVITIES,
} as const;
export const STREAMS = 6 + 5 * GRAVITIES;

/** The counters that the twin knows of a place, in the order of its rows. */
export const KNOWN_COUNTERS = [
  'arrests',
  'rearrests',
  'submissions',
  'matched',
  'interviewed',
  'identified',
  'identified_287g',
  'encountered',
  'detainers',
  'notifications',
  'other_requests',
  'requests_no_conviction',
  'recorded_no_conviction',
  'honored',
  'declined_requests',
  'unanswered',
  'recorded_refusals',
  'recorded_custody',
  'recorded_custody_declined',
  'recorded_booked',
  'recorded_other',
  'declined_transferred',
  'not_taken',
  'requests_pending',
  'notices',
  'transferred_on_request',
  'transferred_without_request',
  'transferred_county',
  'at_large_targets',
  'at_large_released',
  'targets_arrested',
  'removed',
] as const satisfies readonly Counter[];
export const ROW = Object.fromEntries(KNOWN_COUNTERS.map((name, i) => [name, i])) as Readonly<
  Record<(typeof KNOWN_COUNTERS)[number], number>
>;
export const ROW_SIZE = KNOWN_COUNTERS.length;

/** Those that the twin knows of an office as a whole. */
export const OFFICE_COUNTERS = [
  'at_large_absconders',
  'at_large_other',
  'other_arrests',
  'absconder_stock',
  'at_large_backlog',
  'screening_minutes_given',
  'screening_minutes_used',
  'pickup_minutes_given',
  'pickup_minutes_used',
  'team_minutes_given',
  'team_minutes_used',
] as const satisfies readonly Counter[];
export const OFFICE_ROW = Object.fromEntries(OFFICE_COUNTERS.map((name, i) => [name, i])) as Readonly<
  Record<(typeof OFFICE_COUNTERS)[number], number>
>;
export const OFFICE_ROW_SIZE = OFFICE_COUNTERS.length;

/** People whom ICE took or let go, by when they leave. */
export type Flows = { held: number; other: number; plain: number; sentenced: number; targets: number; comes: number };
