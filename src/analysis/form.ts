/**
 * What figures and words of a document may be. The types of documents come from these forms, so that what is read back
 * from a file and what is written cannot drift apart; whoever reads a document that passes needs no further checks.
 */
import { z } from 'zod';
import { UNPRINTABLE } from '../base/printable.ts';

/** No count of people, hours, dollars or cents of the country reaches it; sums of a few such are exact. */
const LARGEST = 1e15;

/** A figure of any kind, in its unit. */
export const figure = z.number().min(-LARGEST).max(LARGEST);
/** Null where it is not defined, or not known. */
export const untold = figure.nullable();
/** How many. */
export const count = z.int().min(0).max(LARGEST);
/** Between 0 and 1. */
export const share = z.number().min(0).max(1);

/** Words that stand in a picture or a text. */
export const words = z
  .string()
  .max(10_000)
  .refine((text) => !UNPRINTABLE.test(text), 'holds a character that cannot be printed');
/** What something is called. */
export const name = words.max(1000);
/** "2015-07". */
export const month = z.string().regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, 'must be a month such as "2015-07"');
/** "2015-07-02". */
export const day = z.iso.date();

export const period = z
  .object({ from: month, to: month })
  .refine(({ from, to }) => from <= to, 'ends before it begins');
/** A statistic with its interval; null where there is none. */
export const range = z.object({ mean: untold, lo: untold, hi: untold });
/** A value with its interval. */
export const within = z.object({ value: figure, lo: figure, hi: figure });
/** 5%, 50% and 95% of a distribution. */
export const spread = z.object({ lo: figure, median: figure, hi: figure });
/** A scenario, with the SHA-256 of it fully resolved, and what a reader calls it. */
export const hashed = z.object({ name, hash: name, label: words.optional() });
