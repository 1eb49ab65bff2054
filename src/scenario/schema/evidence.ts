/** What every figure and every rule rests on: a `source`, or why it is `assumed`. */
import { z } from 'zod';
import { day } from './dates.ts';
import { text, word } from './text.ts';

export const stated = (e: { source?: string | undefined; assumed?: string | undefined }) =>
  e.source !== undefined || e.assumed !== undefined;

export const statedMessage = { message: 'needs evidence: add "source: ..." or "assumed: why"' };

const words = text.regex(/\S/, 'must not be empty');
/** Who published a figure or a text, or why it is assumed; and what the reader should know besides. */
export const evidence = {
  source: words.optional().describe('Who published the figure or the text, and when.'),
  assumed: words.optional().describe('Why this value is taken although nobody published it.'),
  note: text.optional().describe('What a reader should know besides.'),
};

/** A name for people to read: one line. Blanks around it, and the line break that ends a block of text, are dropped. */
export const title = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\t\n]*$/, 'must be one line without tabs; what needs more lines is a description or a note');

/** The most letters that fit a column of a table or a key of a chart. */
const LONGEST_LABEL = 40;
/** What a scenario is called where its title is too long: above a column, at the end of a line. */
export const label = title.max(LONGEST_LABEL, `may have at most ${LONGEST_LABEL} letters: the title may be longer`);

/** What heads a programme, a policy or a cost book. */
export const heading = {
  title: title.describe('What it is called in results, in one line.'),
  ...evidence,
};

/** What heads a law, a policy or a programme. */
export const ruleHeading = {
  ...heading,
  begins: day.optional().describe('The day on which the rule itself begins, where that is after the end of the model.'),
};

/** The most programmes, policies or cost books that one scenario may define. */
export const MOST_DEFINITIONS = 500;

/** A map of programmes, policies or cost books by name. */
export const definitions = <T extends z.ZodType>(definition: T) =>
  z
    .record(word, definition)
    .refine((map) => Object.keys(map).length <= MOST_DEFINITIONS, `may have at most ${MOST_DEFINITIONS} entries`)
    .default({});

/** Figures that stand together, with their unit and evidence. */
export const evident = <T extends z.ZodRawShape>(shape: T) =>
  z
    .strictObject({
      unit: word.describe('In what the figures are given.'),
      ...evidence,
      ...shape,
    })
    .refine((e) => stated(e as { source?: string; assumed?: string }), statedMessage);
