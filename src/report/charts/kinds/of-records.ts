/** The charts of `records`: what would have been published month by month, and refusal against custody across jails. */
import type { RecordsDocument } from '../../../analysis/records-document.ts';
import type { About } from '../../../analysis/results.ts';
import type { ChartKind } from '../kind.ts';
import { recordsChart } from './records.ts';
import { refusalChart } from './refusal.ts';

/** The document as charts know one: with arms, here a single one. */
const aboutOf = (document: RecordsDocument): About => {
  const { name, title, label, hash } = document.scenario;
  return { ...document, arms: [{ name, title, label, scenario: hash }] };
};

export const RECORDS_CHARTS: readonly ChartKind<RecordsDocument>[] = [
  {
    kind: 'records',
    charts: (document) => {
      const { title, label = title } = document.scenario;
      return [recordsChart(document.records, { about: aboutOf(document), name: 'records', of: label })];
    },
  },
  {
    kind: 'refusal-and-custody',
    // Of all months reported; of the others the tables tell.
    charts: (document) => document.refusal_and_custody.slice(0, 1).map((all) => refusalChart(all, aboutOf(document))),
  },
];
