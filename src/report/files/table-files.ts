/** Tables as files: CSV, Parquet where asked for, and the Frictionless description of both. */
import type { RunDocument } from '../../analysis/results.ts';
import { bentInTables } from '../words/about.ts';
import { DEFINITIONS } from '../words/definitions.ts';
import { csvChunks } from './csv.ts';
import { parquetChunks } from './parquet.ts';
import { jsonText } from './round.ts';
import type { Column, Table } from './tables.ts';
import type { File } from './whole-folder.ts';

const field = ({ name, type, description }: Column) => ({ name, type, description });

function resources({ name, description, columns, only }: Table, parquet: boolean) {
  const schema = { fields: columns.map(field), missingValues: [''] };
  const dialect = { delimiter: ',', lineTerminator: '\n', header: true };
  const csv = { profile: 'tabular-data-resource', mediatype: 'text/csv', encoding: 'utf-8', dialect };
  const binary = { format: 'parquet', description, mediatype: 'application/vnd.apache.parquet', schema };
  return [
    ...(only ? [] : [{ name, path: `${name}.csv`, format: 'csv', description, ...csv, schema }]),
    ...(parquet || only ? [{ name: `${name}-parquet`, path: `${name}.parquet`, ...binary }] : []),
  ];
}

/** What a data package is about, besides its tables. */
export type About = {
  arms: readonly string[];
  coverage: string;
  period: RunDocument['period'];
  intervals: string;
  handoff: string;
  /** How costs are priced, where there are costs. */
  prices?: string | undefined;
  /** Metrics that a small country bends. */
  bent?: RunDocument['bent'];
};

/** datapackage.json: a Frictionless data package of all tables. */
function dataPackage(
  { arms, coverage, period, intervals, handoff, prices, bent }: About,
  all: readonly Table[],
  parquet: boolean,
): object {
  return {
    profile: 'data-package',
    name: `handoff-${arms.join('-')}`.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-'),
    title: `Handoff: ${arms.join(', ')}`,
    description: [
      `Simulated, synthetic people. ${coverage}, ${period.from} to ${period.to}. Intervals: ${intervals}.`,
      ...[prices ?? [], bentInTables({ bent }) ?? []].flat(),
    ].join(' '),
    version: handoff,
    ...(bent && { bent }),
    /** What the ids of metrics, outcomes and costs mean. */
    measures: DEFINITIONS,
    resources: all.flatMap((table) => resources(table, parquet)),
  };
}

const hasRows = ({ rows }: Table): boolean => rows[Symbol.iterator]().next().done !== true;

/** The files of those tables that have rows: CSV, with `parquet` Parquet too, or that alone, and the data package that names them. */
export function tableFiles(about: About & { seed: string }, all: readonly Table[], parquet: boolean): File[] {
  const written = all.filter(hasRows);
  if (written.length === 0) return [];
  return [
    ...written.flatMap((table): File[] => [
      ...(table.only ? [] : [[`${table.name}.csv`, csvChunks(table)] as const]),
      ...(parquet || table.only ? [[`${table.name}.parquet`, parquetChunks(table, about)] as const] : []),
    ]),
    ['datapackage.json', jsonText(dataPackage(about, written, parquet))],
  ];
}
