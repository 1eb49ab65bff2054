/** Selectors: the places that a value, a rule or a whole scenario is about. */
import { z } from 'zod';
import { KINDS } from '../../base/vocabulary.ts';

/** One item, or a list of at least one. */
export const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);

const placeCriteria = z.strictObject({
  state: oneOrMore(z.string()).optional(),
  county: oneOrMore(z.string()).optional(),
  office: oneOrMore(z.string()).optional(),
  kind: oneOrMore(z.enum(KINDS)).optional(),
  group: oneOrMore(z.string()).optional(),
  jurisdiction: oneOrMore(z.string()).optional(),
});
/** Places: `all`, criteria that must all hold, or a list of such criteria of which one must hold. */
export const places = z.union([z.literal('all'), placeCriteria, z.array(placeCriteria).min(1)]);

export type Places = z.infer<typeof places>;
export type PlaceCriteria = z.infer<typeof placeCriteria>;
