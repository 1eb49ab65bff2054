/**
 * The result of `run` and `compare` as a document: the JSON contract `handoff.run/1`. Charts, tables, the terminal
 * summary and the bundle are made from this document alone.
 */
import { z } from 'zod';
import { OUTCOMES } from '../base/vocabulary.ts';
import { DIRECTIONS } from './direction.ts';
import { count, day, figure, month, name, period, range, share, untold, words } from './form.ts';
import { trustForm } from './patterns/near.ts';
import { bentForm } from './small-country.ts';
import { records } from './records.ts';

const ends = z.object({ lo: untold, hi: untold });
/** A statistic over runs; null where no replication defines it (zero denominator, or not kept for the place). */
export const estimate = range.extend({
  unit: name,
  sd: untold,
  /** Apart only where draws have two replications at least. Without draws `lo` and `hi` are those of chance. */
  chance: ends.nullable(),
  parameters: z.object({ lo: figure, hi: figure }).nullable(),
  /** How many draws define it, where not all do. */
  draws: count.optional(),
});
export type Estimate = z.infer<typeof estimate>;
export const metrics = z.record(name, estimate);
export type Metrics = z.infer<typeof metrics>;

/** A difference with what its sign rests on. */
export const signed = estimate.extend({
  /** The share of draws whose own mean has the sign of the mean of all; null without draws. */
  same_sign: share.nullable(),
  direction: z.enum(DIRECTIONS),
  /** Of no difference, two-sided, not corrected for other comparisons; null for too few runs. */
  p: share.nullable(),
});
export type Signed = z.infer<typeof signed>;

/** A paired difference beside the baseline of which it is one. */
const change = signed.extend({
  baseline: range,
  /** 100 × mean difference / mean baseline; null where the baseline is too small for that. */
  percent: range.nullable(),
  /** The difference as a sentence: put in where the document is made, so that whoever reads it need not write one. */
  sentence: words.optional(),
});
export type Change = z.infer<typeof change>;
export const changes = z.record(name, change);
export type Changes = z.infer<typeof changes>;

/** One month of a series; `month` is "2015-07". */
const monthPoint = range.extend({ month });
export type MonthPoint = z.infer<typeof monthPoint>;
const monthly = z.record(name, z.array(monthPoint));

const groupRow = z.object({ key: name, name, metrics });
export type GroupRow = z.infer<typeof groupRow>;
const changedRow = z.object({ key: name, name, metrics: changes });
export type ChangedRow = z.infer<typeof changedRow>;

/** Groups whose figures are too many for the document: it says how many `rows` there are and in which `table`. */
const elsewhere = z.object({ by: name, rows: count, table: name });
export type Elsewhere = z.infer<typeof elsewhere>;

/** `inDocumentOrElsewhere` says which of the two. */
const group = z.union([z.object({ by: name, rows: z.array(groupRow) }), elsewhere]);
const changedGroup = z.union([z.object({ by: name, rows: z.array(changedRow) }), elsewhere]);

/** What a payer paid for a path: `identification`, `jail`, `at_large` or `removal`. */
const cost = estimate.extend({ path: name, payer: name });
export type Cost = z.infer<typeof cost>;
const changedCost = change.extend({ path: name, payer: name });

const scenario = z.object({
  /** The scenario's name as the user wrote it (file name without .yaml). */
  name,
  title: words,
  /** What text and charts call it, told apart from the other arms; the title in a document from before it was told. */
  label: words.optional(),
  /** SHA-256 of the fully resolved scenario. */
  scenario: name,
});

const arm = scenario.extend({
  /** Name of the cost book in use. */
  cost_book: name,
  metrics,
  outcomes: metrics,
  /** What became of the requests lodged in the period; a document from before it was counted has none. */
  asked: metrics.optional(),
  costs: z.array(cost),
  /** They may begin before the period, to show what was before the scenarios part. */
  monthly,
  groups: z.array(group),
  /** What would have been published, and the truth beside it. */
  records,
  /** The cost metrics by every cost book, where all were asked for. */
  cost_books: z.record(name, metrics).optional(),
});
export type Arm = z.infer<typeof arm>;

const ended = z.enum([...OUTCOMES, 'absent', 'not_identified']);
/** Episodes that end one way in the baseline and another in the variant. */
const flip = z.object({ from: ended, to: ended, mean: figure.min(0), lo: untold, hi: untold });
export type Flip = z.infer<typeof flip>;

const flipRow = z.object({ key: name, name, flips: z.array(flip) });
export type FlipRow = z.infer<typeof flipRow>;
const flipGroup = z.union([z.object({ by: name, rows: z.array(flipRow) }), elsewhere]);
export type FlipGroup = z.infer<typeof flipGroup>;

/** The rows of groups that stand elsewhere, made one by one: arms and differences are numbered as in the document. */
export type GroupRows = {
  readonly ofArm: (arm: number, by: string) => Iterable<GroupRow>;
  readonly ofDifference: (difference: number, by: string) => Iterable<ChangedRow>;
  readonly ofFlips: (difference: number, by: string) => Iterable<FlipRow>;
};

