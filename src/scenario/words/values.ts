/** A parameter's value and its evidence in words. */
import type { Distribution, Fade } from '../schema.ts';
import { median, quantile } from '../values/distribution.ts';
import { fadesOf } from '../values/fade.ts';
import { dayInWords } from './days.ts';
import { numberInWords, rangeInWords, type Measure } from './measure.ts';

export type Evidence = { readonly source?: string | undefined; readonly assumed?: string | undefined };

export const isDistribution = (value: unknown): value is Distribution =>
  typeof value === 'object' && value !== null && 'distribution' in value;

/** A value together with how it fades. */
export type FadingValue = { readonly value: unknown; readonly fade: Fade | readonly Fade[] };
export const isFading = (value: unknown): value is FadingValue =>
  typeof value === 'object' && value !== null && 'fade' in value && 'value' in value;

/** "falling to 95% of it each month after 1 July 2014, and to about 82% each month after 10 July 2015". */
function fadeInWords(fade: FadingValue['fade']): string {
  const each = fadesOf(fade).map(({ from, per_month: rate }) => {
    const { text, range } = said(rate, 'share');
    return `to ${text}${range} of itself with each month after ${dayInWords(from)}`;
  });
  return `falling ${each.join(', then ')}`;
}

/** Nineteen in twenty values of a distribution lie between these shares of it. */
const [LOW, HIGH] = [0.025, 0.975];

/** A value as it stands in a sentence, and what the end of the sentence says of how well it is known. */
type Said = { readonly text: string; readonly range: string };

export function said(value: unknown, measure: Measure): Said {
  if (isFading(value)) {
    const { text, range } = said(value.value, measure);
    return { text, range: `${range}, ${fadeInWords(value.fade)}` };
  }
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
