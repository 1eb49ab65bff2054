/** Texts of a scenario, with the lengths that tables, charts and screens can take. */
import { z } from 'zod';

/** A name, or a word in a few letters: of a policy, a tier, a unit, a table, a place. */
export const word = z.string().min(1).max(80);

/** A paragraph or two. */
export const text = z.string().max(5000);

/** The name or path of a file. */
export const path = z.string().min(1).max(1000);

/** More items than this nobody writes by hand; what is by place stands in a table of scenarios/data. */
export const MOST_ITEMS = 1000;

/** Values of one parameter: a table of every county becomes as many, and some are stated again on later days. */
export const MOST_DATED = 8000;

/** Conditions beside each other. */
export const MOST_CONDITIONS = 100;

/** More counties than there are. */
export const MOST_PLACES = 4000;
