/** The parameters of a complete scenario for people to look up: what each is, its values by day and place, and why. */
import { formatPath } from '../../base/problem.ts';
import { scenario as language, type Distribution, type Fade, type Places, type Scenario } from '../schema.ts';
import type { Spread } from '../schema/spread.ts';
import { median, quantile } from '../values/distribution.ts';
import { parametersOf, type Parameterlike } from '../values/evidence.ts';
import { dayAsKnown } from './days.ts';
import { fadesOf } from '../values/fade.ts';
import { parameterInWords } from './parameters.ts';
import { type Names, placesInWords } from './places.ts';
import { capital } from './series.ts';
import { spreadInWords } from './spread.ts';
import { type Evidence, evidenceInWords, valueInWords } from './values.ts';

/** A value with the day from which and the places where it holds, in words; empty where it holds always, everywhere. */
export type DescribedValue = Evidence & { readonly value: string; readonly from: string; readonly where: string };

export type DescribedParameter = Evidence & {
  /** As `--set` takes it. */
  readonly path: string;
  /** The part of the language in which it stands: `federal`. */
  readonly section: string;
  /** What it is: "the chance that a jail holds where it may". */
  readonly words: string;
  readonly unit: string;
  /** The table of scenarios/data that has values of single places. */
  readonly table: string | undefined;
  readonly values: readonly DescribedValue[];
  readonly note: string | undefined;
};

/** What a part of the language is for, as the language says. */
export const sectionInWords = (section: string): string => language.shape[section as keyof Scenario].description ?? '';

/** Every parameter of a scenario, in the order of the language. @param names of the world's places */
export function describeParameters(scenario: Scenario, names: Names): DescribedParameter[] {
  return parametersOf(scenario)
    .filter(({ path }) => path[0] !== 'posterior')
    .map(({ path, parameter }) => {
      const { unit, table, note } = parameter as { unit: string; table?: string; note?: string };
      return {
        path: formatPath(path),
        section: String(path[0]),
        words: wordsOf(scenario, path),
        unit,
        table,
        values: valuesOf(parameter, names),
        note: [...(note === undefined ? [] : [note]), ...spreadNote(parameter)].join(' ') || undefined,
        ...evidenceOf(parameter),
      };
    });
}

function wordsOf({ programmes }: Scenario, path: readonly (string | number)[]): string {
  const [root, name, , tier] = path;
  if (root !== 'programmes') return parameterInWords(path.join('.'));
  const programme = programmes[String(name)];
  return `the chance that an officer who may ask does, ${programme.title}, tier ${programme.tiers[Number(tier)].id}`;
}

function spreadNote({ spread }: { readonly spread?: Spread }): string[] {
  return spread === undefined ? [] : [`${capital(spreadInWords(spread))}: ${evidenceInWords(spread)}.`];
}

const evidenceOf = ({ source, assumed }: Parameterlike): Evidence => ({
  source: source as string | undefined,
  assumed: assumed as string | undefined,
});

function valuesOf(parameter: Parameterlike, names: Names): DescribedValue[] {
  const dated = parameter['values'];
  if (!Array.isArray(dated))
    return [{ value: figures(parameter) + fadeInWords(parameter['fade']), from: '', where: '' }];
  return (dated as Parameterlike[]).map((entry) => ({
    value: levelInWords(entry['value']) + fadeInWords(entry['fade']),
    from: daysOf(entry),
    where: entry['places'] === undefined ? '' : placesInWords({ places: entry['places'] as Places }, names),
    ...evidenceOf(entry),
  }));
}

/** The day as it is written; one that is not exactly known in words. */
function daysOf({ from, known_to: known }: Parameterlike): string {
  if (typeof from !== 'string') return '';
  return typeof known === 'string' && known !== 'day' ? dayAsKnown(from, known) : from;
}

/** What stands in a parameter beside its unit and evidence: one value, or figures that stand together. */
function figures({ value, probability, among, date, shares, factors }: Parameterlike): string {
  if (probability !== undefined) return `${levelInWords(probability)}${amongInWords(among)}`;
  const together = shares ?? factors;
  return isMap(together) ? listed(together) : levelInWords(value ?? date);
}

const isMap = (value: unknown): value is Parameterlike => typeof value === 'object' && value !== null;
const amongInWords = (classes: unknown): string =>
  Array.isArray(classes) ? ` of people whose worst conviction is ${classes.join(', ').replaceAll('_', ' ')}` : '';
const listed = (map: Parameterlike): string =>
  Object.entries(map)
    .map(([key, value]) => `${key} ${levelInWords(value)}`)
    .join(', ');

const isDistribution = (value: unknown): value is Distribution => isMap(value) && 'distribution' in value;
const rounded = (value: number): string => String(Number(value.toPrecision(2)));

/** "0.7", "on", "0.7 (0.5 to 0.84)": the middle of what is uncertain, and where 95% of it lies. */
function levelInWords(value: unknown): string {
  if (!isDistribution(value)) return valueInWords(value);
  const middle = String(Number(median(value).toPrecision(3)));
  return `${middle} (${rounded(quantile(value, 0.025))} to ${rounded(quantile(value, 0.975))})`;
}

/** ", x 0.95 a month from 2014-07-01"; nothing where nothing fades. */
const fadeInWords = (fade: unknown): string =>
  fadesOf(fade as Fade | undefined)
    .map(({ from, per_month: rate }) => `, x ${levelInWords(rate)} a month from ${from}`)
    .join('');

/** What rests on evidence of its own: "; ICE memorandum ..."; nothing where none is stated. */
const rests = (evidence: Evidence): string => {
  const told = evidenceInWords(evidence);
  return told === 'not stated' ? '' : `; ${told}`;
};

/** A value with where and from when it holds, and why: "0.7 in California from 2014-01-01; assumed: ...". */
export const valueInFull = ({ value, from, where, ...evidence }: DescribedValue): string =>
  [value, where, from === '' ? '' : `from ${from}`].filter((part) => part !== '').join(' ') + rests(evidence);
