/** A parameter's value and its evidence in words. */
import { median } from '../values/distribution.ts';
import type { Distribution } from '../schema.ts';

export type Evidence = { readonly source?: string | undefined; readonly assumed?: string | undefined };

const isDistribution = (value: unknown): value is Distribution =>
  typeof value === 'object' && value !== null && 'distribution' in value;

/** "0.7", "on", "uncertain, median 0.7 (lognormal, log_sd 0.12)". */
export function valueInWords(value: unknown): string {
  if (isDistribution(value)) {
    const { distribution, ...rest } = value;
    const shape = Object.entries(rest)
      .filter(([key]) => key !== 'median' && key !== 'name')
      .map(([key, number]) => `${key} ${number}`);
    return `uncertain, median ${figure(median(value))} (${[distribution, ...shape].join(', ')})`;
  }
  if (value === undefined) return 'not stated';
  if (value === true) return 'on';
  if (value === false) return 'off';
  if (value === 'shipped') return 'as the tables have it';
  return typeof value === 'number' ? figure(value) : typeof value === 'string' ? value : JSON.stringify(value);
}

const figure = (value: number): string => String(Number(value.toPrecision(4)));

/** "ICE memorandum ...", "assumed: round value", or both; "not stated" where there is neither. */
export function evidenceInWords({ source, assumed }: Evidence): string {
  const stated = [...(source === undefined ? [] : [source]), ...(assumed === undefined ? [] : [`assumed: ${assumed}`])];
  return stated.join('; ') || 'not stated';
}
