/** docs/small-country.md, and the marks that results heed, from the metrics of runs of the nation, whole and small. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { meanSimple } from 'simple-statistics';
import { tQuantile } from '../../src/analysis/intervals.ts';
import { METRICS } from '../../src/analysis/metrics.ts';
import { variance } from '../../src/analysis/statistics/variance.ts';
import { code, opening, table } from './markdown.ts';

/** The runs: metric, arm, one_in, draw, value. */
export const RUNS = new URL('small-country.csv', import.meta.url);

/** The marks as code, which src/analysis/small-country.ts reads. */
export const MARKS = fileURLToPath(new URL('../../src/analysis/small-country-marks.ts', import.meta.url));

/** The rules under which the nation is simulated, the first of them that from which differences are taken. */
export const ARMS = ['historical', 'secure-communities', 'trust-act-nationwide'] as const;
const [BASELINE, ...VARIANTS] = ARMS;

/** Of so many people one is followed; 1 is the whole. */
export const SIZES = [1, 100, 20, 5] as const;
const SMALL = [100, 20, 5] as const;

/** Those whose differences have a row in the page. */
const MAIN = ['encountered', 'requests', 'declined_requests', 'honored', 'transferred', 'transferred_on_request', 'at_large_arrests', 'at_large_released', 'taken', 'held_hours', 'cost_total', 'screening_hours', 'pickup_hours']; // prettier-ignore

/** The values of the draws, by metric, arm and size. */
type Runs = ReadonlyMap<string, readonly number[]>;

const keyOf = (metric: string, arm: string, oneIn: number): string => [metric, arm, oneIn].join();

function onRecord(): Runs {
  const runs = new Map<string, number[]>();
  for (const line of readFileSync(RUNS, 'utf8').trim().split('\n').slice(1)) {
    const [metric, arm, oneIn, , value] = line.split(',');
    const key = keyOf(metric, arm, Number(oneIn));
    runs.set(key, [...(runs.get(key) ?? []), value === '' ? Number.NaN : Number(value)]);
  }
  return runs;
}

/** What a small country does to a figure. */
type Bent = {
  /** Mean difference from the whole, and the half-width of its 90% interval, in percent of a level. */
  readonly bias: number;
  readonly within: number;
  /** Standard deviation over draws, in parts of that of the whole. */
  readonly spread: number;
  /** The bias is more than a tenth of the half-width of a 95% range of the whole, and its own interval leaves out nought. */
  readonly bends: boolean;
};

/** @param level of which percents are told */
export function bentBy(whole: readonly number[], small: readonly number[], level = meanSimple([...whole])): Bent {
  const n = whole.length;
  const differences = whole.map((value, i) => small[i] - value);
  const bias = meanSimple(differences);
  const within = tQuantile(0.95, n - 1) * Math.sqrt(variance(differences) / n);
  const sd = Math.sqrt(variance(whole));
  const halfWidth = tQuantile(0.975, n - 1) * sd * Math.sqrt(1 + 1 / n);
  return {
    bias: (100 * bias) / level,
    within: (100 * within) / Math.abs(level),
    spread: Math.sqrt(variance(small)) / sd,
    bends: Math.abs(bias) > Math.max(halfWidth / 10, within),
  };
}

/** A figure of the whole, in percent of a level, and what each small country does to it. */
type Told = { readonly id: string; readonly whole: number; readonly bent: readonly Bent[] };

/** What is told of figures of every size; nothing of those that some draw leaves undefined, or that do not vary. */
function told(id: string, [whole, ...small]: readonly (readonly number[])[], level: number): Told[] {
  const known = whole.length > 1 && [whole, ...small].flat().every(Number.isFinite);
  if (!known || level === 0 || variance(whole) === 0) return [];
  const bent = small.map((values) => bentBy(whole, values, level));
  return [{ id, whole: (100 * meanSimple([...whole])) / level, bent }];
}

/** All metrics as they stand, and as differences of each variant from the baseline. */
type Measured = { readonly levels: Told[]; readonly differences: Told[][] };

function measured(runs: Runs): Measured {
  const valuesOf = (id: string, arm: string) => SIZES.map((oneIn) => runs.get(keyOf(id, arm, oneIn)) ?? []);
  const all = METRICS.map(({ id }) => ({ id, base: valuesOf(id, BASELINE) })).filter(({ base }) => base[0].length > 0);
  const level = (base: readonly (readonly number[])[]): number => meanSimple([...base[0]]);
  return {
    levels: all.flatMap(({ id, base }) => told(id, base, level(base))),
    differences: VARIANTS.map((arm) =>
      all.flatMap(({ id, base }) => {
        const less = valuesOf(id, arm).map((values, size) => values.map((value, draw) => value - base[size][draw]));
        return told(id, less, level(base));
      }),
    ),
  };
}

