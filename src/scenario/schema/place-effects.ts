/** How jails differ beyond rules and hours: effects of field office, state and place. Left out, all jails are alike. */
import { z } from 'zod';
import { parameter, probability, quantity } from './parameter.ts';

/** A spread of log odds: 0.7 is about half or double the odds. */
const spread = (between: string) =>
  parameter(quantity(0, 4))
    .optional()
    .describe(`How much ${between} differ in it: the standard deviation of the log odds.`);

/** Each level may be left out: those it parts then do not differ. */
const spreads = {
  office_sd: spread('field offices'),
  state_sd: spread('states within a field office'),
  place_sd: spread('jails within a state and field office'),
};

export const placeEffects = z.strictObject({
  coming: z
    .strictObject(spreads)
    .optional()
    .describe('Whether ICE comes for a person, however found; what is on record of a jail (place_effects.csv) counts.'),
  notice: z
    .strictObject(spreads)
    .optional()
    .describe('Whether a jail gives notice where it may not hold (local.notice_limited).'),
  recording: z
    .strictObject({
      ...spreads,
      silent: probability
        .optional()
        .describe('The share of jails that record no refusal at all; from some day on, if it is dated.'),
    })
    .optional()
    .describe('Whether a declined request is recorded as refused.'),
});

export type PlaceEffects = z.infer<typeof placeEffects>;
/** What has effects of place. */
export type EffectName = keyof PlaceEffects;
