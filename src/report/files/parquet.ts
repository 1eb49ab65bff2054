/** Tables as Parquet: for programs. */
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { RunDocument } from '../../analysis/results.ts';
import { batchesOf } from './batches.ts';
import type { Cell, Table } from './tables.ts';

const TYPES = { string: 'STRING', number: 'DOUBLE', integer: 'INT32' } as const;

/** Rows written at once: memory is that of so many, and some tens of milliseconds pass. */
const ROWS_IN_A_GROUP = 10_000;

/** The same rows as the CSV; unknown values null. The document's seed, version and `bent` stand in the metadata. */
export function* parquetChunks(
  { columns, rows }: Table,
  { handoff, seed, bent }: Pick<RunDocument, 'handoff' | 'seed' | 'bent'>,
): Generator<Uint8Array> {
  const columnsOf = (batch: readonly Cell[][]) =>
    columns.map(({ name, type }, i) => ({
      name,
      data: batch.map((row) => row[i]!),
      type: TYPES[type],
      nullable: true,
    }));
  const kvMetadata = [
    { key: 'handoff', value: handoff },
    { key: 'seed', value: seed },
    ...(bent ? [{ key: 'bent', value: JSON.stringify(bent) }] : []),
  ];
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({ columnData: columnsOf([]) });
  const file = new ParquetWriter({ writer, schema, kvMetadata, createdBy: `handoff ${handoff}` });
  for (const batch of batchesOf(rows, ROWS_IN_A_GROUP)) {
    void file.write({ columnData: columnsOf(batch), rowGroupSize: batch.length });
    yield taken(writer);
  }
  void file.finish();
  yield taken(writer);
}

/** What was written since the last time. The writer goes on counting from where it was. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}
