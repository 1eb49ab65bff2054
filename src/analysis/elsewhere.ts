/** Which groups stand in a document in full, and which in a table alone. */
import type { Elsewhere } from './results.ts';

/**
 * Figures of one grouping that a document holds at most, in all its arms and differences together: some 16 MB of JSON.
 * States, offices, kinds and classes stay below it in a comparison of eight scenarios; all counties are above it even in a
 * single one, whose document would be 75 MB, and eight of them more than a text can hold.
 */
export const MOST_FIGURES = 50_000;

/** True of a grouping that stands in the document in full. @param figures in all arms and differences together */
export const fitsInDocument = (figures: number): boolean => figures <= MOST_FIGURES;

/**
 * The groups themselves, or where they stand.
 * @param rows how many groups there are
 * @param figures of each group, in all arms and differences together
 * @param table the file that has them
 */
export function inDocumentOrElsewhere<Row>(
  by: string,
  { rows, figures, table }: { readonly rows: number; readonly figures: number; readonly table: string },
  make: () => Iterable<Row>,
): { by: string; rows: Row[] } | Elsewhere {
  return fitsInDocument(rows * figures) ? { by, rows: [...make()] } : { by, rows, table };
}
