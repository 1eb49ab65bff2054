/** A parameter's value and its evidence in words. */
import type { Distribution } from '../schema.ts';
import { median, quantile } from '../values/distribution.ts';
import { dayInWords } from './days.ts';
import { numberInWords, rangeInWords, type Measure } from './measure.ts';

export type Evidence = { readonly source?: string | undefined; readonly assumed?: string | undefined };

export const isDistribution = (value: unknown): value is Distribution =>
  typeof value === 'object' && value !== null && 'distribution' in value;

/** Nineteen in twenty values of a distribution lie between these shares of it. */
const [LOW, HIGH] = [0.025, 0.975];

/** A value as it stands in a sentence, and what the end of the sentence says of how well it is known. */
type Said = { readonly text: string; readonly range: string };

export function said(value: unknown, measure: Measure): Said {
  if (!isDistribution(value)) return { text: plainly(value, measure), range: '' };
  const range = rangeInWords(quantile(value, LOW), quantile(value, HIGH), measure);
  return { text: numberInWords(median(value), measure, { about: true }), range: ` (uncertain: ${range})` };
}

/** "in about 75% of cases (uncertain: 53 to 89%)", "12 hours", "on". */
export function valueInWords(value: unknown, measure: Measure = 'number'): string {
  const { text, range } = said(value, measure);
  return text + range;
}

function plainly(value: unknown, measure: Measure): string {
  if (value === undefined) return 'nothing stated';
  if (value === true) return 'on';
  if (value === false) return 'off';
  if (typeof value === 'number') return numberInWords(value, measure);
  const noun = typeof measure === 'object' && 'of' in measure ? measure.of[1] : 'of them';
  if (value === 'shipped') return `as many ${noun} as the tables have`;
  if (value === 'placed') return `as many ${noun} as the tables have where requests were sent`;
  if (value === 'unlimited') return `unlimited ${noun}`;
  return typeof value === 'string' ? dayInWords(value) : JSON.stringify(value);
}

/** "ICE memorandum ...", "assumed: round value", or both; "not stated" where there is neither. */
export function evidenceInWords({ source, assumed }: Evidence): string {
  const stated = [...(source === undefined ? [] : [source]), ...(assumed === undefined ? [] : [`assumed: ${assumed}`])];
  return stated.join('; ') || 'not stated';
}

/** Evidence in words as a line of its own: "Source: ..." or "Assumed: ...". */
export const basisInWords = (evidence: string): string =>
  evidence.startsWith('assumed: ') ? `Assumed: ${evidence.slice('assumed: '.length)}` : `Source: ${evidence}`;
