/** Tables as files: CSV for people, Parquet for programs, and the Frictionless description of both. */
import { stringify } from 'csv-stringify/sync';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { RunDocument } from '../../analysis/results.ts';
import { jsonText } from './round.ts';
import type { Column, Table } from './tables.ts';
import type { File } from './whole-folder.ts';

/** RFC 4180 with a header; an unknown value is empty. */
export function csvText({ columns, rows }: Table): string {
  return stringify([columns.map(({ name }) => name), ...rows], { record_delimiter: '\n' });
}

/** The same rows; strings and doubles, unknown values null. The document's seed and version stand in the metadata. */
export function parquetBytes(
  { columns, rows }: Table,
  { handoff, seed }: Pick<RunDocument, 'handoff' | 'seed'>,
): Buffer {
  const columnData = columns.map(({ name, type }, index) => ({
    name,
    data: rows.map((row) => row[index]!),
    type: type === 'string' ? ('STRING' as const) : ('DOUBLE' as const),
    nullable: true,
  }));
  const kvMetadata = [
    { key: 'handoff', value: handoff },
    { key: 'seed', value: seed },
  ];
  return Buffer.from(parquetWriteBuffer({ columnData, kvMetadata, createdBy: `handoff ${handoff}` }));
}

const field = ({ name, type, description }: Column) => ({ name, type, description });

function resources({ name, description, columns }: Table) {
  const schema = { fields: columns.map(field), missingValues: [''] };
  const dialect = { delimiter: ',', lineTerminator: '\n', header: true };
  const csv = { profile: 'tabular-data-resource', mediatype: 'text/csv', encoding: 'utf-8', dialect };
  return [
    { name, path: `${name}.csv`, format: 'csv', description, ...csv, schema },
    {
      name: `${name}-parquet`,
      path: `${name}.parquet`,
      format: 'parquet',
      description,
      mediatype: 'application/vnd.apache.parquet',
      schema,
    },
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
};

/** datapackage.json: a Frictionless data package of all tables. */
export function dataPackage(
  { arms, coverage, period, intervals, handoff, prices }: About,
  all: readonly Table[],
): object {
  return {
    profile: 'data-package',
    name: `handoff-${arms.join('-')}`.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-'),
    title: `Handoff: ${arms.join(', ')}`,
    description: [
      `Simulated, synthetic people. ${coverage}, ${period.from} to ${period.to}. Intervals: ${intervals}.`,
      ...(prices === undefined ? [] : [prices]),
    ].join(' '),
    version: handoff,
    resources: all.flatMap(resources),
  };
}

/** The files of some tables: CSV and Parquet of each, and the data package. */
export function tableFiles(about: About & { seed: string }, all: readonly Table[]): File[] {
  return [
    ...all.flatMap((table): File[] => [
      [`${table.name}.csv`, csvText(table)],
      [`${table.name}.parquet`, parquetBytes(table, about)],
    ]),
    ['datapackage.json', jsonText(dataPackage(about, all))],
  ];
}
