/** Selectors: the places that a value, a rule or a whole scenario is about. */
import { z } from 'zod';
import { KINDS } from '../../base/vocabulary.ts';
import { MOST_PLACES, word } from './text.ts';

/** One item, or a list of at least one. */
export const oneOrMore = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1).max(MOST_PLACES)]);

const placeCriteria = z.strictObject({
  state: oneOrMore(word).optional().describe('Two letters, such as MD; or a list.'),
  county: oneOrMore(word).optional().describe('Such as "Harris, TX", or its five-digit code; or a list.'),
  office: oneOrMore(word).optional().describe('A field office of ICE by its three letters, such as BAL; or a list.'),
  kind: oneOrMore(z.enum(KINDS)).optional().describe('County jails, state prisons or federal prisons.'),
  group: oneOrMore(word).optional().describe('A group of jails of scenarios/data, such as interviewed-jails.'),
  jurisdiction: oneOrMore(word).optional().describe('A jail or prison by its code: 48201, ST-TX-HOU, FED-HOU.'),
});
/** Places: `all`, criteria that must all hold, or a list of such criteria of which one must hold. */
export const places = z.union([z.literal('all'), placeCriteria, z.array(placeCriteria).min(1).max(MOST_PLACES)]);

export type Places = z.infer<typeof places>;
export type PlaceCriteria = z.infer<typeof placeCriteria>;

/** The codes of places that a selector only lists: those of jails, or of field offices. */
export function codesIn(selector: Places): readonly string[] | undefined {
  if (typeof selector === 'string' || Array.isArray(selector)) return undefined;
  const { jurisdiction, office, ...others } = selector;
  if (Object.values(others).some((criterion) => criterion !== undefined)) return undefined;
  if ((jurisdiction === undefined) === (office === undefined)) return undefined;
  return [jurisdiction ?? office ?? []].flat();
}