/** The metrics marked at a size: as they stand, and as differences under every variant, since how much one is bent hangs on what is compared. */
function markedAt(
  { levels, differences }: Measured,
  size: number,
): { readonly levels: string[]; readonly differences: string[] } {
  const marked = (all: readonly Told[]) => all.filter(({ bent }) => bent[size].bends).map(({ id }) => id);
  const [first, ...others] = differences.map(marked);
  return { levels: marked(levels), differences: first.filter((id) => others.every((ids) => ids.includes(id))) };
}

/** The text of {@link MARKS}. */
export async function marksText(): Promise<string> {
  const layout = JSON.parse(readFileSync(new URL('../../.prettierrc.json', import.meta.url), 'utf8')) as object;
  const record = measured(onRecord());
  const marks = Object.fromEntries(SMALL.map((oneIn, size) => [oneIn, markedAt(record, size)]));
  const text = `/** The metrics that docs/small-country.md marks, by how many people one stands for. Written by "npm run pages"; do not edit. */
    export const MARKS: Readonly<Record<number, { readonly levels: readonly string[]; readonly differences: readonly string[] }>> = ${JSON.stringify(marks)};`;
  return format(text, { ...layout, parser: 'typescript' });
}

const signed = (percent: number): string =>
  `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)}`.replace(/^[−+]0\.0$/, '0.0');

const biasText = ({ bias, within, bends }: Bent): string =>
  `${signed(bias)} ± ${within.toFixed(1)}${bends ? ' †' : ''}`;

const named = (metrics: readonly string[]): string => (metrics.length === 0 ? 'none' : metrics.map(code).join(', '));

function differencesTable(all: readonly Told[]): string[] {
  const rows = MAIN.flatMap((id) => all.filter((one) => one.id === id));
  const heads = ['metric', 'difference of the whole, %', ...SMALL.map((oneIn) => `bias at ${100 / oneIn}%`)];
  return table(
    heads,
    rows.map(({ id, whole, bent }) => [code(id), signed(whole), ...bent.map(biasText)]),
  );
}

export function smallCountryPage(): string[] {
  const runs = onRecord();
  const record = measured(runs);
  const { levels, differences } = record;
  const draws = runs.get(keyOf(METRICS[0].id, BASELINE, 1))?.length ?? 0;
  const heads = ['metric', ...SMALL.flatMap((oneIn) => [`bias at ${100 / oneIn}%, %`, `spread at ${100 / oneIn}%`])];
  return [
    ...opening('A small country'),
    '`--sample 0.05` follows one person in 20, and counts each for 20; `--quick` is that with 10 draws, for a first look at the nation.',
    'How it works is in the [model step by step](../src/simulation/README.md#a-small-country). Lines of officers and lists of teams are not just a twentieth of the whole:',
    'in an office with few people who each stand for many, days go by without a case, and one case takes the hours of days. This page says what that bends.',
    '',
    `The nation as it was (\`${BASELINE}\`) and under two other rules (${VARIANTS.map(code).join(', ')}), ${draws} draws of what is uncertain, each simulated whole and at 1, 5 and 20%: fiscal year 2016, after`,
    'half a year in which lines and lists fill. **Bias**: mean difference from the whole, with its 90% interval over these draws. **Spread**: standard deviation over the draws, in parts of that of the whole.',
    '**†**: the bias is more than a tenth of the half-width of the 95% range that the whole has with so many draws, and its own interval leaves out nought. Of so many metrics some have the mark by chance.',
    '',
    ...SMALL.map((oneIn, size) => {
      const marked = markedAt(record, size);
      return `- At ${100 / oneIn}%, ${marked.levels.length} of ${levels.length} metrics have the mark: ${named(marked.levels)}. Differences that have it under both rules: ${named(marked.differences)}.`;
    }),
    '',
    'A small country has the marks of the size measured below it: one of 10% those of 5%. What is marked stands as "–" or is left out in texts and charts of `run`, `compare`, `explain` and `sweep`, and is empty in their tables: take the whole for it.',
    '`summary.json` and the tables of single runs (`draws.parquet`, `runs.csv`) have all figures as they came out, not corrected; `summary.json`, `datapackage.json` and the metadata of every Parquet file name those that are not shown under `bent`.',
    'Metrics alone were measured: outcomes, what became of requests, flips and costs by what they are paid for have no mark.',
    '`sensitivity` says which of its measures have a mark, and shows them; chance has a larger part there than with everybody.',
    '',
    '## Differences',
    '',
    'How much a difference is bent hangs on what is compared. Where more jails decline, a small country asks them too often: probably since officers ask less where they were declined of late, and a jail with few people followed has often answered nobody.',
    'A difference is left out only where both have the mark. In percent of what was (`historical`), difference and bias alike.',
    '',
    ...VARIANTS.flatMap((arm, i) => [
      `${code(arm)} less ${code(BASELINE)}:`,
      '',
      ...differencesTable(differences[i]),
      '',
    ]),
    '## Levels',
    '',
    `Under ${code(BASELINE)}, in percent of the whole.`,
    '',
    ...table(
      heads,
      levels.map(({ id, bent }) => [code(id), ...bent.flatMap((one) => [biasText(one), one.spread.toFixed(2)])]),
    ),
  ];
}
