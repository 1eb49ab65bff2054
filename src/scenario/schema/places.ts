/** Selectors: the places that a value, a rule or a whole scenario is about. */
import { z } from 'zod';
import { KINDS } from '../../base/vocabulary.ts';
import { MOST_PLACES, word } from './text.ts';

/** One item, or a list of at least one. */
export const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1).max(MOST_PLACES)]);

const placeCriteria = z.strictObject({
  state: oneOrMore(word).optional(),
  county: oneOrMore(word).optional(),
  office: oneOrMore(word).optional(),
  kind: oneOrMore(z.enum(KINDS)).optional(),
  group: oneOrMore(word).optional(),
  jurisdiction: oneOrMore(word).optional(),
});
/** Places: `all`, criteria that must all hold, or a list of such criteria of which one must hold. */
export const places = z.union([z.literal('all'), placeCriteria, z.array(placeCriteria).min(1).max(MOST_PLACES)]);

export type Places = z.infer<typeof places>;
export type PlaceCriteria = z.infer<typeof placeCriteria>;