const mappedPlace = range.extend({
  key: name,
  direction: z.enum(DIRECTIONS),
  /** Further counties that this jail serves. */
  serves: z.array(name).optional(),
});
/** The difference of a metric in every jurisdiction. */
const mapOf = z.object({ metric: name, places: z.array(mappedPlace) });
export type MapOf = z.infer<typeof mapOf>;

/**
 * Whether a finding on a cost depends on the book. `same`: every book that tells it gives one clear direction; `none`:
 * none of them gives a clear one; `some`: some give a clear one, always the same; `flips`: both directions are clear;
 * `unknown`: there are no intervals, or no book tells it.
 */
const verdict = z.enum(['same', 'none', 'some', 'flips', 'unknown']);
export type Verdict = z.infer<typeof verdict>;

/** What the books say of one cost: their names by what each finds. */
const conclusion = z.object({
  metric: name,
  verdict,
  more: z.array(name),
  less: z.array(name),
  unclear: z.array(name),
  untold: z.array(name),
  /** The books in groups of those that price the lines in question alike: each group counts as one. */
  alike: z.array(z.array(name)),
  sentence: words.optional(),
});
export type Conclusion = z.infer<typeof conclusion>;

const difference = z.object({
  from: name,
  to: name,
  /** What the arms do not share besides what is asked, so that every difference holds it, too. */
  unlike: z.array(z.enum(['bookings', 'prices'])).optional(),
  /** How many of the measures shown differ. */
  sentence: words.optional(),
  metrics: changes,
  outcomes: changes,
  costs: z.array(changedCost),
  monthly,
  groups: z.array(changedGroup),
  flips: z.array(flip),
  /** The same by group, where asked for. */
  flip_groups: z.array(flipGroup).optional(),
  maps: z.array(mapOf).optional(),
  /** The cost metrics by every cost book, where all were asked for, and what follows whatever the book. */
  cost_books: z.record(name, changes).optional(),
  conclusions: z.array(conclusion).optional(),
});
export type Difference = z.infer<typeof difference>;

/** A day on which rules change in an arm, for charts: { day: "2015-01-05", text: "Johnson priorities" }. */
export const policyDate = z.object({
  day,
  text: words,
  /** The arms that have it, where not all do. */
  arms: z.array(name).optional(),
  /** A value of the model changes then, not a rule. */
  value: z.literal(true).optional(),
});
export type PolicyDate = z.infer<typeof policyDate>;

/** A published figure of the places reported, for a month or as the mean of several; see scenarios/data/patterns.csv. */
const published = z.object({ metric: name, from: month, to: month, low: figure, high: figure });
export type Published = z.infer<typeof published>;

const runs = z.int().min(1).max(1e9);

/** What every document of runs says. */
export const made = z.object({
  handoff: name,
  seed: words,
  replications: runs,
  draws: runs,
  /** The part of the people that was followed, where not all were: figures are of all nonetheless. */
  sample: share.optional(),
  /** Asked for as a first look. */
  first_look: z.literal(true).optional(),
  /** Metrics that a small country bends: their figures stand here as they came out, and are shown nowhere else. */
  bent: bentForm.optional(),
  period,
  /** Why these months: "as asked", "as mine states"; a document from before it was told has none. */
  period_because: words.optional(),
  /** "the United States", "Santa Clara, CA", "5 counties": what the figures cover. */
  coverage: words,
  /** "chance only; 31 uncertain parameters held at their median" */
  intervals: words,
});

/** What a document of several arms says besides figures. */
export const about = made.extend({
  /** How many parameters of the scenarios are assumed, and of how many. */
  assumptions: z.object({ assumed: count, parameters: count }),
  arms: z.array(scenario).min(1),
});
export type About = z.infer<typeof about>;

/** Both ends of every difference are arms: what is told of it stands beside them. */
const amongArms = (
  { arms, ends }: { readonly arms: readonly { readonly name: string }[]; readonly ends: readonly string[] },
  context: z.RefinementCtx,
): void => {
  const stranger = ends.find((end) => !arms.some((arm) => arm.name === end));
  if (stranger !== undefined)
    context.addIssue({ code: 'custom', path: ['arms'], message: `no arm is named "${stranger}"` });
};

export const runForm = about
  .extend({
    schema: z.literal('handoff.run/1'),
    /** First and last month simulated: whoever is followed is followed to the end of them. */
    simulated: period,
    policy_dates: z.array(policyDate),
    /** Figures that were published of these places and months. */
    published: z.array(published).optional(),
    /** The year in whose dollars costs are given. */
    price_year: z.int().min(1900).max(2100),
    /** Field offices of which only a part is reported, so that figures of whole offices are not known. */
    offices_in_part: z.array(name).optional(),
    /** Charts asked for besides those that every document has. */
    charts: z.array(z.literal('flow')).optional(),
    arms: z.array(arm).min(1),
    differences: z.array(difference),
    /** What was set in every arm, in words. */
    everywhere: words.optional(),
    /** The three to five sentences with which a comparison is told. */
    findings: z.array(words).optional(),
    /** How well the model does at these places and months, as far as anything was published of them. */
    trust: trustForm.optional(),
  })
  .superRefine(({ arms, differences }, context) =>
    amongArms({ arms, ends: differences.flatMap(({ from, to }) => [from, to]) }, context),
  );
export type RunDocument = z.infer<typeof runForm>;
