/** The document of `run` and `compare`: figures summed up and labelled. */
import type { Study } from '../experiment/study.ts';
import type { Order, Sample } from '../experiment/order.ts';
import { formatMonth } from '../base/calendar.ts';
import { PRICE_YEAR } from '../scenario/values/prices.ts';
import type { Difference, PolicyDate, Published, RunDocument } from './results.ts';
import { bentAt } from './small-country.ts';
import { coverageOf, type Summary } from './summarize.ts';

/** What the document says besides figures. */
export type Labels = {
  readonly version: string;
  readonly titles: readonly string[];
  /** What text and charts call each arm. */
  readonly labels: readonly string[];
  /** What was set in every arm, in words. */
  readonly everywhere?: string;
  readonly hashes: readonly string[];
  readonly uncertain: number;
  readonly assumptions: { assumed: number; parameters: number };
  /** Why these months are reported. */
  readonly periodBecause?: string | undefined;
  readonly policyDates: PolicyDate[];
  readonly published?: Published[];
  readonly sample?: Sample;
  /** Of each arm, what it does not share with the first besides what is asked. */
  readonly unlike?: readonly NonNullable<Difference['unlike']>[];
};

/**
 * What was gathered of a study as a document. Between two arms signals have a turn: eight with all counties take a second.
 * @param replications of each draw
 */
export async function runDocument(
  study: Study,
  summary: Summary,
  replications: number,
  labels: Labels,
): Promise<RunDocument> {
  const { order } = study;
  const arms: RunDocument['arms'] = [];
  for (const [i, { name }] of order.arms.entries()) {
    arms.push({
      name,
      title: labels.titles[i],
      label: labels.labels[i],
      scenario: labels.hashes[i],
      ...summary.arm(i),
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const differences: RunDocument['differences'] = [];
  for (const i of (order.flips ? order.arms.slice(1) : []).keys()) {
    const unlike = labels.unlike?.[i + 1] ?? [];
    differences.push({ ...(unlike.length > 0 && { unlike }), ...summary.difference(i) });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const inPart = study.offices.filter(({ plan }) => !plan.officeReported).map(({ places }) => places.office.code);
  return {
    schema: 'handoff.run/1',
    handoff: labels.version,
    seed: order.seed,
    replications,
    draws: order.draws ?? 1,
    ...labelled(labels.sample),
    period: { from: order.from, to: order.to },
    ...(labels.periodBecause === undefined ? {} : { period_because: labels.periodBecause }),
    coverage: coverageOf(study),
    intervals: intervalsInWords(order.draws, replications, labels.uncertain, labels.sample),
    assumptions: labels.assumptions,
    simulated: { from: formatMonth(study.firstMonth), to: formatMonth(study.lastMonth) },
    policy_dates: labels.policyDates,
    ...(labels.published?.length ? { published: labels.published } : {}),
    price_year: PRICE_YEAR,
    ...(inPart.length > 0 ? { offices_in_part: inPart } : {}),
    arms,
    differences,
    ...(labels.everywhere === undefined ? {} : { everywhere: labels.everywhere }),
  };
}

/** How the label of intervals begins where every parameter stands at its median. */
export const CHANCE_ONLY = 'chance only';

/** How a document says that not all people were followed. @param among the metrics that it has, where it has not all */
export function labelled({ oneIn, firstLook }: Sample = ALL, among?: readonly string[]) {
  const bent = bentAt(oneIn, among);
  return {
    ...sampledIn({ oneIn }),
    ...(firstLook && { first_look: true as const }),
    ...(bent && { bent }),
  };
}

/** The part of the people followed; nothing for everybody. */
export const sampledIn = ({ oneIn = 1 }: Pick<Order, 'oneIn'>): { readonly sample?: number } =>
  oneIn === 1 ? {} : { sample: 1 / oneIn };

const ALL: Sample = { oneIn: 1, firstLook: false };

/** What a document says of how much was simulated. */
export type Looked = Pick<RunDocument, 'sample' | 'first_look'>;

/** What a document that holds less than it could is called; undefined for the whole. */
export const lookOf = ({ sample, first_look: first }: Looked): 'a first look' | 'a small country' | undefined =>
  first ? 'a first look' : sample === undefined ? undefined : 'a small country';

/** "a first look: one person in 20 is followed"; undefined for the whole. */
export function lookInWords(document: Looked): string | undefined {
  const { sample } = document;
  const name = lookOf(document);
  return sample === undefined ? name : `${name}: one person in ${Math.round(1 / sample)} is followed`;
}

/**
 * What the intervals of a document hold.
 * @param draws of the parameters; undefined where each stands at its median
 */
export function intervalsInWords(
  draws: number | undefined,
  replications: number,
  uncertain: number,
  sample: Sample = ALL,
): string {
  const one = uncertain === 1;
  const parameters = `${uncertain} uncertain parameter${one ? '' : 's'}`;
  const said = lookInWords(labelled(sample));
  const look = said === undefined ? '' : `; ${said}`;
  if (draws === undefined) return `${CHANCE_ONLY}; ${parameters} held at ${one ? 'its' : 'their'} median${look}`;
  const together = replications === 1 ? ' together' : '';
  return `chance and parameters${together}; ${draws} joint draw${draws === 1 ? '' : 's'} of ${parameters}${look}`;
}
