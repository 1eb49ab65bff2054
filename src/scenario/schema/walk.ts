/** What drifts from year to year: each parameter that may, with how far. */
import { z } from 'zod';
import { parameter, quantity } from './parameter.ts';

const step = parameter(quantity(0, 2))
  .refine((p) => p.table === undefined, {
    path: ['table'],
    message: 'cannot be read here: state the values themselves',
  })
  .optional();
const level = (what: string) =>
  z.strictObject({ level: step.describe(`How far ${what} drift in a fiscal year.`) }).optional();

/**
 * Sizes of yearly steps, as standard deviations of the logarithm. The keys are the paths of what drifts; see values/walk.ts.
 */
export const walk = z.strictObject({
  federal: z
    .strictObject({ office_effort: step.describe('How far the effort of a field office drifts in a fiscal year.') })
    .optional()
    .describe('Of federal.'),
  screening: level('the hours for screening').describe('Of screening.'),
  pickup: level('the hours for taking people over').describe('Of pickup.'),
  at_large: level('the teams').describe('Of at_large.'),
});
