/** How coming, holding and notice depend on a person's worst conviction: absent, they are blind to it. */
import { z } from 'zod';
import { CLASSES } from '../../base/vocabulary.ts';
import { evident } from './evidence.ts';
import { parameter, quantity } from './parameter.ts';

/** Neither nothing nor without end, so that what may happen still may. */
const oddsRatio = parameter(quantity(0.01, 100));

export const seriousness = z.strictObject({
  weights: evident({
    weights: z
      .record(z.enum(CLASSES), z.number().min(0).max(1))
      .describe('How much of the effect a class has: 0 none, 1 all of it.'),
    centre: z
      .number()
      .min(0)
      .max(1)
      .describe(
        'The weight of those for whom the chances are as stated elsewhere, such as the mean of people asked for.',
      ),
  }).describe('How grave each class of conviction is taken to be.'),
  come: oddsRatio.describe('The odds that ICE comes for people of weight 1, against those of people of weight 0.'),
  hold: oddsRatio.describe('The same for the odds that a jail holds somebody whom it may hold.'),
  notice: oddsRatio.describe('The same for the odds that a jail gives notice where it may, and that it reaches ICE.'),
});

export type Seriousness = z.infer<typeof seriousness>;
