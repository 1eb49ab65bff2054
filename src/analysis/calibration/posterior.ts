/** The sample of a posterior as a file: a column a parameter, a row a joint draw, as quantiles of the priors. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** Joint draws: each a quantile of every parameter's prior, in the order of the parameters. */
export type Draws = readonly (readonly number[])[];

/** The sample as CSV, to nine decimals. */
export const posteriorText = (names: readonly string[], draws: Draws): string =>
  stringify([names, ...draws.map((draw) => draw.map((u) => u.toFixed(9)))], { record_delimiter: '\n' });

/** The sample back from CSV. */
export const readPosterior = (text: string): Draws => parse(text, { from_line: 2 }).map((row) => row.map(Number));
