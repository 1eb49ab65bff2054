/** What every figure and every rule rests on: a `source`, or why it is `assumed`. */
import { z } from 'zod';

export const stated = (e: { source?: string | undefined; assumed?: string | undefined }) =>
  e.source !== undefined || e.assumed !== undefined;

export const statedMessage = { message: 'needs evidence: add "source: ..." or "assumed: why"' };

/** A name for people to read: one line. Blanks around it, and the line break that ends a block of text, are dropped. */
export const title = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\t\n]*$/, 'must be one line without tabs; what needs more lines is a description or a note');

/** What heads a programme, a policy or a cost book. */
export const evidence = {
  title,
  source: z.string().min(1).optional(),
  assumed: z.string().min(1).optional(),
  note: z.string().optional(),
};

/** The most programmes, policies or cost books that one scenario may define. */
export const MOST_DEFINITIONS = 500;

/** A map of programmes, policies or cost books by name. */
export const definitions = <T extends z.ZodType>(definition: T) =>
  z
    .record(z.string(), definition)
    .refine((map) => Object.keys(map).length <= MOST_DEFINITIONS, `may have at most ${MOST_DEFINITIONS} entries`)
    .default({});

/** Figures that stand together, with their unit and evidence. */
export const evident = <T extends z.ZodRawShape>(shape: T) =>
  z
    .strictObject({
      unit: z.string().min(1),
      source: z.string().min(1).optional(),
      assumed: z.string().min(1).optional(),
      note: z.string().optional(),
      ...shape,
    })
    .refine((e) => stated(e as { source?: string; assumed?: string }), statedMessage);
