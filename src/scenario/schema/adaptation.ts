/** How county jails and officers answer to what they see: absent, nobody adapts and policies are given by date. */
import { z } from 'zod';
import { evident } from './evidence.ts';
import { multiplier, parameter, probability } from './parameter.ts';
import { word } from './text.ts';

/** Policies by name, each with its share of the jails that take one. */
const policies = evident({ shares: z.record(word, z.number().min(0).max(1)) });

/** Chances are those of a month. */
export const adaptation = z.strictObject({
  /** How many past months jails and officers look back on. */
  months: parameter(z.int().min(1).max(60)),
  /** An open jail takes limits. */
  adopt: z.strictObject({
    base: probability,
    /** Times the share of limited jails among the others of the state, and of the field office. */
    peers_state: probability,
    peers_office: probability,
    /** Times the share of the jail's own requests that were for people without a conviction. */
    requests_no_conviction: probability,
    /** Times all of these: rulings of courts, and whatever else raises or lowers them from a day on. */
    level: multiplier,
    policies,
  }),
  /** A limited jail lifts them. */
  lift: z.strictObject({ chance: probability, policies }),
  /** By how much of the share declined a jail's requests are cut; the people passed over are left to the teams. */
  officers: z.strictObject({ discouragement: probability }),
});

export type Adaptation = z.infer<typeof adaptation>;
