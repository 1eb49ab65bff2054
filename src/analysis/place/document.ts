/**
 * What is known of one place: the JSON contract `handoff.place/1`. Its rules by date, published figures beside the model's,
 * its counts by fiscal year, and what variants would change there, which is a whole document of `compare`.
 */
import { z } from 'zod';
import { count, month, name, range, words } from '../form.ts';
import { scoredPattern, totalForm } from '../patterns/scoreboard.ts';
import { groupForm, rivalsForm } from '../patterns/skill.ts';
import { made, runForm } from '../results.ts';

/** A rule that begins to hold at some jails of the place. */
const rule = z.object({
  /** As precise as it is known: "2014-05-21", "2014-05"; null for what held from the first. */
  from: name.nullable(),
  /** The same in words: "21 May 2014", "some day of May 2014". */
  day: words,
  /** Whose it is. */
  whose: z.enum(['federal', 'state', 'county']),
  title: words,
  /** What changes with it for a jail; empty where that takes more than a sentence. */
  says: words,
  /** The jails of the place that it binds, in words; empty for all of them. */
  places: words,
  source: words,
  notes: z.array(words),
});
export type PlaceRule = z.infer<typeof rule>;

const figureHere = scoredPattern.extend({
  /** Whether it is of just this place, of a part of it, or of a larger place that holds or serves it. */
  where: z.enum(['same', 'inside', 'around']),
  /** `record`: these runs do not count its places; the model's figure is that of the last `validate` on record. */
  origin: z.enum(['runs', 'record']),
});
export type FigureHere = z.infer<typeof figureHere>;

/** The counts of a fiscal year, or of those of its months that are simulated. */
const year = z.object({ name, from: month, to: month, metrics: z.record(name, range) });
export type PlaceYear = z.infer<typeof year>;

export const placeForm = made.extend({
  schema: z.literal('handoff.place/1'),
  place: z.object({
    kind: z.enum(['county', 'state', 'office']),
    code: name,
    name,
    /** As options name it: "state=MD". */
    asked: name,
    jails: count,
    offices: z.array(z.object({ code: name, name })),
    /** Another county whose jail serves it. */
    served_by: name.optional(),
  }),
  rules: z.array(rule),
  patterns: z.array(figureHere),
  totals: z.object({ calibration: totalForm, validation: totalForm }),
  rivals: rivalsForm,
  groups: z.array(groupForm),
  /** Of the first scenario. */
  years: z.array(year),
  /** The variants beside what happened. */
  run: runForm,
});
export type PlaceDocument = z.infer<typeof placeForm>;
