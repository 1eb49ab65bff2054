/** docs/small-country.md, from the metrics of pairs of runs, whole and small. */
import { readFileSync } from 'node:fs';
import { meanSimple } from 'simple-statistics';
import { tQuantile } from '../../src/analysis/intervals.ts';
import { METRICS } from '../../src/analysis/metrics.ts';
import { variance } from '../../src/analysis/statistics/variance.ts';
import { code, opening, table } from './markdown.ts';

/** The runs: metric, one_in, draw, value. */
export const RUNS = new URL('small-country.csv', import.meta.url);

/** Of so many people one is followed; 1 is the whole. */
export const SIZES = [1, 100, 20, 5] as const;
const SMALL = [100, 20, 5] as const;

/** By metric and size: the values of the draws. */
type Runs = ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>;

function read(csv: string): Runs {
  const runs = new Map<string, Map<number, number[]>>();
  for (const line of csv.trim().split('\n').slice(1)) {
    const [metric, oneIn, , value] = line.split(',');
    const sizes = runs.get(metric) ?? new Map<number, number[]>();
    sizes.set(Number(oneIn), [...(sizes.get(Number(oneIn)) ?? []), value === '' ? Number.NaN : Number(value)]);
    runs.set(metric, sizes);
  }
  return runs;
}

/** What a small country does to a metric. */
type Bent = {
  /** Mean difference from the whole, and the half-width of its 90% interval, in percent of the whole. */
  readonly bias: number;
  readonly within: number;
  /** Standard deviation over draws, in parts of that of the whole. */
  readonly spread: number;
  /** The bias is more than a tenth of the half-width of a 95% range of the whole. */
  readonly bends: boolean;
};

export function bentBy(whole: readonly number[], small: readonly number[]): Bent {
  const n = whole.length;
  const mean = meanSimple([...whole]);
  const differences = whole.map((value, i) => small[i] - value);
  const bias = meanSimple(differences);
  const sd = Math.sqrt(variance(whole));
  const halfWidth = tQuantile(0.975, n - 1) * sd * Math.sqrt(1 + 1 / n);
  return {
    bias: (100 * bias) / mean,
    within: (100 * tQuantile(0.95, n - 1) * Math.sqrt(variance(differences) / n)) / Math.abs(mean),
    spread: Math.sqrt(variance(small)) / sd,
    bends: Math.abs(bias) > halfWidth / 10,
  };
}

const signed = (percent: number): string =>
  `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)}`.replace(/^[−+]0\.0$/, '0.0');

function cells({ bias, within, spread, bends }: Bent): string[] {
  return [`${signed(bias)} ± ${within.toFixed(1)}${bends ? ' †' : ''}`, spread.toFixed(2)];
}

/** The metrics that every draw defines, whole and small, and that vary. */
function told(runs: Runs): { id: string; bent: Bent[] }[] {
  return METRICS.flatMap(({ id }) => {
    const [whole, ...small] = SIZES.map((oneIn) => runs.get(id)?.get(oneIn) ?? []);
    const known = whole.length > 1 && [whole, ...small].flat().every(Number.isFinite);
    if (!known || meanSimple([...whole]) === 0 || variance(whole) === 0) return [];
    return [{ id, bent: small.map((values) => bentBy(whole, values)) }];
  });
}

const named = (metrics: readonly { id: string }[]): string =>
  metrics.length === 0 ? 'none' : metrics.map(({ id }) => code(id)).join(', ');

export function smallCountryPage(): string[] {
  const runs = read(readFileSync(RUNS, 'utf8'));
  const metrics = told(runs);
  const draws = runs.get(METRICS[0].id)?.get(1)?.length ?? 0;
  const heads = ['metric', ...SMALL.flatMap((oneIn) => [`bias at ${100 / oneIn}%, %`, `spread at ${100 / oneIn}%`])];
  const bending = (size: number) => metrics.filter(({ bent }) => bent[size].bends);
  return [
    ...opening('A small country'),
    '`--sample 0.05` follows one person in 20, and counts each for 20; `--quick` is that with 10 draws, for a first look at the nation.',
    'How it works is in the [model step by step](../src/simulation/README.md#a-small-country). Lines of officers and lists of teams are not just a twentieth of the whole:',
    'in an office with few people who each stand for many, days go by without a case, and one case takes the hours of days. This page says what that bends.',
    '',
    `The nation as it was (\`historical\`), ${draws} draws of what is uncertain, each simulated whole and at 1, 5 and 20%: fiscal year 2015, after half a year in which lines and lists fill. **Bias**: mean`,
    'difference from the whole in percent, with its 90% interval over these draws. **Spread**: standard deviation over the draws, in parts of that of the whole.',
    '**†**: the bias is more than a tenth of the half-width of the 95% range that the whole has with so many draws. With so few draws some have the mark by chance,',
    'and some that deserve it have none. How far differences between scenarios are bent is not measured here.',
    '',
    ...SMALL.map((oneIn, size) => `- At ${100 / oneIn}%, ${bending(size).length} of ${metrics.length} metrics have the mark: ${named(bending(size))}.`), // prettier-ignore
    '',
    'Such figures stand in results as they came out, not corrected: take the whole for them.',
    '',
    ...table(
      heads,
      metrics.map(({ id, bent }) => [code(id), ...bent.flatMap(cells)]),
    ),
  ];
}
