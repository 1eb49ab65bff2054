/** What the figures rest on: in short, how many inputs of each part are assumed; in full, each with its values and why. */
import type { RunDocument } from '../../analysis/results.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { dayInWords } from '../../scenario/words/days.ts';
import {
  describeParameters,
  type DescribedParameter,
  sectionInWords,
  valueInFull,
} from '../../scenario/words/described.ts';
import type { Names } from '../../scenario/words/places.ts';
import { capital, series } from '../../scenario/words/series.ts';
import { evidenceInWords } from '../../scenario/words/values.ts';
import { labelOf } from '../words/labels.ts';
import { list, paragraph, section, type Section, table, type Table } from './model.ts';

const isAssumed = ({ assumed, values }: DescribedParameter): boolean =>
  [{ assumed }, ...values].some((one) => one.assumed !== undefined);

/** Parameters by the part of the language in which they stand, in its order. */
function bySection(parameters: readonly DescribedParameter[]): [string, DescribedParameter[]][] {
  return [...new Set(parameters.map((one) => one.section))].map((name) => [
    name,
    parameters.filter((one) => one.section === name),
  ]);
}

const nameOf = (part: string): string => capital(sectionInWords(part) || part.replaceAll('_', ' ')).replace(/\.$/, '');

/** Rules that change in the months reported, with the scenarios that have them. */
function rules(document: RunDocument): string[] {
  const { policy_dates: dates, period } = document;
  return dates
    .filter(({ day, value }) => value === undefined && day.slice(0, 7) >= period.from && day.slice(0, 7) <= period.to)
    .map(({ day, text, arms }) => {
      const who = arms
        ? ` (${series(
            arms.map((name) => labelOf(document, name)),
            'and',
          )})`
        : '';
      return `${dayInWords(day)}: ${text}${who}.`;
    });
}

function inShortTable(parameters: readonly DescribedParameter[]): Table {
  return {
    caption: 'Inputs by part of the model, and how many of them are assumed',
    heads: ['', 'Inputs', 'Assumed'],
    rows: bySection(parameters).map(([part, some]) => [
      nameOf(part),
      String(some.length),
      String(some.filter(isAssumed).length),
    ]),
    widths: [70, 15, 15],
  };
}

/** Names of places, and the baseline's scenario, where it is known. */
export type Grounds = { readonly scenario: Scenario | undefined; readonly names: Names };

const parametersOf = ({ scenario, names }: Grounds): DescribedParameter[] =>
  scenario ? describeParameters(scenario, names) : [];

export function assumptionsInShort(document: RunDocument, grounds: Grounds): Section[] {
  const { assumed, parameters } = document.assumptions;
  const changes = rules(document);
  return section('assumptions', 'Assumptions in short', [
    ...paragraph(
      `${assumed} of ${parameters} inputs are assumed, the others published. All people are synthetic. Trust differences more than levels, and levels of the nation more than those of a county.`,
    ),
    ...table(inShortTable(parametersOf(grounds))),
    ...(changes.length > 0 ? [...paragraph('Rules that change in these months:'), ...list(changes)] : []),
  ]);
}

/** More values of one input are counted: who wants them all reads the scenario's file. */
const MOST = 12;

/** The values of an input by day and place. */
function valuesOf({ values, unit, table }: DescribedParameter): string {
  const told = values.slice(0, MOST).map(valueInFull);
  const more = values.length - told.length;
  return [
    ...(table === undefined ? [] : [`by place (scenarios/data/${table}.csv)`]),
    ...told,
    ...(more > 0 ? [`and ${more} more`] : []),
    `in ${unit}`,
  ].join('; ');
}

/** Every input of the baseline, a table for each part. */
export function assumptionsInFull(document: RunDocument, grounds: Grounds): Section[] {
  const parts = bySection(parametersOf(grounds));
  if (parts.length === 0)
    return section('inputs', 'Assumptions in full', paragraph("They stand in the scenarios' files of the bundle, which this version cannot read."), { annex: true }); // prettier-ignore
  const base = labelOf(document, document.arms[0].name);
  const tables = parts.flatMap(([part, some]) =>
    table({
      caption: nameOf(part),
      heads: ['Input', 'Value', 'What it rests on'],
      rows: some.map((one) => [capital(one.words), valuesOf(one), capital(evidenceInWords(one))]),
      words: true,
      widths: [30, 30, 40],
    }),
  );
  return section('inputs', `Assumptions in full: every input of "${base}"`, tables, { annex: true });
}
